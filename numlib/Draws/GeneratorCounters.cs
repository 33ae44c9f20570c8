using Cohort.Kernels.Library.Random;
using static Cohort.Draws.ParameterChecks;

namespace Cohort.Draws;

/// <summary>Distributions of counts with given parameters, as NumPy's Generator draws them.</summary>
/// <remarks>Each throws <see cref="ValueError"/> where the parameters are out of their ranges.</remarks>
internal static class GeneratorCounters
{
    public static Variate<ZigguratVariates, long> Binomial(long n, double p)
    {
        Require(p is >= 0 and <= 1, "p < 0, p > 1 or p is NaN");
        Require(n >= 0, "n < 0");
        var trials = new Binomial(n, p, isLegacy: false);
        return (ref ZigguratVariates g) => trials.Next(ref g);
    }

    public static Variate<ZigguratVariates, long> Poisson(double lam)
    {
        Require(lam >= 0, "lam < 0 or lam is NaN");
        Require(lam <= LargestRate, "lam value too large");
        return (ref ZigguratVariates g) => DiscreteVariates.Poisson(ref g, lam);
    }

    public static Variate<ZigguratVariates, long> NegativeBinomial(double n, double p)
    {
        Require(!double.IsNaN(n), "n must not be NaN");
        Positive(n, "n");
        Require(p is > 0 and <= 1, "p <= 0, p > 1 or p contains NaNs");
        Require((1 - p) / p * (n + (10 * Math.Sqrt(n))) <= LargestRate,
            "n too large or p too small, see Generator.negative_binomial Notes");
        return (ref ZigguratVariates g) => DiscreteVariates.NegativeBinomial(ref g, n, p);
    }

    public static Variate<ZigguratVariates, long> Geometric(double p)
    {
        Require(p is > 0 and <= 1, "p <= 0, p > 1 or p contains NaNs");
        return (ref ZigguratVariates g) => GeneratorDiscrete.Geometric(ref g, p);
    }

    public static Variate<ZigguratVariates, long> Zipf(double a)
    {
        Require(a > 1, "a <= 1 or a is NaN");
        return (ref ZigguratVariates g) => GeneratorDiscrete.Zipf(ref g, a);
    }

    public static Variate<ZigguratVariates, long> Logseries(double p)
    {
        Require(p is >= 0 and < 1, "p < 0, p >= 1 or p is NaN");
        return (ref ZigguratVariates g) => GeneratorDiscrete.LogSeries(ref g, p);
    }

    public static Variate<ZigguratVariates, long> Hypergeometric(long ngood, long nbad, long nsample)
    {
        Require(ngood < LargestPopulation && nbad < LargestPopulation,
            $"both ngood and nbad must be less than {LargestPopulation}");
        Require(ngood + nbad >= nsample, "ngood + nbad < nsample");
        Require(ngood >= 0, "ngood < 0");
        Require(nbad >= 0, "nbad < 0");
        Require(nsample >= 0, "nsample < 0");
        return (ref ZigguratVariates g) => Draws.Hypergeometric.Next(ref g, ngood, nbad, nsample);
    }
}
