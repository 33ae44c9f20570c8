using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>Counts that both of NumPy's interfaces draw alike, from their own normal and exponential numbers.</summary>
internal static class DiscreteVariates
{
    /// <summary>The probability below which geometric numbers are drawn by inversion.</summary>
    public const double GeometricSearchFrom = 0.333333333333333333333333;

    private static readonly double[] LogGammaSeries =
    [
        8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04, -5.952380952380952e-04,
        8.417508417508418e-04, -1.917526917526918e-03, 6.410256410256410e-03, -2.955065359477124e-02,
        1.796443723688307e-01, -1.39243221690590e+00,
    ];

    /// <summary>The largest rate of Poisson's distribution whose numbers are integers of 64 bits.</summary>
    public const double LargestRate = 9.223372006484771e18;

    /// <summary>From 10 on by Hörmann's transformed rejection (PTRS, 1993), below by products of uniforms.</summary>
    public static long Poisson<TSource>(ref TSource g, double lam)
        where TSource : struct, IVariates => lam switch
        {
            >= 10 => PoissonByRejection(ref g, lam),
            0 => 0,
            _ => PoissonByProducts(ref g, lam),
        };

    public static long NegativeBinomial<TSource>(ref TSource g, double n, double p)
        where TSource : struct, IVariates =>
        Poisson(ref g, (1 - p) / p * ContinuousVariates.Gamma(ref g, n));

    private static long PoissonByProducts<TSource>(ref TSource g, double lam)
        where TSource : struct, IVariates
    {
        var limit = Math.Exp(-lam);
        var count = 0L;
        for (var product = g.NextDouble(); product > limit; product *= g.NextDouble())
        {
            count++;
        }

        return count;
    }

    private static long PoissonByRejection<TSource>(ref TSource g, double lam)
        where TSource : struct, IVariates
    {
        var (root, log) = (Math.Sqrt(lam), Math.Log(lam));
        var b = 0.931 + (2.53 * root);
        var a = -0.059 + (0.02483 * b);
        var inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        var vr = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            var u = g.NextDouble() - 0.5;
            var v = g.NextDouble();
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
    public static double LogGamma(double x)
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

    /// <summary>Trials up to the first success, by adding up probabilities: for larger ones.</summary>
    public static long GeometricBySearch<TSource>(ref TSource g, double p)
        where TSource : struct, IVariates
    {
        var u = g.NextDouble();
        var (count, sum, term) = (1L, p, p);
        while (u > sum)
        {
            term *= 1.0 - p;
            sum += term;
            count++;
        }

        return count;
    }
}
