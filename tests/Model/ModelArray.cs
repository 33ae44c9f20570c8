using Cohort.Runtime.Elements;

namespace Cohort.Tests.Model;

/// <summary>
/// A strided array over a shared buffer of elements, as naive as possible: every access computes its position from
/// the indices.
/// </summary>
public sealed partial class ModelArray
{
    private readonly ModelValue[] _buffer;
    private readonly long _offset;
    private readonly long[] _strides;

    private ModelArray(ElementType type, ModelValue[] buffer, long offset, long[] shape, long[] strides)
    {
        Type = type;
        _buffer = buffer;
        _offset = offset;
        Shape = shape;
        _strides = strides;
    }

    public ElementType Type { get; }

    public long[] Shape { get; }

    public int Rank => Shape.Length;

    public long Count => Shape.Aggregate(1L, (count, extent) => count * extent);

    /// <summary>Whether it stands for a C# literal, whose type yields to that of arrays.</summary>
    public bool IsWeak { get; private init; }

    /// <summary>Broadcast views and diagonals may not be written through.</summary>
    public bool IsReadOnly { get; private init; }

    /// <summary>
    /// Whether NumPy might keep these elements in another order than row-major, so that it is open whether a reshape
    /// or ravel of it is a view or a copy.
    /// </summary>
    public bool HasOpenLayout { get; private init; }

    /// <summary>Whether the elements lie in row-major order without gaps.</summary>
    public bool IsContiguous => Count == 0
        || Indices(Shape).Select(Position).SequenceEqual(Enumerable.Range(0, (int)Count).Select(i => _offset + i));

    /// <summary>A new array of zeros.</summary>
    public static ModelArray Fresh(ElementType type, IEnumerable<long> shape)
    {
        var extents = shape.ToArray();
        var count = extents.Aggregate(1L, (product, extent) => product * extent);
        return Of(type, extents, new ModelValue[count]);
    }

    /// <summary>A new array with the given elements in row-major order.</summary>
    public static ModelArray Of(
        ElementType type, IEnumerable<long> shape, IEnumerable<ModelValue> values, bool hasOpenLayout = false)
    {
        var extents = shape.ToArray();
        return new ModelArray(type, [.. values], 0, extents, RowMajor(extents)) { HasOpenLayout = hasOpenLayout };
    }

    /// <summary>A C# literal as an operand.</summary>
    public static ModelArray Literal(double value, bool isInteger)
    {
        var type = isInteger ? ElementType.Int64 : ElementType.Double;
        var element = isInteger ? ModelValue.Of((Int128)value) : ModelValue.Of(value);
        return new ModelArray(type, [element], 0, [], []) { IsWeak = true };
    }

    /// <summary>Every index tuple of a shape, in row-major order.</summary>
    public static IEnumerable<long[]> Indices(long[] shape)
    {
        if (shape.Contains(0))
        {
            yield break;
        }

        var index = new long[shape.Length];
        while (true)
        {
            yield return (long[])index.Clone();
            var axis = shape.Length - 1;
            while (axis >= 0 && ++index[axis] == shape[axis])
            {
                index[axis--] = 0;
            }

            if (axis < 0)
            {
                yield break;
            }
        }
    }

    public ModelValue this[params long[] index]
    {
        get => _buffer[Position(index)];
        set => _buffer[Position(index)] = value;
    }

    /// <summary>The elements in row-major order, read now.</summary>
    public ModelValue[] Values() => [.. Indices(Shape).Select(index => this[index])];

    /// <summary>The elements converted to another type, in a new array.</summary>
    public ModelArray Cast(ElementType to) =>
        Of(to, Shape, Values().Select(value => ModelTypes.Cast(Type, to, value)));

    /// <summary>A new array with the same elements.</summary>
    public ModelArray Copy() => Of(Type, Shape, Values());

    /// <summary>Whether the two can see each other's writes.</summary>
    public bool SharesBufferWith(ModelArray other) => ReferenceEquals(_buffer, other._buffer);

    /// <summary>
    /// Stores values, broadcast to this shape and converted to this type, where the mask (if any) is true. All values
    /// are read before the first is stored.
    /// </summary>
    public void Store(ModelArray values, ModelArray? mask = null)
    {
        if (IsReadOnly)
        {
            throw new RefusalException("assignment destination is read-only");
        }

        var elements = values.DropLeadingOnes(Rank).BroadcastTo(Shape).Cast(Type).Values();
        var keep = mask?.BroadcastTo(Shape).Values();
        var position = 0;
        foreach (var index in Indices(Shape))
        {
            if (keep is null || keep[position].Integer != 0)
            {
                this[index] = elements[position];
            }

            position++;
        }
    }

    private ModelArray DropLeadingOnes(int rank)
    {
        var result = this;
        while (result.Rank > rank && result.Shape[0] == 1)
        {
            result = result.Pick(0, 0);
        }

        return result;
    }

    private long Position(long[] index) => _offset + index.Zip(_strides, (i, stride) => i * stride).Sum();

    private static long[] RowMajor(long[] shape)
    {
        var strides = new long[shape.Length];
        var step = 1L;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = step;
            step *= shape[axis];
        }

        return strides;
    }
}
