using Cohort.Runtime.Elements;

namespace Cohort.Runtime.Functions;

/// <summary>
/// Reduces angles of 2^45 and more by Payne and Hanek's method: the significand times the 192 bits of 2^e / (2 pi) that
/// matter, in integers. The bits are chosen by a network of selects and shifts, since a graph has no tables.
/// </summary>
internal static class LargeAngle
{
    /// <summary>The first bits of 2^-7 / (2 pi) after the binary point.</summary>
    private static readonly ulong[] InverseTurn =
    [
        0x00517CC1B727220A, 0x94FE13ABE8FA9A6E, 0xE06DB14ACC9E21C8, 0x20FF28B1D5EF5DE2, 0xB0DB92371D2126E9,
        0x700324977504E8C9, 0x0E7F0EF58E5894D3, 0x9F74411AFA975DA2, 0x4274CE38135A2FBF, 0x209CC8EB1CC1A99C,
        0xFA4E422FC5DEFC94, 0x1D8FFC4BFFEF02CC, 0x07F79788C5AD0536, 0x8FB69B3F6793E584, 0xDBA7A31FB34F2FF5,
        0x16BA93DD63F5F2F8, 0xBD9E839CFBC52949, 0x7535FDAFD88FC6AE, 0x842B0198237E3DB5,
    ];

    /// <summary>pi / 2^64.</summary>
    private const double Unit = 1.7030607900432772e-19;
    private const double UnitLow = 6.638823600814898e-36;

    /// <summary>Reduces a, which is finite and at least 2^45.</summary>
    /// <param name="a">The angle.</param>
    /// <param name="plusQuarter">Whether pi/2 is added first.</param>
    /// <param name="halves">Whether the angle is reduced modulo pi/2 instead of pi.</param>
    /// <returns>The remainder nearest to zero, and an integer whose lowest bit is the multiple's.</returns>
    public static ReducedAngle Reduce(GraphValue a, bool plusQuarter, bool halves)
    {
        var (high, low) = Turns(a);
        if (plusQuarter)
        {
            high += Word(a, 1UL << 62);
        }

        var shift = halves ? 2 : 1;
        var fraction = (high << shift) | (low >> (64 - shift));
        var multiple = (high >> (64 - shift)) + (fraction >> 63);
        var (r, rest) = ToAngle(fraction.BitCast(ElementType.Int64), low << shift, halves ? 0.5 : 1);
        return new ReducedAngle(r, rest, multiple.BitCast(ElementType.Int64));
    }

    private static (GraphValue High, GraphValue Low) ToAngle(GraphValue fraction, GraphValue low, double unit)
    {
        var first = fraction.Cast(ElementType.Double);
        var difference = (fraction - first.Cast(ElementType.Int64)).Cast(ElementType.Double);
        var last = (low >> 1).BitCast(ElementType.Int64).Cast(ElementType.Double);
        var rest = last.MultiplyAdd(last.Constant(1.0842021724855044e-19), difference);
        var sum = first + rest;
        rest = first - sum + rest;
        var r = sum * (Unit * unit);
        var product = sum.MultiplyAdd(Unit * unit, -r);
        return (r, rest.MultiplyAdd(Unit * unit, sum.MultiplyAdd(UnitLow * unit, product)));
    }

    /// <summary>The fraction of a / (2 pi) in 128 bits.</summary>
    private static (GraphValue High, GraphValue Low) Turns(GraphValue a)
    {
        var bits = a.BitCast(ElementType.UInt64);
        var significand = (bits & Word(a, (1UL << 52) - 1)) | Word(a, 1UL << 52);
        var position = (bits >> 52) - Word(a, 1023 + 45);
        var w = Window(position);
        var middle = significand * w[1];
        var low = middle + HighProduct(significand, w[2]);
        var carry = (low < middle).Cast(ElementType.UInt64);
        return ((significand * w[0]) + HighProduct(significand, w[1]) + carry, low);
    }

    /// <summary>The 192 bits from a position on.</summary>
    private static GraphValue[] Window(GraphValue position)
    {
        GraphValue[] words = [.. InverseTurn.Select(word => Word(position, word))];
        for (var step = 8; step > 0; step /= 2)
        {
            var isSet = (position & Word(position, (ulong)step << 6)).NotEqualTo(Word(position, 0));
            words = [.. Enumerable.Range(0, step + 3).Select(i => isSet.Select(words[i + step], words[i]))];
        }

        var shift = position & Word(position, 63);
        var back = Word(position, 64) - shift;
        return [.. Enumerable.Range(0, 3).Select(i =>
            words[i].With(Expressions.Primitive.ShiftLeft, shift)
            | words[i + 1].With(Expressions.Primitive.ShiftRight, back))];
    }

    /// <summary>The high 64 bits of a product, by 32-bit halves.</summary>
    private static GraphValue HighProduct(GraphValue x, GraphValue y)
    {
        var mask = Word(x, uint.MaxValue);
        GraphValue xLow = x & mask, xHigh = x >> 32, yLow = y & mask, yHigh = y >> 32;
        var middle = (xLow * yHigh) + ((xLow * yLow) >> 32);
        var second = (middle & mask) + (xHigh * yLow);
        return (xHigh * yHigh) + (middle >> 32) + (second >> 32);
    }

    private static GraphValue Word(GraphValue sample, ulong bits) => sample.Bits(ElementType.UInt64, bits);
}
