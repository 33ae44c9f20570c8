using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>Continuous distributions that NumPy's frozen RandomState draws in a way of its own.</summary>
internal static class LegacyContinuous
{
    /// <summary>Below 1 for both parameters by Johnk's method, otherwise from two gamma numbers.</summary>
    public static double Beta(ref LegacyGenerator g, double a, double b)
    {
        if (a > 1.0 || b > 1.0)
        {
            var first = ContinuousVariates.Gamma(ref g, a);
            return first / (first + ContinuousVariates.Gamma(ref g, b));
        }

        while (true)
        {
            var (u, v) = (g.Bits.NextDouble(), g.Bits.NextDouble());
            var (x, y) = (Math.Pow(u, 1.0 / a), Math.Pow(v, 1.0 / b));
            if (x + y > 1.0)
            {
                continue;
            }

            if (x + y > 0)
            {
                return x / (x + y);
            }

            var (logX, logY) = (Math.Log(u) / a, Math.Log(v) / b);
            var larger = Math.Max(logX, logY);
            (logX, logY) = (logX - larger, logY - larger);
            return Math.Exp(logX - Math.Log(Math.Exp(logX) + Math.Exp(logY)));
        }
    }

    public static double Rayleigh(ref LegacyGenerator g, double scale) =>
        scale * Math.Sqrt(-2.0 * LogOnePlus.Compute(-g.Bits.NextDouble()));

    /// <summary>By the method of Michael, Schucany and Haas (1976).</summary>
    public static double Wald(ref LegacyGenerator g, double mean, double scale)
    {
        var half = mean / (2 * scale);
        var y = g.NextGauss();
        y = mean * y * y;
        var x = mean + (half * (y - Math.Sqrt((4 * scale * y) + (y * y))));
        return g.Bits.NextDouble() <= mean / (mean + x) ? x : mean * mean / x;
    }
}
