using Cohort.Kernels.Library.Random;
using static Cohort.Draws.ParameterChecks;

namespace Cohort.Draws;

/// <summary>Distributions of counts with given parameters, as NumPy's RandomState draws them.</summary>
/// <remarks>Each throws <see cref="ValueError"/> where the parameters are out of their ranges.</remarks>
internal static class LegacyCounters
{
    public static Variate<LegacyGenerator, long> Binomial(long n, double p)
    {
        NotNegative(n, "n");
        Require(p is >= 0 and <= 1, "p < 0, p > 1 or p is NaN");
        var trials = new Binomial(n, p, isLegacy: true);
        return (ref LegacyGenerator g) => trials.Next(ref g);
    }

    public static Variate<LegacyGenerator, long> Poisson(double lam)
    {
        Require(lam >= 0, "lam < 0 or lam is NaN");
        Require(lam <= LargestRate, "lam value too large");
        return (ref LegacyGenerator g) => DiscreteVariates.Poisson(ref g, lam);
    }

    public static Variate<LegacyGenerator, long> NegativeBinomial(double n, double p)
    {
        Positive(n, "n");
        Require(p is > 0 and <= 1, "p <= 0, p > 1 or p contains NaNs");
        return (ref LegacyGenerator g) => DiscreteVariates.NegativeBinomial(ref g, n, p);
    }

    public static Variate<LegacyGenerator, long> Geometric(double p)
    {
        Require(p is > 0 and <= 1, "p <= 0, p > 1 or p contains NaNs");
        return (ref LegacyGenerator g) => LegacyDiscrete.Geometric(ref g, p);
    }

    public static Variate<LegacyGenerator, long> Zipf(double a)
    {
        Require(a > 1, "a <= 1 or a is NaN");
        return (ref LegacyGenerator g) => LegacyDiscrete.Zipf(ref g, a);
    }

    public static Variate<LegacyGenerator, long> Logseries(double p)
    {
        Require(p is >= 0 and < 1, "p < 0, p >= 1 or p is NaN");
        return (ref LegacyGenerator g) => LegacyDiscrete.LogSeries(ref g, p);
    }

    public static Variate<LegacyGenerator, long> Hypergeometric(long ngood, long nbad, long nsample)
    {
        NotNegative(ngood, nameof(ngood));
        NotNegative(nbad, nameof(nbad));
        Require(nsample >= 1, "nsample < 1 or nsample is NaN");
        Require((Int128)ngood + nbad >= nsample, "ngood + nbad < nsample");
        return (ref LegacyGenerator g) => Draws.Hypergeometric.NextLegacy(ref g, ngood, nbad, nsample);
    }
}
