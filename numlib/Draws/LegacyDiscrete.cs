using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>Counts as NumPy's frozen RandomState draws them: the same numbers for a seed.</summary>
internal static class LegacyDiscrete
{
    private static readonly double[] LogGammaSeries =
    [
        8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04, -5.952380952380952e-04,
        8.417508417508418e-04, -1.917526917526918e-03, 6.410256410256410e-03, -2.955065359477124e-02,
        1.796443723688307e-01, -1.39243221690590e+00,
    ];

    /// <summary>From 10 on by Hörmann's transformed rejection (PTRS, 1993), below by products of uniforms.</summary>
    public static long Poisson(ref LegacyGenerator g, double lam) => lam switch
    {
        >= 10 => PoissonByRejection(ref g, lam),
        0 => 0,
        _ => PoissonByProducts(ref g, lam),
    };

    public static long NegativeBinomial(ref LegacyGenerator g, double n, double p) =>
        Poisson(ref g, (1 - p) / p * LegacyContinuous.Gamma(ref g, n));

    public static long Geometric(ref LegacyGenerator g, double p)
    {
        if (p < 0.333333333333333333333333)
        {
            return (long)Math.Ceiling(LogOnePlus.Compute(-g.Bits.NextDouble()) / LogOnePlus.Compute(-p));
        }

        var u = g.Bits.NextDouble();
        var (count, sum, term) = (1L, p, p);
        while (u > sum)
        {
            term *= 1.0 - p;
            sum += term;
            count++;
        }

        return count;
    }

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

    private static long PoissonByProducts(ref LegacyGenerator g, double lam)
    {
        var limit = Math.Exp(-lam);
        var count = 0L;
        for (var product = g.Bits.NextDouble(); product > limit; product *= g.Bits.NextDouble())
        {
            count++;
        }

        return count;
    }

    private static long PoissonByRejection(ref LegacyGenerator g, double lam)
    {
        var (root, log) = (Math.Sqrt(lam), Math.Log(lam));
        var b = 0.931 + (2.53 * root);
        var a = -0.059 + (0.02483 * b);
        var inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        var vr = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            var u = g.Bits.NextDouble() - 0.5;
            var v = g.Bits.NextDouble();
            var us = 0.5 - Math.Abs(u);
            var k = (long)Math.Floor((((2 * a / us) + b) * u) + lam + 0.43);
            if (us >= 0.07 && v <= vr)
            {
                return k;
            }

            if (k >= 0 && (us >= 0.013 || v <= us)
                && Math.Log(v) + Math.Log(inverseAlpha) - Math.Log((a / (us * us)) + b)
                    <= -lam + (k * log) - LogGamma(k + 1))
            {
                return k;
            }
        }
    }

    /// <summary>Stirling's series, from 7 on; smaller arguments are shifted up to it.</summary>
    private static double LogGamma(double x)
    {
        if (x is 1.0 or 2.0)
        {
            return 0.0;
        }

        var n = x < 7.0 ? (long)(7 - x) : 0;
        var shifted = x + n;
        var square = 1.0 / shifted * (1.0 / shifted);
        var sum = LogGammaSeries[9];
        for (var k = 8; k >= 0; k--)
        {
            sum = (sum * square) + LogGammaSeries[k];
        }

        var result = (sum / shifted) + (0.5 * 1.8378770664093453) + ((shifted - 0.5) * Math.Log(shifted)) - shifted;
        for (var k = 1; k <= n; k++)
        {
            result -= Math.Log(shifted - 1.0);
            shifted -= 1.0;
        }

        return result;
    }
}
