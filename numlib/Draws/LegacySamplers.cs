using Cohort.Kernels.Library.Random;
using static Cohort.Draws.ParameterChecks;

namespace Cohort.Draws;

/// <summary>Continuous distributions with given parameters, as NumPy's RandomState draws them.</summary>
/// <remarks>Each throws <see cref="ValueError"/> where the parameters are out of their ranges.</remarks>
internal static class LegacySamplers
{
    public static Variate<LegacyGenerator, double> StandardGamma(double shape)
    {
        NotNegative(shape, "shape");
        return (ref LegacyGenerator g) => ContinuousVariates.Gamma(ref g, shape);
    }

    public static Variate<LegacyGenerator, double> Gamma(double shape, double scale)
    {
        NotNegative(shape, "shape");
        NotNegative(scale, "scale");
        return (ref LegacyGenerator g) => scale * ContinuousVariates.Gamma(ref g, shape);
    }

    public static Variate<LegacyGenerator, double> Beta(double a, double b)
    {
        Positive(a, "a");
        Positive(b, "b");
        return (ref LegacyGenerator g) => LegacyContinuous.Beta(ref g, a, b);
    }

    public static Variate<LegacyGenerator, double> Chisquare(double df)
    {
        Positive(df, "df");
        return (ref LegacyGenerator g) => ContinuousVariates.ChiSquare(ref g, df);
    }

    public static Variate<LegacyGenerator, double> NoncentralChisquare(double df, double nonc)
    {
        Positive(df, "df");
        NotNegative(nonc, "nonc");
        return (ref LegacyGenerator g) => ContinuousVariates.NoncentralChiSquare(ref g, df, nonc);
    }

    public static Variate<LegacyGenerator, double> F(double dfnum, double dfden)
    {
        Positive(dfnum, "dfnum");
        Positive(dfden, "dfden");
        return (ref LegacyGenerator g) => ContinuousVariates.F(ref g, dfnum, dfden);
    }

    public static Variate<LegacyGenerator, double> NoncentralF(double dfnum, double dfden, double nonc)
    {
        Positive(dfnum, "dfnum");
        Positive(dfden, "dfden");
        NotNegative(nonc, "nonc");
        return (ref LegacyGenerator g) => ContinuousVariates.NoncentralF(ref g, dfnum, dfden, nonc);
    }

    public static Variate<LegacyGenerator, double> StandardT(double df)
    {
        Positive(df, "df");
        return (ref LegacyGenerator g) => ContinuousVariates.StudentT(ref g, df);
    }

    public static Variate<LegacyGenerator, double> Laplace(double loc, double scale)
    {
        NotNegative(scale, "scale");
        return (ref LegacyGenerator g) => ContinuousVariates.Laplace(ref g, loc, scale);
    }

    public static Variate<LegacyGenerator, double> Gumbel(double loc, double scale)
    {
        NotNegative(scale, "scale");
        return (ref LegacyGenerator g) => ContinuousVariates.Gumbel(ref g, loc, scale);
    }

    public static Variate<LegacyGenerator, double> Logistic(double loc, double scale)
    {
        NotNegative(scale, "scale");
        return (ref LegacyGenerator g) => ContinuousVariates.Logistic(ref g, loc, scale);
    }

    public static Variate<LegacyGenerator, double> Lognormal(double mean, double sigma)
    {
        NotNegative(sigma, "sigma");
        return (ref LegacyGenerator g) => Math.Exp(mean + (sigma * g.NextGauss()));
    }

    public static Variate<LegacyGenerator, double> Rayleigh(double scale)
    {
        NotNegative(scale, "scale");
        return (ref LegacyGenerator g) => LegacyContinuous.Rayleigh(ref g, scale);
    }

    public static Variate<LegacyGenerator, double> Wald(double mean, double scale)
    {
        Positive(mean, "mean");
        Positive(scale, "scale");
        return (ref LegacyGenerator g) => LegacyContinuous.Wald(ref g, mean, scale);
    }

    public static Variate<LegacyGenerator, double> Vonmises(double mu, double kappa)
    {
        NotNegative(kappa, "kappa");
        return (ref LegacyGenerator g) => ContinuousVariates.VonMises(ref g, mu, kappa);
    }

    public static Variate<LegacyGenerator, double> Weibull(double a)
    {
        NotNegative(a, "a");
        return (ref LegacyGenerator g) => a == 0 ? 0 : Math.Pow(g.NextExponential(), 1.0 / a);
    }

    public static Variate<LegacyGenerator, double> Pareto(double a)
    {
        Positive(a, "a");
        return (ref LegacyGenerator g) => Math.Exp(g.NextExponential() / a) - 1;
    }

    public static Variate<LegacyGenerator, double> Power(double a)
    {
        Positive(a, "a");
        return (ref LegacyGenerator g) => Math.Pow(1 - Math.Exp(-g.NextExponential()), 1.0 / a);
    }

    public static Variate<LegacyGenerator, double> Triangular(double left, double mode, double right)
    {
        Require(!(left > mode), "left > mode");
        Require(!(mode > right), "mode > right");
        Require(left != right, "left == right");
        return (ref LegacyGenerator g) => ContinuousVariates.Triangular(ref g, left, mode, right);
    }
}
