using System.Numerics;
using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>
/// How many of a sample without replacement are good, as NumPy draws it: samples of some size by HRUA of Stadlober
/// (1990), whose names the variables keep, others ball by ball.
/// </summary>
internal static class Hypergeometric
{
    private const double D1 = 1.7155277699214135;
    private const double D2 = 0.8989161620588988;
    private const int RatioFrom = 10;
    private const int TableLength = 126;

    private static readonly double[] LogFactorials = [.. Enumerable.Range(0, TableLength).Select(LogOfFactorial)];

    /// <summary>As NumPy's Generator draws it.</summary>
    public static long Next(ref ZigguratVariates g, long good, long bad, long sample) =>
        sample >= RatioFrom && sample <= good + bad - RatioFrom
            ? ByRatio(ref g, good, bad, sample, LogFactorial) : ByBall(ref g, good, bad, sample);

    /// <summary>As NumPy's frozen RandomState draws it.</summary>
    public static long NextLegacy(ref LegacyGenerator g, long good, long bad, long sample) =>
        sample > RatioFrom ? ByRatio(ref g, good, bad, sample, k => DiscreteVariates.LogGamma(k + 1))
            : sample > 0 ? ByWeight(ref g, good, bad, sample) : 0;

    private static long ByBall(ref ZigguratVariates g, long good, long bad, long sample)
    {
        var total = good + bad;
        var isLarge = sample > total / 2;
        var (balls, left, leftGood) = (isLarge ? total - sample : sample, total, good);
        while (balls > 0 && leftGood > 0 && left > leftGood)
        {
            left--;
            if ((long)BoundedIntegers.NextMasked(ref g, (ulong)left) < leftGood)
            {
                leftGood--;
            }

            balls--;
        }

        leftGood -= left == leftGood ? balls : 0;
        return isLarge ? leftGood : good - leftGood;
    }

    private static long ByWeight(ref LegacyGenerator g, long good, long bad, long sample)
    {
        double others = bad + good - sample, least = Math.Min(bad, good);
        var (rest, k) = (least, sample);
        while (rest > 0.0)
        {
            rest -= Math.Floor(g.NextDouble() + (rest / (others + k)));
            if (--k == 0)
            {
                break;
            }
        }

        var drawn = (long)(least - rest);
        return good > bad ? sample - drawn : drawn;
    }

    private static long ByRatio<TSource>(
        ref TSource g, long good, long bad, long sample, Func<long, double> logFactorial)
        where TSource : struct, IVariates
    {
        var (least, most, total) = (Math.Min(good, bad), Math.Max(good, bad), good + bad);
        var drawn = Math.Min(sample, total - sample);
        var p = (double)least / total;
        var q = typeof(TSource) == typeof(LegacyGenerator) ? 1.0 - p : (double)most / total;
        var a = (drawn * p) + 0.5;
        var c = Math.Sqrt(Variance(total, sample, drawn, p, q) + 0.5);
        var h = (D1 * c) + D2;
        var mode = (long)Math.Floor((double)(drawn + 1) * (least + 1) / (total + 2));
        var peak = LogWeight(mode);
        var bound = Math.Min(Math.Min(drawn, least) + 1.0, Math.Floor(a + (16 * c)));
        long k;
        while (true)
        {
            var (u, v) = (g.NextDouble(), g.NextDouble());
            var x = a + (h * (v - 0.5) / u);
            if (x < 0.0 || x >= bound)
            {
                continue;
            }

            k = (long)Math.Floor(x);
            var t = peak - LogWeight(k);
            if ((u * (4.0 - u)) - 3.0 <= t || (u * (u - t) < 1 && 2.0 * Math.Log(u) <= t))
            {
                break;
            }
        }

        k = good > bad ? drawn - k : k;
        return drawn < sample ? good - k : k;

        double LogWeight(long count) => logFactorial(count) + logFactorial(least - count)
            + logFactorial(drawn - count) + logFactorial(most - drawn + count);

        static double Variance(long total, long sample, long drawn, double p, double q) =>
            typeof(TSource) == typeof(LegacyGenerator)
                ? (double)(total - drawn) * sample * p * q / (total - 1)
                : (double)(total - drawn) * drawn * p * q / (total - 1);
    }

    /// <summary>Stirling's series, behind a table.</summary>
    private static double LogFactorial(long k)
    {
        if (k < TableLength)
        {
            return LogFactorials[k];
        }

        double x = k;
        return ((x + 0.5) * Math.Log(x)) - x + (0.9189385332046728 + (1.0 / x * ((1 / 12.0) - (1 / (360.0 * x * x)))));
    }

    // Rounded once: the number's leading 53 bits and its power of two have exact logarithms but for the last bits.
    private static double LogOfFactorial(int k)
    {
        var product = Enumerable.Range(1, k).Aggregate(BigInteger.One, (product, factor) => product * factor);
        var exponent = (int)Math.Max(0, product.GetBitLength() - 53);
        return exponent < 13 ? Math.Log((double)product)
            : (exponent * 6.93147180369123816490e-01)
                + (Math.Log((double)(product >> exponent)) + (exponent * 1.90821492927058770002e-10));
    }
}
