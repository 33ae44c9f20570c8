using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>Counts that NumPy's Generator draws in a way of its own.</summary>
internal static class GeneratorDiscrete
{
    private const double LargestExponent = 1025;
    private const double BeyondIntegers = 9.223372036854776e18;

    public static long Geometric(ref ZigguratVariates g, double p)
    {
        if (p >= DiscreteVariates.GeometricSearchFrom)
        {
            return DiscreteVariates.GeometricBySearch(ref g, p);
        }

        var count = Math.Ceiling(-g.NextExponential() / LogOnePlus.Compute(-p));
        return count >= BeyondIntegers ? long.MaxValue : (long)count;
    }

    /// <summary>By the rejection of Devroye (1986, X.6.1), among uniforms that give numbers of 64 bits.</summary>
    public static long Zipf(ref ZigguratVariates g, double a)
    {
        if (a >= LargestExponent)
        {
            return 1;
        }

        var exponent = a - 1.0;
        var b = Math.Pow(2.0, exponent);
        var least = Math.Pow(long.MaxValue, -exponent);
        while (true)
        {
            var uniform = g.NextDouble();
            var u = (uniform * least) + (1 - uniform);
            var v = g.NextDouble();
            var x = Math.Floor(Math.Pow(u, -1.0 / exponent));
            if (x > long.MaxValue || x < 1.0)
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
    public static long LogSeries(ref ZigguratVariates g, double p)
    {
        var r = LogOnePlus.Compute(-p);
        while (true)
        {
            var v = g.NextDouble();
            if (v >= p)
            {
                return 1;
            }

            var q = -ExpMinusOne.Compute(r * g.NextDouble());
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

    /// <summary>How often each outcome comes, from binomial numbers of what is left.</summary>
    public static void Multinomial(
        ref ZigguratVariates g, long trials, ReadOnlySpan<double> probabilities, Span<long> row)
    {
        row.Clear();
        var rest = 1.0;
        for (var i = 0; i < row.Length - 1 && trials > 0; i++)
        {
            row[i] = new Binomial(trials, probabilities[i] / rest, isLegacy: false).Next(ref g);
            trials -= row[i];
            rest -= probabilities[i];
        }

        row[^1] += Math.Max(trials, 0);
    }
}
