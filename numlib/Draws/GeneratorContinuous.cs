using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>Continuous distributions that NumPy's Generator draws in a way of its own.</summary>
internal static class GeneratorContinuous
{
    private const double TinyShape = 3e-103;
    private const double NarrowFrom = 1e6;

    /// <summary>Up to 1 for both parameters by Johnk's method, otherwise from two gamma numbers.</summary>
    public static double Beta(ref ZigguratVariates g, double a, double b)
    {
        if (double.IsNaN(a + b))
        {
            return double.NaN;
        }

        if (a > 1.0 || b > 1.0)
        {
            var first = ContinuousVariates.Gamma(ref g, a);
            return first / (first + ContinuousVariates.Gamma(ref g, b));
        }

        if (a < TinyShape && b < TinyShape)
        {
            return (a + b) * g.NextDouble() < a ? 1 : 0;
        }

        while (true)
        {
            var (u, v) = (g.NextDouble(), g.NextDouble());
            var (x, y) = (Math.Pow(u, 1.0 / a), Math.Pow(v, 1.0 / b));
            if (x + y <= 1.0 && u + v > 0.0)
            {
                return x > 0 && y > 0 ? x / (x + y) : Proportion((Math.Log(u) / a) - (Math.Log(v) / b));
            }
        }
    }

    public static double Rayleigh(ref ZigguratVariates g, double scale) =>
        scale * Math.Sqrt(2.0 * g.NextExponential());

    public static double Pareto(ref ZigguratVariates g, double a) => ExpMinusOne.Compute(g.NextExponential() / a);

    public static double Weibull(ref ZigguratVariates g, double a) =>
        a == 0.0 ? 0.0 : Math.Pow(g.NextExponential(), 1.0 / a);

    public static double Power(ref ZigguratVariates g, double a) =>
        Math.Pow(-ExpMinusOne.Compute(-g.NextExponential()), 1.0 / a);

    /// <summary>By the method of Michael, Schucany and Haas (1976), without its cancellation.</summary>
    public static double Wald(ref ZigguratVariates g, double mean, double scale)
    {
        var y = g.NextNormal();
        y = mean * y * y;
        var x = mean * (1 - (2 / (1 + Math.Sqrt(1 + (4 * scale / y)))));
        return g.NextDouble() <= mean / (mean + x) ? x : mean * mean / x;
    }

    /// <summary>A wrapped normal number where the distribution is narrow.</summary>
    public static double VonMises(ref ZigguratVariates g, double mu, double kappa)
    {
        if (!(kappa > NarrowFrom))
        {
            return ContinuousVariates.VonMises(ref g, mu, kappa);
        }

        var angle = mu + (Math.Sqrt(1.0 / kappa) * g.NextNormal());
        angle += angle < -Math.PI ? 2 * Math.PI : 0;
        return angle > Math.PI ? angle - (2 * Math.PI) : angle;
    }

    /// <summary>A gamma number in single precision throughout.</summary>
    public static float Gamma(ref ZigguratVariates g, float shape) => shape switch
    {
        1.0f => ZigguratSingle.NextExponential(ref g),
        0.0f => 0.0f,
        < 1.0f => GammaBelowOne(ref g, shape),
        _ => GammaAboveOne(ref g, shape),
    };

    // x / (x + y) from log x - log y.
    private static double Proportion(double difference)
    {
        var small = Math.Exp(-Math.Abs(difference));
        var sum = 1.0 + small;
        var log = sum == 1.0 ? small : Math.Log(sum) * (small / (sum - 1.0));
        return Math.Exp(Math.Min(difference, 0) - log);
    }

    private static float GammaBelowOne(ref ZigguratVariates g, float shape)
    {
        while (true)
        {
            var u = g.NextSingle();
            var v = ZigguratSingle.NextExponential(ref g);
            if (u <= 1.0f - shape)
            {
                var x = MathF.Pow(u, 1.0f / shape);
                if (x <= v)
                {
                    return x;
                }
            }
            else
            {
                var y = -MathF.Log((1.0f - u) / shape);
                var x = MathF.Pow(1.0f - shape + (shape * y), 1.0f / shape);
                if (x <= v + y)
                {
                    return x;
                }
            }
        }
    }

    private static float GammaAboveOne(ref ZigguratVariates g, float shape)
    {
        var b = shape - (1.0f / 3.0f);
        var c = 1.0f / MathF.Sqrt(9.0f * b);
        while (true)
        {
            float x, v;
            do
            {
                x = ZigguratSingle.NextNormal(ref g);
                v = 1.0f + (c * x);
            }
            while (v <= 0.0f);
            v = v * v * v;
            var u = g.NextSingle();
            if (u < 1.0f - (0.0331f * (x * x) * (x * x))
                || MathF.Log(u) < (0.5f * x * x) + (b * (1.0f - v + MathF.Log(v))))
            {
                return b * v;
            }
        }
    }
}
