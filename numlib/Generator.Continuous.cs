using Cohort.Draws;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <content>Continuous distributions, with the numbers that NumPy's Generator gives for a seed.</content>
public sealed partial class Generator
{
    private delegate double Sampler(ref ZigguratVariates source);

    /// <summary>Numbers of the standard gamma distribution, of float64 or float32.</summary>
    /// <exception cref="ValueError">The shape is negative.</exception>
    /// <exception cref="TypeError">The dtype is another.</exception>
    public NDArray standard_gamma(double shape, Shape size = default, Type? dtype = null, NDArray? @out = null)
    {
        Require(!(shape < 0), "shape < 0");
        var type = dtype is not null ? ElementTypes.Of(dtype) : @out?.Type ?? ElementType.Double;
        var wanted = size.IsEmpty && @out is not null ? @out.Shape : size;
        var drawn = type switch
        {
            ElementType.Double => Each(
                wanted, (ref ZigguratVariates g) => ContinuousVariates.Gamma(ref g, shape)),
            ElementType.Single => Rows<float>(
                One(wanted), 1, (ref ZigguratVariates g, Span<float> row) =>
                    row[0] = GeneratorContinuous.Gamma(ref g, (float)shape)),
            _ => throw new TypeError($"Unsupported dtype dtype('{type.Name()}') for standard_gamma"),
        };
        return Kept(drawn, @out);
    }

    /// <summary>Numbers of the gamma distribution.</summary>
    /// <exception cref="ValueError">A parameter is negative.</exception>
    public NDArray gamma(double shape, double scale = 1, Shape size = default)
    {
        Require(!(shape < 0), "shape < 0");
        Require(!(scale < 0), "scale < 0");
        return Each(size, (ref ZigguratVariates g) => scale * ContinuousVariates.Gamma(ref g, shape));
    }

    /// <summary>Numbers of the beta distribution.</summary>
    /// <exception cref="ValueError">A parameter is not positive.</exception>
    public NDArray beta(double a, double b, Shape size = default)
    {
        Positive(a, "a");
        Positive(b, "b");
        return Each(size, (ref ZigguratVariates g) => GeneratorContinuous.Beta(ref g, a, b));
    }

    /// <summary>Numbers of the chi-square distribution.</summary>
    /// <exception cref="ValueError">A parameter is not positive.</exception>
    public NDArray chisquare(double df, Shape size = default)
    {
        Positive(df, "df");
        return Each(size, (ref ZigguratVariates g) => ContinuousVariates.ChiSquare(ref g, df));
    }

    /// <summary>Numbers of the noncentral chi-square distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray noncentral_chisquare(double df, double nonc, Shape size = default)
    {
        Positive(df, "df");
        Require(!(nonc < 0), "nonc < 0");
        return Each(size, (ref ZigguratVariates g) => double.IsNaN(nonc) ? double.NaN
            : ContinuousVariates.NoncentralChiSquare(ref g, df, nonc));
    }

    /// <summary>Numbers of Fisher's F distribution.</summary>
    /// <exception cref="ValueError">A parameter is not positive.</exception>
    public NDArray f(double dfnum, double dfden, Shape size = default)
    {
        Positive(dfnum, "dfnum");
        Positive(dfden, "dfden");
        return Each(size, (ref ZigguratVariates g) => ContinuousVariates.F(ref g, dfnum, dfden));
    }

    /// <summary>Numbers of the noncentral F distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray noncentral_f(double dfnum, double dfden, double nonc, Shape size = default)
    {
        Positive(dfnum, "dfnum");
        Positive(dfden, "dfden");
        Require(!(nonc < 0), "nonc < 0");
        return Each(size, (ref ZigguratVariates g) => double.IsNaN(nonc) ? double.NaN
            : ContinuousVariates.NoncentralF(ref g, dfnum, dfden, nonc));
    }

    /// <summary>Numbers of Student's t distribution.</summary>
    /// <exception cref="ValueError">A parameter is not positive.</exception>
    public NDArray standard_t(double df, Shape size = default)
    {
        Positive(df, "df");
        return Each(size, (ref ZigguratVariates g) => ContinuousVariates.StudentT(ref g, df));
    }

    /// <summary>Numbers of the standard Cauchy distribution.</summary>
    public NDArray standard_cauchy(Shape size = default) =>
        Each(size, (ref ZigguratVariates g) => ContinuousVariates.Cauchy(ref g));

    /// <summary>Numbers of the Laplace distribution.</summary>
    /// <exception cref="ValueError">The scale is negative.</exception>
    public NDArray laplace(double loc = 0, double scale = 1, Shape size = default)
    {
        Require(!(scale < 0), "scale < 0");
        return Each(size, (ref ZigguratVariates g) => ContinuousVariates.Laplace(ref g, loc, scale));
    }

    /// <summary>Numbers of the Gumbel distribution.</summary>
    /// <exception cref="ValueError">The scale is negative.</exception>
    public NDArray gumbel(double loc = 0, double scale = 1, Shape size = default)
    {
        Require(!(scale < 0), "scale < 0");
        return Each(size, (ref ZigguratVariates g) => ContinuousVariates.Gumbel(ref g, loc, scale));
    }

    /// <summary>Numbers of the logistic distribution.</summary>
    /// <exception cref="ValueError">The scale is negative.</exception>
    public NDArray logistic(double loc = 0, double scale = 1, Shape size = default)
    {
        Require(!(scale < 0), "scale < 0");
        return Each(size, (ref ZigguratVariates g) => ContinuousVariates.Logistic(ref g, loc, scale));
    }

    /// <summary>Numbers whose logarithms are normal.</summary>
    /// <exception cref="ValueError">The deviation is negative.</exception>
    public NDArray lognormal(double mean = 0, double sigma = 1, Shape size = default)
    {
        Require(!(sigma < 0), "sigma < 0");
        return Each(size, (ref ZigguratVariates g) => Math.Exp(mean + (sigma * g.NextNormal())));
    }

    /// <summary>Numbers of the Rayleigh distribution.</summary>
    /// <exception cref="ValueError">The scale is negative.</exception>
    public NDArray rayleigh(double scale = 1, Shape size = default)
    {
        Require(!(scale < 0), "scale < 0");
        return Each(size, (ref ZigguratVariates g) => GeneratorContinuous.Rayleigh(ref g, scale));
    }

    /// <summary>Numbers of the triangular distribution.</summary>
    /// <exception cref="ValueError">The limits are not in order.</exception>
    public NDArray triangular(double left, double mode, double right, Shape size = default)
    {
        Require(!(left > mode), "left > mode");
        Require(!(mode > right), "mode > right");
        Require(left != right, "left == right");
        return Each(size, (ref ZigguratVariates g) => ContinuousVariates.Triangular(ref g, left, mode, right));
    }

    /// <summary>Numbers of the Wald (inverse Gaussian) distribution.</summary>
    /// <exception cref="ValueError">A parameter is not positive.</exception>
    public NDArray wald(double mean, double scale, Shape size = default)
    {
        Positive(mean, "mean");
        Positive(scale, "scale");
        return Each(size, (ref ZigguratVariates g) => GeneratorContinuous.Wald(ref g, mean, scale));
    }

    /// <summary>Angles of the von Mises distribution, in [-pi, pi].</summary>
    /// <exception cref="ValueError">The concentration is negative.</exception>
    public NDArray vonmises(double mu, double kappa, Shape size = default)
    {
        Require(!(kappa < 0), "kappa < 0");
        return Each(size, (ref ZigguratVariates g) => double.IsNaN(kappa) ? double.NaN
            : GeneratorContinuous.VonMises(ref g, mu, kappa));
    }

    /// <summary>Numbers of the Pareto II (Lomax) distribution.</summary>
    /// <exception cref="ValueError">The parameter is not positive.</exception>
    public NDArray pareto(double a, Shape size = default)
    {
        Positive(a, "a");
        return Each(size, (ref ZigguratVariates g) => GeneratorContinuous.Pareto(ref g, a));
    }

    /// <summary>Numbers of the Weibull distribution.</summary>
    /// <exception cref="ValueError">The parameter is negative.</exception>
    public NDArray weibull(double a, Shape size = default)
    {
        Require(!(a < 0), "a < 0");
        return Each(size, (ref ZigguratVariates g) => GeneratorContinuous.Weibull(ref g, a));
    }

    /// <summary>Numbers in [0, 1] of a power distribution.</summary>
    /// <exception cref="ValueError">The parameter is not positive.</exception>
    public NDArray power(double a, Shape size = default)
    {
        Positive(a, "a");
        return Each(size, (ref ZigguratVariates g) => GeneratorContinuous.Power(ref g, a));
    }

    private static void Positive(double value, string name) => Require(!(value <= 0), $"{name} <= 0");

    private static void Require(bool condition, string refusal)
    {
        if (!condition)
        {
            throw new ValueError(refusal);
        }
    }

    private NDArray Each(Shape size, Sampler next) => Rows(
        One(size), 1, (ref ZigguratVariates g, Span<double> row) => row[0] = next(ref g));

    private NDArray Rows<T>(Shape shape, int width, SampleFiller<T> fill)
        where T : unmanaged => Draw(new SampleDraw<T>([.. shape.Value.Extents], width, fill));
}
