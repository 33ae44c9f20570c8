namespace Cohort.Draws;

/// <summary>exp(x) - 1 with the bits of the C library.</summary>
/// <remarks>
/// The method and the constants are those of fdlibm (Sun Microsystems, 1993), evaluated in the grouping of glibc:
/// reduce to x = k ln 2 + r with |r| below (ln 2) / 2, then a rational approximation in r * r / 2.
/// </remarks>
internal static class ExpMinusOne
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.44269504088896338700;

    public static double Compute(double x)
    {
        var high = (uint)(BitConverter.DoubleToInt64Bits(x) >> 32) & 0x7FFFFFFF;
        if (high >= 0x4043687A || !double.IsFinite(x))
        {
            return x < 0 ? -1.0 : Math.Exp(x);
        }

        var (k, reduced, correction) = high > 0x3FD62E42 ? Reduce(x, high) : (0, x, 0.0);
        if (high < 0x3C900000)
        {
            return x;
        }

        var half = 0.5 * reduced;
        var square = reduced * half;
        var series = Series(square);
        var t = 3.0 - (series * half);
        var e = square * ((series - t) / (6.0 - (reduced * t)));
        if (k == 0)
        {
            return reduced - ((reduced * e) - square);
        }

        e = (reduced * (e - correction)) - correction;
        e -= square;
        return Scaled(k, reduced, e);
    }

    private static (int K, double Reduced, double Correction) Reduce(double x, uint high)
    {
        var k = high < 0x3FF0A2B2 ? Math.Sign(x) : (int)((InverseLn2 * x) + (x < 0 ? -0.5 : 0.5));
        var (large, small) = (x - (k * Ln2High), k * Ln2Low);
        var reduced = large - small;
        return (k, reduced, large - reduced - small);
    }

    private static double Series(double square)
    {
        var first = 1.0 + (square * -3.33333333333331316428e-02);
        var second = 1.58730158725481460165e-03 + (square * -7.93650757867487942473e-05);
        var third = 4.00821782732936239552e-06 + (square * -2.01099218183624371326e-07);
        var power = square * square;
        return first + (power * second) + (power * power * third);
    }

    // 2^k (1 + reduced - e) - 1, in the order that keeps most digits.
    private static double Scaled(int k, double reduced, double e)
    {
        switch (k)
        {
            case -1:
                return (0.5 * (reduced - e)) - 0.5;
            case 1:
                return reduced < -0.25 ? -2.0 * (e - (reduced + 0.5)) : 1.0 + (2.0 * (reduced - e));
            case <= -2 or > 56:
                return Math.ScaleB(1.0 - (e - reduced), k) - 1.0;
            case < 20:
                return Math.ScaleB(1.0 - Math.ScaleB(1.0, -k) - (e - reduced), k);
            default:
                return Math.ScaleB(reduced - (e + Math.ScaleB(1.0, -k)) + 1.0, k);
        }
    }
}
