using Cohort.Arithmetic;
using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Kernels.Library.Operations;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>Functions of integers, of the parts of floats, and of shapes.</content>
public static partial class np
{
    /// <summary>The greatest common divisors of elements, none negative.</summary>
    /// <exception cref="TypeError">The elements are not integers.</exception>
    /// <remarks>Waits, every few steps, for whether all are found.</remarks>
    public static NDArray gcd(NDArray x1, NDArray x2) => Divisors.Greatest(x1, x2, nameof(gcd));

    /// <summary>The least common multiples of elements, none negative.</summary>
    /// <inheritdoc cref="gcd"/>
    public static NDArray lcm(NDArray x1, NDArray x2) => Divisors.LeastMultiple(x1, x2, nameof(lcm));

    /// <summary>The quotients of elements, rounded down, and the remainders, with the divisors' signs.</summary>
    public static (NDArray Quotient, NDArray Remainder) divmod(NDArray x1, NDArray x2) =>
        (UfuncTable.FloorDivide.Apply(x1, x2), UfuncTable.Remainder.Apply(x1, x2));

    /// <summary>The powers of elements, computed in float64 or complex128, so that none is refused.</summary>
    public static NDArray float_power(NDArray x1, NDArray x2) => UfuncTable.Power.Apply(Wide(x1), Wide(x2));

    /// <summary>A number from 0.5 up to 1, with the sign of the element, and the power of two that make it.</summary>
    /// <param name="x">The elements; integers become floats.</param>
    /// <returns>Floats, and int32 exponents; 0, infinities and NaN have the exponent 0.</returns>
    public static (NDArray Mantissa, NDArray Exponent) frexp(NDArray x) =>
        FloatParts.Of(UfuncTable.FloatCopy.Apply(x));

    /// <summary>Whether two arrays are equal once one of them is broadcast to the other's shape.</summary>
    public static bool array_equiv(NDArray a1, NDArray a2) =>
        are_broadcastable(a1, a2) && all(UfuncTable.Equal.Apply(a1, a2));

    /// <summary>The shape to which all shapes broadcast.</summary>
    /// <exception cref="IncorrectShapeException">They do not broadcast.</exception>
    public static Shape broadcast_shapes(params Shape[] shapes)
    {
        var extents = new long[shapes.Select(shape => shape.Dimensions.Length).DefaultIfEmpty().Max()];
        extents.AsSpan().Fill(1);
        for (var i = 0; i < shapes.Length; i++)
        {
            if (!Broadcasting.TryMerge(extents, shapes[i].Dimensions))
            {
                throw NoCommonShape(shapes, i);
            }
        }

        return new Shape(extents);
    }

    /// <summary>Truth values as the bits of bytes, zeros filling the last.</summary>
    /// <param name="a">Integers, of which 0 is false, or truth values.</param>
    /// <param name="axis">The axis along which eight elements become one; null flattens the array.</param>
    /// <param name="bitorder">"big" where the first element is the highest bit, "little" where it is the
    /// lowest.</param>
    /// <exception cref="TypeError">The elements are neither.</exception>
    /// <exception cref="ValueError">There is no such order.</exception>
    public static NDArray packbits(NDArray a, int? axis = null, string bitorder = "big")
    {
        if (!Given(a).Type.IsInteger() && a.Type != ElementType.Boolean)
        {
            throw new TypeError("Expected an input array of integer or boolean data type");
        }

        var places = Places(bitorder);
        if (axis is null && a.Engine.IsHostAlone)
        {
            return Packed(ArrayIndexing.Dense(Truth(a)), a.size, bitorder == "big");
        }

        var (source, along) = axis is { } given ? (a, Axes.Normalize(given, a.ndim)) : (ravel(a), 0);
        var bits = moveaxis(Truth(source), along, -1);
        if (a.Engine.IsHostAlone)
        {
            var lines = ArrayIndexing.Dense(bits);
            long[] extents = [.. bits.Layout.Extents[..^1], (bits.Layout.Extents[^1] + 7) / 8];
            return moveaxis(Reshaped(Packed(lines, bits.Layout.Extents[^1], bitorder == "big"), extents), -1, along);
        }

        var missing = (8 - (bits.Layout.Extents[^1] % 8)) % 8;
        var filler = zeros(new Shape([.. bits.Layout.Extents[..^1], missing]), typeof(bool));
        bits = missing == 0 ? bits : concatenate([bits, filler], -1);
        var words = (IsWordAligned(bits.Layout) ? bits : ArrayFactory.Copy(bits, 'C')).view(typeof(ulong));
        return moveaxis(((words * places) >> array(56UL)).astype(uint8), -1, along);
    }

    // Lines of so many truth values, one after the other.
    private static NDArray Packed(NDArray bits, long length, bool highestFirst)
    {
        var rows = length == 0 ? 0 : bits.size / length;
        var lines = new RegionView(
            bits.Region, Layout.Contiguous([rows, length], bits.Layout.Offset), ElementType.Boolean);
        long[] extents = [rows, (length + 7) / 8];
        var packed = bits.Engine.Library(new PackBitsOperation(highestFirst), [lines], [(ElementType.Byte, extents)]);
        return NDArray.Create(
            bits.Session, packed[0], Layout.Contiguous([packed[0].Length]), ElementType.Byte);
    }

    /// <summary>The bits of bytes as elements 0 and 1.</summary>
    /// <param name="a">The bytes.</param>
    /// <param name="axis">The axis along which one element becomes eight; null flattens the array.</param>
    /// <param name="count">How many bits to give: fewer, or more with zeros; a negative number leaves some out.</param>
    /// <param name="bitorder">"big" where the highest bit comes first, "little" where the lowest does.</param>
    /// <exception cref="TypeError">The elements are not bytes.</exception>
    /// <exception cref="ValueError">There is no such order, or more bits are left out than there are.</exception>
    public static NDArray unpackbits(NDArray a, int? axis = null, int? count = null, string bitorder = "big")
    {
        if (Given(a).Type != ElementType.Byte)
        {
            throw new TypeError("Expected an input array of unsigned byte data type");
        }

        var shifts = Shifts(bitorder);
        var (source, along) = axis is { } given ? (a, Axes.Normalize(given, a.ndim)) : (ravel(a), 0);
        var bytes = expand_dims(moveaxis(source, along, -1), -1);
        var bits = (bytes >> shifts) & array((byte)1);
        var n = bits.Layout.Extents[^2] * 8;
        var lines = Reshaped(bits, [.. bits.Layout.Extents[..^2], n]);
        var wanted = count is { } asked ? asked < 0 ? n + asked : asked : n;
        if (wanted < 0)
        {
            throw new ValueError($"-ve count {count} larger than number of elements {n}");
        }

        var last = lines.ndim - 1;
        lines = wanted <= n
            ? lines.ViewOf(lines.Layout.Slice(last, 0, wanted))
            : concatenate([lines, zeros(new Shape([.. lines.Layout.Extents[..^1], wanted - n]), uint8)], last);
        return moveaxis(lines, -1, along);
    }

    private static IncorrectShapeException NoCommonShape(Shape[] shapes, int second)
    {
        var first = Array.FindIndex(shapes, shape => !Shape.AreBroadcastable(shape, shapes[second]));
        return new IncorrectShapeException("shape mismatch: objects cannot be broadcast to a single shape.  Mismatch "
            + $"is between arg {first} with shape {Tuple(shapes[first])} and arg {second} with shape "
            + $"{Tuple(shapes[second])}.");
    }

    private static string Tuple(Shape shape) => shape.NDim == 1 ? $"({shape.Dimensions[0]},)" : shape.ToString();

    // Eight truth values are the lowest bits of a word's bytes. The product with one of these numbers has each of them
    // at its place in the highest byte, and no two of its 64 terms at the same place, so that nothing is carried.
    private static NDArray Places(string bitorder) => bitorder switch
    {
        "big" => array(0x8040_2010_0804_0201UL),
        "little" => array(0x0102_0408_1020_4080UL),
        _ => throw UnknownOrder(),
    };

    private static bool IsWordAligned(Layout layout)
    {
        var isAligned = layout.Offset % 8 == 0 && layout.Strides[^1] == 1;
        for (var axis = 0; axis < layout.Rank - 1; axis++)
        {
            isAligned &= layout.Strides[axis] % 8 == 0;
        }

        return isAligned;
    }

    private static ValueError UnknownOrder() => new("'order' must be either 'little' or 'big'");

    private static NDArray Shifts(string bitorder) => bitorder switch
    {
        "big" => array(new byte[] { 7, 6, 5, 4, 3, 2, 1, 0 }),
        "little" => array(new byte[] { 0, 1, 2, 3, 4, 5, 6, 7 }),
        _ => throw UnknownOrder(),
    };

    private static NDArray Wide(NDArray x) =>
        Given(x).Type is ElementType.Complex or ElementType.Double ? x : ArrayFactory.Copy(x, ElementType.Double);
}
