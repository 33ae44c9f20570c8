using System.Collections;
using Cohort.Creation;
using Cohort.Runtime.Elements;

namespace Cohort.Indexing;

/// <summary>
/// What stands between the brackets of an array, normalised: each term is a <see cref="Slice"/> or an array of
/// integers or truth values.
/// </summary>
internal static class IndexTerms
{
    /// <summary>The terms of an index given as objects.</summary>
    /// <exception cref="IndexError">An object is no index.</exception>
    public static List<object> Of(ReadOnlySpan<object?> items)
    {
        var terms = new List<object>(items.Length);
        foreach (var item in items)
        {
            Append(terms, item);
        }

        return terms;
    }

    /// <summary>The term of an index that is one array.</summary>
    /// <exception cref="ArgumentNullException">There is none: only among objects does null mean a new axis.</exception>
    public static List<object> Of(NDArray index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return [OfArray(index)];
    }

    /// <summary>The terms as slices, when all of them are; else null.</summary>
    public static Slice[]? AsSlices(List<object> terms)
    {
        var slices = new Slice[terms.Count];
        for (var i = 0; i < slices.Length; i++)
        {
            if (terms[i] is not Slice slice)
            {
                return null;
            }

            slices[i] = slice;
        }

        return slices;
    }

    private static void Append(List<object> terms, object? item)
    {
        switch (item)
        {
            case null:
                terms.Add(Slice.NewAxis);
                break;
            case Slice slice:
                terms.Add(slice);
                break;
            case NDArray array:
                terms.Add(OfArray(array));
                break;
            case string text:
                terms.AddRange(SliceParser.Cached(text));
                break;
            case Range range:
                terms.Add((Slice)range);
                break;
            case Index index:
                terms.Add((Slice)index);
                break;
            case bool truth:
                terms.Add(np.array(truth));
                break;
            case NDArray[] arrays:
                Array.ForEach(arrays, array => terms.Add(OfArray(array)));
                break;
            case object?[] nested:
                terms.AddRange(Of(nested));
                break;
            case IEnumerable sequence:
                terms.Add(Checked(ArrayFactory.FromObject(sequence)));
                break;
            default:
                terms.Add(Slice.Index(Integer(item)));
                break;
        }
    }

    /// <summary>A zero-dimensional integer array that is at hand is a plain index.</summary>
    private static object OfArray(NDArray array) =>
        array.IsScalarOfProgram && array.Type.IsInteger() ? Slice.Index((long)array) : Checked(array);

    private static NDArray Checked(NDArray array) => array.Type.IsInteger() || array.Type == ElementType.Boolean
        ? array
        : array.size == 0 && array.ndim == 1
            ? array.astype(NPTypeCode.Int64)
            : throw new IndexError("arrays used as indices must be of integer (or boolean) type");

    private static long Integer(object item) => item switch
    {
        int value => value,
        long value => value,
        sbyte or byte or short or ushort or uint => Convert.ToInt64(item, null),
        ulong value => checked((long)value),
        _ => throw new IndexError("only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer "
            + $"or boolean arrays are valid indices, not {item.GetType().Name}"),
    };
}
