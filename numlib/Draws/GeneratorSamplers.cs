using Cohort.Kernels.Library.Random;
using static Cohort.Draws.ParameterChecks;

namespace Cohort.Draws;

/// <summary>Continuous distributions with given parameters, as NumPy's Generator draws them.</summary>
/// <remarks>Each throws <see cref="ValueError"/> where the parameters are out of their ranges.</remarks>
internal static class GeneratorSamplers
{
    public static Variate<ZigguratVariates, double> StandardGamma(double shape)
    {
        NotNegative(shape, "shape");
        return (ref ZigguratVariates g) => ContinuousVariates.Gamma(ref g, shape);
    }

    public static Variate<ZigguratVariates, float> StandardGammaSingle(double shape)
    {
        NotNegative(shape, "shape");
        return (ref ZigguratVariates g) => GeneratorContinuous.Gamma(ref g, (float)shape);
    }

    public static Variate<ZigguratVariates, double> Gamma(double shape, double scale)
    {
        Require(!(shape < 0), "shape < 0");
        Require(!(scale < 0), "scale < 0");
        return (ref ZigguratVariates g) => scale * ContinuousVariates.Gamma(ref g, shape);
    }

    public static Variate<ZigguratVariates, double> Beta(double a, double b)
    {
        Positive(a, "a");
        Positive(b, "b");
        return (ref ZigguratVariates g) => GeneratorContinuous.Beta(ref g, a, b);
    }

    public static Variate<ZigguratVariates, double> Chisquare(double df)
    {
        Positive(df, "df");
        return (ref ZigguratVariates g) => ContinuousVariates.ChiSquare(ref g, df);
    }

    public static Variate<ZigguratVariates, double> NoncentralChisquare(double df, double nonc)
    {
        Positive(df, "df");
        Require(!(nonc < 0), "nonc < 0");
        return (ref ZigguratVariates g) => double.IsNaN(nonc) ? double.NaN
            : ContinuousVariates.NoncentralChiSquare(ref g, df, nonc);
    }

    public static Variate<ZigguratVariates, double> F(double dfnum, double dfden)
    {
        Positive(dfnum, "dfnum");
        Positive(dfden, "dfden");
        return (ref ZigguratVariates g) => ContinuousVariates.F(ref g, dfnum, dfden);
    }

    public static Variate<ZigguratVariates, double> NoncentralF(double dfnum, double dfden, double nonc)
    {
        Positive(dfnum, "dfnum");
        Positive(dfden, "dfden");
        Require(!(nonc < 0), "nonc < 0");
        return (ref ZigguratVariates g) => double.IsNaN(nonc) ? double.NaN
            : ContinuousVariates.NoncentralF(ref g, dfnum, dfden, nonc);
    }

    public static Variate<ZigguratVariates, double> StandardT(double df)
    {
        Positive(df, "df");
        return (ref ZigguratVariates g) => ContinuousVariates.StudentT(ref g, df);
    }

    public static Variate<ZigguratVariates, double> Laplace(double loc, double scale)
    {
        Require(!(scale < 0), "scale < 0");
        return (ref ZigguratVariates g) => ContinuousVariates.Laplace(ref g, loc, scale);
    }

    public static Variate<ZigguratVariates, double> Gumbel(double loc, double scale)
    {
        Require(!(scale < 0), "scale < 0");
        return (ref ZigguratVariates g) => ContinuousVariates.Gumbel(ref g, loc, scale);
    }

    public static Variate<ZigguratVariates, double> Logistic(double loc, double scale)
    {
        Require(!(scale < 0), "scale < 0");
        return (ref ZigguratVariates g) => ContinuousVariates.Logistic(ref g, loc, scale);
    }

    public static Variate<ZigguratVariates, double> Lognormal(double mean, double sigma)
    {
        Require(!(sigma < 0), "sigma < 0");
        return (ref ZigguratVariates g) => Math.Exp(mean + (sigma * g.NextNormal()));
    }

    public static Variate<ZigguratVariates, double> Rayleigh(double scale)
    {
        Require(!(scale < 0), "scale < 0");
        return (ref ZigguratVariates g) => GeneratorContinuous.Rayleigh(ref g, scale);
    }

    public static Variate<ZigguratVariates, double> Triangular(double left, double mode, double right)
    {
        Require(!(left > mode), "left > mode");
        Require(!(mode > right), "mode > right");
        Require(left != right, "left == right");
        return (ref ZigguratVariates g) => ContinuousVariates.Triangular(ref g, left, mode, right);
    }

    public static Variate<ZigguratVariates, double> Wald(double mean, double scale)
    {
        Positive(mean, "mean");
        Positive(scale, "scale");
        return (ref ZigguratVariates g) => GeneratorContinuous.Wald(ref g, mean, scale);
    }

    public static Variate<ZigguratVariates, double> Vonmises(double mu, double kappa)
    {
        Require(!(kappa < 0), "kappa < 0");
        return (ref ZigguratVariates g) => double.IsNaN(kappa) ? double.NaN
            : GeneratorContinuous.VonMises(ref g, mu, kappa);
    }

    public static Variate<ZigguratVariates, double> Pareto(double a)
    {
        Positive(a, "a");
        return (ref ZigguratVariates g) => GeneratorContinuous.Pareto(ref g, a);
    }

    public static Variate<ZigguratVariates, double> Weibull(double a)
    {
        Require(!(a < 0), "a < 0");
        return (ref ZigguratVariates g) => GeneratorContinuous.Weibull(ref g, a);
    }

    public static Variate<ZigguratVariates, double> Power(double a)
    {
        Positive(a, "a");
        return (ref ZigguratVariates g) => GeneratorContinuous.Power(ref g, a);
    }
}
