using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Runtime.Functions;

/// <summary>Lowers the arithmetic that is more than one primitive.</summary>
internal static class ArithmeticLowering
{
    /// <summary>-1, 0 or 1; NaN for NaN.</summary>
    public static GraphValue Sign(GraphValue x)
    {
        var positive = (x > 0).Select(x.Constant(1), x.IsFloat ? x + 0.0 : x.Constant(0));
        return x.IsSigned ? (x < 0).Select(-1, positive) : positive;
    }

    /// <summary>
    /// How many bits of the magnitude are set: pairs, then groups of four and of eight are counted side by side.
    /// </summary>
    public static GraphValue BitCount(GraphValue x)
    {
        if (x.IsBoolean)
        {
            return x.Cast(ElementType.Byte);
        }

        if (!x.Type.IsInteger())
        {
            throw new InvariantException($"bits are counted of integers, not of {x.Type}");
        }

        var bits = x.IsSigned ? x.Absolute().BitCast(UnsignedOf(x.Type)) : x;
        var v = bits.Cast(ElementType.UInt64);
        GraphValue Mask(ulong pattern) => v.Bits(ElementType.UInt64, pattern);
        v -= (v >> 1) & Mask(0x5555555555555555);
        v = (v & Mask(0x3333333333333333)) + ((v >> 2) & Mask(0x3333333333333333));
        v = (v + (v >> 4)) & Mask(0x0F0F0F0F0F0F0F0F);
        return ((v * Mask(0x0101010101010101)) >> 56).Cast(ElementType.Byte);
    }

    private static ElementType UnsignedOf(ElementType type) => type switch
    {
        ElementType.SByte => ElementType.Byte,
        ElementType.Int16 => ElementType.UInt16,
        ElementType.Int32 => ElementType.UInt32,
        _ => ElementType.UInt64,
    };

    /// <summary>The quotient rounded down.</summary>
    public static GraphValue FloorDivide(GraphValue x, GraphValue y)
    {
        if (x.IsFloat)
        {
            return FloatFloorDivide(x, y);
        }

        if (x.Type == ElementType.Decimal)
        {
            var rest = x % y;
            var whole = ((x - rest) / y).RoundEven();
            return NeedsCorrection(rest, y).Select(whole - 1, whole);
        }

        var quotient = x / y;
        if (!x.IsSigned)
        {
            return quotient;
        }

        // A product instead of a remainder: integers are divided one by one, and slowly.
        var isBetween = (quotient * y).NotEqualTo(x) & ((x < 0) ^ (y < 0)) & y.NotEqualTo(0);
        return isBetween.Select(quotient - 1, quotient);
    }

    /// <summary>The remainder with the sign of the divisor.</summary>
    public static GraphValue Remainder(GraphValue x, GraphValue y)
    {
        var remainder = x % y;
        if (x.IsFloat)
        {
            var signed = NeedsCorrection(remainder, y).Select(remainder + y, remainder);
            return remainder.EqualTo(0).Select(FloatBits.CopySign(remainder, y), signed);
        }

        return x.IsSigned ? NeedsCorrection(remainder, y).Select(remainder + y, remainder) : remainder;
    }

    /// <summary>
    /// The integer power modulo 2^width in a fixed number of steps. With n = 16 m + r, x^r is made by squaring. For odd
    /// x, x^16 = 1 + 64 t, and (1 + 64 t)^m is the binomial series over falling factorials of m, whose coefficients
    /// 64^k / k! are 2-adic integers divisible by 2^(5 k + 1): a few terms are exact. For even x, only m up to 3 is not
    /// 0.
    /// Negative exponents have no meaning here: the caller refuses them.
    /// </summary>
    public static GraphValue IntegerPower(GraphValue x, GraphValue n)
    {
        var low = x.Constant(1);
        var square = x;
        for (var bit = 0; bit < 4; bit++)
        {
            var isSet = (n & n.Constant(1 << bit)).NotEqualTo(0);
            low *= isSet.Select(square, 1);
            square *= square;
        }

        var m = n >> 4;
        var even = EvenPower(square, m);
        var odd = BinomialSeries((square - 1) >> 6, m);
        return low * (x & x.Constant(1)).EqualTo(0).Select(even, odd);
    }

    private static GraphValue EvenPower(GraphValue u, GraphValue m)
    {
        var cube = u * u * u;
        var high = m.EqualTo(2).Select(u * u, m.EqualTo(3).Select(cube, 0));
        return m.EqualTo(0).Select(1, m.EqualTo(1).Select(u, high));
    }

    private static GraphValue BinomialSeries(GraphValue t, GraphValue m)
    {
        var width = 8 * t.Type.SizeInBytes();
        var sum = t.Constant(1);
        var term = t.Constant(1);
        for (var k = 1; (5 * k) + 1 < width; k++)
        {
            term *= (m - (k - 1)) * t;
            sum += term * t.Bits(t.Type, ScalarBits.Truncate(t.Type, BinomialCoefficient(k)));
        }

        return sum;
    }

    /// <summary>64^k / k! modulo 2^64: the odd part of k! is inverted by Newton's iteration.</summary>
    private static ulong BinomialCoefficient(int k)
    {
        var odd = 1UL;
        var twos = 6 * k;
        for (var i = 2; i <= k; i++)
        {
            var zeros = System.Numerics.BitOperations.TrailingZeroCount(i);
            twos -= zeros;
            odd *= (ulong)(i >> zeros);
        }

        var inverse = odd;
        for (var step = 0; step < 5; step++)
        {
            inverse *= 2 - (odd * inverse);
        }

        return twos < 64 ? inverse << twos : 0;
    }

    /// <summary>Whether a remainder of the truncating division is not zero and has the other sign.</summary>
    private static GraphValue NeedsCorrection(GraphValue remainder, GraphValue y) =>
        remainder.NotEqualTo(0) & ((remainder < 0) ^ (y < 0));

    /// <summary>
    /// NumPy's npy_divmod: the quotient is snapped to the nearest integer against the rounding of x - mod.
    /// </summary>
    private static GraphValue FloatFloorDivide(GraphValue x, GraphValue y)
    {
        var remainder = x % y;
        var quotient = (x - remainder) / y;
        quotient = NeedsCorrection(remainder, y).Select(quotient - 1, quotient);
        var floor = quotient.Floor();
        floor = (quotient - floor > 0.5).Select(floor + 1, floor);
        var plain = x / y;
        var result = quotient.EqualTo(0).Select(FloatBits.CopySign(quotient, plain), floor);
        return y.EqualTo(0).Select(plain, result);
    }
}
