using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <content>Arrays from .NET values, arrays and sequences.</content>
public static partial class np
{
    private const int MostAxes = 64;

    /// <summary>An array itself, or a copy of it.</summary>
    public static NDArray array(NDArray nd, bool copy = true) => copy ? ArrayFactory.Copy(nd, 'K') : nd;

    /// <summary>An array of a .NET array: rectangular of any rank, or jagged.</summary>
    /// <param name="array">The elements.</param>
    /// <param name="dtype">The element type; by default that of the .NET array.</param>
    /// <param name="ndmin">The fewest axes; axes of extent 1 are put in front.</param>
    /// <param name="copy">Whether to copy; else the memory is shared where the types allow it, live both ways.</param>
    /// <param name="order">The order in memory: 'C' or 'F'.</param>
    /// <exception cref="IncorrectShapeException">A jagged array has rows of different lengths.</exception>
    public static NDArray array(Array array, Type? dtype = null, int ndmin = 0, bool copy = true, char order = 'C')
    {
        if (ndmin > MostAxes)
        {
            throw new ValueError($"ndmin bigger than allowable number of dimensions NPY_MAXDIMS (={MostAxes})");
        }

        var result = copy ? ClrArrays.Import(Session.Current, array) : ClrArrays.Share(Session.Current, array);
        var type = dtype is null ? result.Type : ElementTypes.Of(dtype);
        if (type != result.Type || char.ToUpperInvariant(order) == 'F')
        {
            result = ArrayFactory.Copy(result, order, type);
        }

        var layout = result.Layout;
        while (layout.Rank < ndmin)
        {
            layout = layout.InsertAxis(0);
        }

        return layout.Rank == result.ndim ? result : ArrayFactory.Owned(result, layout);
    }

    /// <summary>The characters of a text.</summary>
    public static NDArray array(string chars)
    {
        ArgumentNullException.ThrowIfNull(chars);
        return HostContent.Import(Session.Current, [chars.Length], chars.AsSpan());
    }

    /// <summary>
    /// The characters of texts behind a header with their lengths; <see cref="NDArray.AsStringArray"/> reads it.
    /// </summary>
    public static NDArray array(string[] strArray) => array(CharacterArrays.Encode(strArray));

    /// <summary>A vector of the elements of a sequence.</summary>
    public static NDArray array<T>(IEnumerable<T> data) => ArrayFactory.FromObject(data.ToArray());

    /// <summary>A vector of the first elements of a sequence.</summary>
    public static NDArray array<T>(IEnumerable<T> data, int size) => ArrayFactory.FromObject(data.Take(size).ToArray());

    /// <summary>A vector of the first elements of a sequence.</summary>
    public static NDArray array<T>(IEnumerable<T> data, long size) =>
        array(data, (int)Math.Clamp(size, 0, int.MaxValue));

    /// <summary>A zero-dimensional array, whose type does not adapt to others as that of a plain number does.</summary>
    public static NDArray array<T>(T scalar)
        where T : unmanaged => HostContent.Import(Session.Current, [], new ReadOnlySpan<T>(in scalar));

    /// <summary>A vector of the elements.</summary>
    public static NDArray array<T>(params T[] data)
        where T : unmanaged => array((Array)data);

    /// <summary>A vector of the elements, copied or sharing their memory.</summary>
    public static NDArray array<T>(T[] data, bool copy)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>A vector of the elements, converted.</summary>
    public static NDArray array<T>(T[] data, NPTypeCode dtype)
        where T : unmanaged => array((Array)data, dtype.AsType());

    /// <summary>A vector of the elements, converted.</summary>
    public static NDArray array<T>(T[] data, Type? dtype)
        where T : unmanaged => array((Array)data, dtype);

    /// <summary>A matrix of the elements, converted.</summary>
    public static NDArray array<T>(T[,] data, NPTypeCode dtype)
        where T : unmanaged => array((Array)data, dtype.AsType());

    /// <summary>A matrix of the elements, converted.</summary>
    public static NDArray array<T>(T[,] data, Type? dtype)
        where T : unmanaged => array((Array)data, dtype);

    /// <summary>An array of 2 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 3 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 4 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 5 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 6 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,,,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 7 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,,,,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 8 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,,,,,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 9 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,,,,,,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 10 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,,,,,,,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 11 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,,,,,,,,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 12 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,,,,,,,,,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 13 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,,,,,,,,,,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 14 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,,,,,,,,,,,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 15 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,,,,,,,,,,,,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 16 axes, copied or sharing the memory.</summary>
    public static NDArray array<T>(T[,,,,,,,,,,,,,,,] data, bool copy = true)
        where T : unmanaged => array((Array)data, copy: copy);

    /// <summary>An array of 2 axes from rows of equal lengths.</summary>
    /// <exception cref="IncorrectShapeException">The lengths differ.</exception>
    public static NDArray array<T>(T[][] data)
        where T : unmanaged => array((Array)data);

    /// <summary>An array of 3 axes from rows of equal lengths.</summary>
    /// <exception cref="IncorrectShapeException">The lengths differ.</exception>
    public static NDArray array<T>(T[][][] data)
        where T : unmanaged => array((Array)data);

    /// <summary>An array of 4 axes from rows of equal lengths.</summary>
    /// <exception cref="IncorrectShapeException">The lengths differ.</exception>
    public static NDArray array<T>(T[][][][] data)
        where T : unmanaged => array((Array)data);

    /// <summary>An array of 5 axes from rows of equal lengths.</summary>
    /// <exception cref="IncorrectShapeException">The lengths differ.</exception>
    public static NDArray array<T>(T[][][][][] data)
        where T : unmanaged => array((Array)data);

    /// <summary>An array itself where it has the dtype and order, else a converted copy.</summary>
    /// <param name="a">The array.</param>
    /// <param name="dtype">The element type; by default its own.</param>
    /// <param name="order">The order in memory: 'C', 'F', or as it is: 'A', 'K'.</param>
    /// <param name="copy">True always copies; false never does.</param>
    /// <param name="like">Ignored; for NumPy's signature.</param>
    /// <param name="device">Ignored: devices are chosen at run time.</param>
    /// <exception cref="ValueError">Only a copy could be given, and <paramref name="copy"/> is false.</exception>
    public static NDArray asarray(
        NDArray a, Type? dtype = null, char order = 'K', bool? copy = null, NDArray? like = null, string? device = null)
    {
        var type = Given(a) is var given && dtype is null ? given.Type : ElementTypes.Of(dtype);
        var ordered = char.ToUpperInvariant(order) switch
        {
            'C' => Given(a).Layout.IsContiguous,
            'F' => Orders.IsColumnMajor(Given(a).Layout),
            _ => true,
        };

        if (copy != true && type == a.Type && ordered)
        {
            return a;
        }

        return copy != false ? ArrayFactory.Copy(a, order, type) : throw new ValueError(
            "Unable to avoid copy while creating an array as requested.");
    }

    /// <inheritdoc cref="asarray(NDArray, Type, char, bool?, NDArray, string)"/>
    public static NDArray asarray(
        NDArray a, DType dtype, char order = 'K', bool? copy = null, NDArray? like = null, string? device = null) =>
        asarray(a, dtype?.type, order, copy);

    /// <inheritdoc cref="asarray(NDArray, Type, char, bool?, NDArray, string)"/>
    public static NDArray asarray(
        NDArray a, NPTypeCode dtype, char order = 'K', bool? copy = null, NDArray? like = null,
        string? device = null) => asarray(a, dtype.AsType(), order, copy);

    /// <inheritdoc cref="asarray(NDArray, Type, char, bool?, NDArray, string)"/>
    public static NDArray asarray(
        NDArray a, string dtype, char order = 'K', bool? copy = null, NDArray? like = null, string? device = null) =>
        asarray(a, DType.From(dtype).type, order, copy);

    /// <summary>The characters of a text.</summary>
    public static NDArray asarray(string data) => array(data);

    /// <summary>The characters of texts behind a header with their lengths.</summary>
    public static NDArray asarray(string[] data, int ndim = 1) => array(data);

    /// <summary>A zero-dimensional array.</summary>
    public static NDArray asarray<T>(T data)
        where T : unmanaged => array(data);

    /// <summary>A vector of the elements, with axes of extent 1 in front if more are asked for.</summary>
    public static NDArray asarray<T>(T[] data, int ndim = 1)
        where T : unmanaged => array((Array)data, ndmin: ndim);

    /// <summary>Any object as an array: arrays, .NET arrays, sequences and numbers.</summary>
    /// <exception cref="NotSupportedException">The object is none of these.</exception>
    public static NDArray asanyarray(in object a, Type? dtype = null, string? device = null) =>
        asarray(ArrayFactory.FromObject(a), dtype);

    /// <summary>Any object as an array: arrays, .NET arrays, sequences and numbers.</summary>
    /// <exception cref="NotSupportedException">The object is none of these.</exception>
    public static NDArray asanyarray(in object a, Type? dtype, char order, string? device = null) =>
        asarray(ArrayFactory.FromObject(a), dtype, order);

    /// <summary>The array itself where it is row-major, else a copy; at least one axis.</summary>
    public static NDArray ascontiguousarray(NDArray a, Type? dtype = null) => atleast_1d(asarray(a, dtype, 'C'));

    /// <summary>The array itself where it is column-major, else a copy; at least one axis.</summary>
    public static NDArray asfortranarray(NDArray a, Type? dtype = null) => atleast_1d(asarray(a, dtype, 'F'));

    /// <summary>A copy in memory of its own, in an order: 'C', 'F', or as the array is: 'A', 'K'.</summary>
    public static NDArray copy(NDArray a, char order = 'K') => ArrayFactory.Copy(a, order);

    /// <summary>
    /// Stores values, which broadcast and are converted, in an array. Leading axes of extent 1 that it lacks are
    /// dropped.
    /// </summary>
    /// <param name="dst">The array to change.</param>
    /// <param name="src">The values.</param>
    /// <param name="casting">Which conversions are allowed: no, equiv, safe, same_kind, unsafe.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <exception cref="TypeError">The conversion is not allowed.</exception>
    /// <exception cref="IncorrectShapeException">The values do not broadcast to the array.</exception>
    public static void copyto(NDArray dst, NDArray src, string casting = "same_kind", NDArray? where = null)
    {
        if (Given(src).Weakness == Weakness.Strong)
        {
            Casting.CheckArray(src.Type, Given(dst).Type, casting);
        }

        var layout = Assignment.TryFit(src.Layout, Given(dst).Layout.Extents)
            ?? throw new IncorrectShapeException(Assignment.Refusal(src.Layout, dst.Layout.Extents));
        ArrayFactory.Store(dst, ReferenceEquals(layout, src.Layout) ? src : src.ViewOf(layout), where);
    }
}
