using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>Counts that NumPy's frozen RandomState draws in a way of its own.</summary>
internal static class LegacyDiscrete
{
    public static long Geometric(ref LegacyGenerator g, double p) => p < DiscreteVariates.GeometricSearchFrom
        ? (long)Math.Ceiling(LogOnePlus.Compute(-g.NextDouble()) / LogOnePlus.Compute(-p))
        : DiscreteVariates.GeometricBySearch(ref g, p);

    // From here on 2 to the exponent is no double, and no sample would be accepted; nearly all are 1.
    private const double LargestZipf = 1025;

    /// <summary>By the rejection of Devroye (1986, X.6.1).</summary>
    public static long Zipf(ref LegacyGenerator g, double a)
    {
        if (a >= LargestZipf)
        {
            return 1;
        }

        var exponent = a - 1.0;
        var b = Math.Pow(2.0, exponent);
        while (true)
        {
            var (u, v) = (1.0 - g.Bits.NextDouble(), g.Bits.NextDouble());
            var x = Math.Floor(Math.Pow(u, -1.0 / exponent));
            if (x is > long.MaxValue or < 1.0)
            {
                continue;
            }

            var t = Math.Pow(1.0 + (1.0 / x), exponent);
            if (v * x * (t - 1.0) / (b - 1.0) <= t / b)
            {
                return (long)x;
            }
        }
    }

    /// <summary>By Kemp's second accelerated generator (1981).</summary>
    public static long LogSeries(ref LegacyGenerator g, double p)
    {
        var r = LogOnePlus.Compute(-p);
        while (true)
        {
            var v = g.Bits.NextDouble();
            if (v >= p)
            {
                return 1;
            }

            var q = 1.0 - Math.Exp(r * g.Bits.NextDouble());
            if (v > q * q)
            {
                return v >= q ? 1 : 2;
            }

            var result = (long)Math.Floor(1 + (Math.Log(v) / Math.Log(q)));
            if (result >= 1 && v != 0.0)
            {
                return result;
            }
        }
    }
}
