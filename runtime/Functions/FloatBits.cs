using Cohort.Runtime.Elements;

namespace Cohort.Runtime.Functions;

/// <summary>Lowers what works on the representation of Half, Single and Double.</summary>
internal static class FloatBits
{
    /// <summary>The signed integer type of the same size.</summary>
    public static ElementType IntegerOf(ElementType type) => type switch
    {
        ElementType.Half => ElementType.Int16,
        ElementType.Single => ElementType.Int32,
        ElementType.Double => ElementType.Int64,
        _ => throw new InvariantException($"{type} is not a binary float type"),
    };

    /// <summary>The representation as a signed integer.</summary>
    public static GraphValue Of(GraphValue x) => x.BitCast(IntegerOf(x.Type));

    /// <summary>The sign bit alone.</summary>
    public static GraphValue SignMask(GraphValue bits) =>
        bits.Bits(bits.Type, 1UL << ((8 * bits.Type.SizeInBytes()) - 1));

    /// <summary>All bits but the sign.</summary>
    public static GraphValue MagnitudeMask(GraphValue bits) =>
        bits.Bits(bits.Type, (1UL << ((8 * bits.Type.SizeInBytes()) - 1)) - 1);

    /// <summary>The magnitude of x with the sign of y.</summary>
    public static GraphValue CopySign(GraphValue x, GraphValue y)
    {
        GraphValue a = Of(x), b = Of(y);
        return ((a & MagnitudeMask(a)) | (b & SignMask(b))).BitCast(x.Type);
    }

    /// <summary>Flips the sign of x where y is negative, -0 included.</summary>
    public static GraphValue FlipSign(GraphValue x, GraphValue y)
    {
        GraphValue a = Of(x), b = Of(y);
        return (a ^ (b & SignMask(b))).BitCast(x.Type);
    }

    /// <summary>Whether the sign bit is set, NaN included.</summary>
    public static GraphValue SignBit(GraphValue x) => Of(x) < 0;

    /// <summary>The next value after x in the direction of y; y when equal; NaN if either is.</summary>
    public static GraphValue NextAfter(GraphValue x, GraphValue y)
    {
        var bits = Of(x);
        GraphValue a = Comparable(x), b = Comparable(y);
        var isZero = a.EqualTo(0);
        var isAway = (a < b) ^ (bits < 0);
        var moved = isAway.Select(bits + 1, bits - 1);
        var smallest = (Of(y) & SignMask(bits)) | bits.Constant(1);
        var next = isZero.Select(smallest, moved).BitCast(x.Type);
        return a.IsNaN().Select(x, (b.IsNaN() | a.EqualTo(b)).Select(y, next));
    }

    /// <summary>The distance to the next value away from zero, with the sign of x; NaN for infinities.</summary>
    public static GraphValue Spacing(GraphValue x)
    {
        var bits = Of(x);
        var a = Comparable(x);
        var isZero = a.EqualTo(0);
        var next = isZero.Select(1, bits + 1).BitCast(x.Type);
        var distance = (Comparable(next) - a).Cast(x.Type);
        var isInfinite = a.Absolute().EqualTo(double.PositiveInfinity);
        var nan = new GraphValue(x.Graph, x.Graph.Constant(x.Type, double.NaN));
        return (isInfinite | a.IsNaN()).Select(nan, distance);
    }

    /// <summary>
    /// x times 2 to the power of n, rounded once: the exponent is applied in steps that stay normal, or are so far
    /// below
    /// that the last step leaves nothing of their rounding (as musl's scalbn).
    /// </summary>
    public static GraphValue ScaleByPowerOfTwo(GraphValue x, GraphValue exponent)
    {
        var (low, high, safe) = x.IsDouble ? (-1022, 1023, -969) : (-126, 127, -102);
        var n = exponent.Within(3 * low, 3 * high);
        for (var step = 0; step < 2; step++)
        {
            var part = (n < low).Select(safe, n.Minimum(n.Constant(high)));
            x *= PowerOfTwo(part, x.Type);
            n -= part;
        }

        return x * PowerOfTwo(n.Within(low, high), x.Type);
    }

    /// <summary>2 to the power of an integer in the range of normal exponents.</summary>
    public static GraphValue PowerOfTwo(GraphValue n, ElementType type) =>
        type == ElementType.Double
            ? ((n.Cast(ElementType.Int64) + 1023) << 52).BitCast(type)
            : ((n.Cast(ElementType.Int32) + 127) << 23).BitCast(type);

    private static GraphValue Comparable(GraphValue x) =>
        x.Type == ElementType.Half ? x.Cast(ElementType.Single) : x;
}
