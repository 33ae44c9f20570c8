using Cohort.Draws;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <content>Continuous distributions, with the numbers that NumPy's Generator gives for a seed.</content>
public sealed partial class Generator
{
    /// <summary>Numbers of the standard gamma distribution, of float64 or float32.</summary>
    /// <exception cref="ValueError">The shape is negative.</exception>
    /// <exception cref="TypeError">The dtype is another.</exception>
    public NDArray standard_gamma(double shape, Shape size = default, Type? dtype = null, NDArray? @out = null)
    {
        var wanted = size.IsEmpty && @out is not null ? @out.Shape : size;
        return Kept(
            IsSingle(dtype, @out, nameof(standard_gamma))
                ? Each(wanted, GeneratorSamplers.StandardGammaSingle(shape))
                : Each(wanted, GeneratorSamplers.StandardGamma(shape)),
            @out);
    }

    /// <summary>Numbers of the gamma distribution.</summary>
    /// <exception cref="ValueError">A parameter is negative.</exception>
    public NDArray gamma(double shape, double scale = 1, Shape size = default) =>
        Each(size, GeneratorSamplers.Gamma(shape, scale));

    /// <summary>Numbers of the beta distribution.</summary>
    /// <exception cref="ValueError">A parameter is not positive.</exception>
    public NDArray beta(double a, double b, Shape size = default) =>
        Each(size, GeneratorSamplers.Beta(a, b));

    /// <summary>Numbers of the chi-square distribution.</summary>
    /// <exception cref="ValueError">A parameter is not positive.</exception>
    public NDArray chisquare(double df, Shape size = default) =>
        Each(size, GeneratorSamplers.Chisquare(df));

    /// <summary>Numbers of the noncentral chi-square distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray noncentral_chisquare(double df, double nonc, Shape size = default) =>
        Each(size, GeneratorSamplers.NoncentralChisquare(df, nonc));

    /// <summary>Numbers of Fisher's F distribution.</summary>
    /// <exception cref="ValueError">A parameter is not positive.</exception>
    public NDArray f(double dfnum, double dfden, Shape size = default) =>
        Each(size, GeneratorSamplers.F(dfnum, dfden));

    /// <summary>Numbers of the noncentral F distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray noncentral_f(double dfnum, double dfden, double nonc, Shape size = default) =>
        Each(size, GeneratorSamplers.NoncentralF(dfnum, dfden, nonc));

    /// <summary>Numbers of Student's t distribution.</summary>
    /// <exception cref="ValueError">A parameter is not positive.</exception>
    public NDArray standard_t(double df, Shape size = default) =>
        Each(size, GeneratorSamplers.StandardT(df));

    /// <summary>Numbers of the standard Cauchy distribution.</summary>
    public NDArray standard_cauchy(Shape size = default) =>
        Each(size, (ref ZigguratVariates g) => ContinuousVariates.Cauchy(ref g));

    /// <summary>Numbers of the Laplace distribution.</summary>
    /// <exception cref="ValueError">The scale is negative.</exception>
    public NDArray laplace(double loc = 0, double scale = 1, Shape size = default) =>
        Each(size, GeneratorSamplers.Laplace(loc, scale));

    /// <summary>Numbers of the Gumbel distribution.</summary>
    /// <exception cref="ValueError">The scale is negative.</exception>
    public NDArray gumbel(double loc = 0, double scale = 1, Shape size = default) =>
        Each(size, GeneratorSamplers.Gumbel(loc, scale));

    /// <summary>Numbers of the logistic distribution.</summary>
    /// <exception cref="ValueError">The scale is negative.</exception>
    public NDArray logistic(double loc = 0, double scale = 1, Shape size = default) =>
        Each(size, GeneratorSamplers.Logistic(loc, scale));

    /// <summary>Numbers whose logarithms are normal.</summary>
    /// <exception cref="ValueError">The deviation is negative.</exception>
    public NDArray lognormal(double mean = 0, double sigma = 1, Shape size = default) =>
        Each(size, GeneratorSamplers.Lognormal(mean, sigma));

    /// <summary>Numbers of the Rayleigh distribution.</summary>
    /// <exception cref="ValueError">The scale is negative.</exception>
    public NDArray rayleigh(double scale = 1, Shape size = default) =>
        Each(size, GeneratorSamplers.Rayleigh(scale));

    /// <summary>Numbers of the triangular distribution.</summary>
    /// <exception cref="ValueError">The limits are not in order.</exception>
    public NDArray triangular(double left, double mode, double right, Shape size = default) =>
        Each(size, GeneratorSamplers.Triangular(left, mode, right));

    /// <summary>Numbers of the Wald (inverse Gaussian) distribution.</summary>
    /// <exception cref="ValueError">A parameter is not positive.</exception>
    public NDArray wald(double mean, double scale, Shape size = default) =>
        Each(size, GeneratorSamplers.Wald(mean, scale));

    /// <summary>Angles of the von Mises distribution, in [-pi, pi].</summary>
    /// <exception cref="ValueError">The concentration is negative.</exception>
    public NDArray vonmises(double mu, double kappa, Shape size = default) =>
        Each(size, GeneratorSamplers.Vonmises(mu, kappa));

    /// <summary>Numbers of the Pareto II (Lomax) distribution.</summary>
    /// <exception cref="ValueError">The parameter is not positive.</exception>
    public NDArray pareto(double a, Shape size = default) =>
        Each(size, GeneratorSamplers.Pareto(a));

    /// <summary>Numbers of the Weibull distribution.</summary>
    /// <exception cref="ValueError">The parameter is negative.</exception>
    public NDArray weibull(double a, Shape size = default) =>
        Each(size, GeneratorSamplers.Weibull(a));

    /// <summary>Numbers in [0, 1] of a power distribution.</summary>
    /// <exception cref="ValueError">The parameter is not positive.</exception>
    public NDArray power(double a, Shape size = default) =>
        Each(size, GeneratorSamplers.Power(a));

    private static bool IsSingle(Type? dtype, NDArray? output, string name)
    {
        var type = dtype is not null ? ElementTypes.Of(dtype) : output?.Type ?? ElementType.Double;
        return type is ElementType.Single or ElementType.Double
            ? type == ElementType.Single
            : throw new TypeError($"Unsupported dtype dtype('{type.Name()}') for {name}");
    }

    private NDArray Each<T>(Shape size, Variate<ZigguratVariates, T> next)
        where T : unmanaged => Rows(One(size), 1, (ref ZigguratVariates g, Span<T> row) => row[0] = next(ref g));

    private NDArray Each<T>((Shape Shape, Variate<ZigguratVariates, T> Next) drawn)
        where T : unmanaged => Each(drawn.Shape, drawn.Next);

    private NDArray Rows<T>(Shape shape, int width, SampleFiller<T> fill)
        where T : unmanaged => Draw(new SampleDraw<T>([.. shape.Value.Extents], width, fill));
}
