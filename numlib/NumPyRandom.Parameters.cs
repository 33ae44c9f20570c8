using Cohort.Draws;
using Cohort.Kernels.Library.Random;
using static Cohort.Draws.ParameterChecks;

namespace Cohort;

/// <content>
/// Distributions whose parameters are arrays, which broadcast: each element is drawn with its own parameters, in
/// row-major order, as NumPy's RandomState does for a seed.
/// </content>
public partial class NumPyRandom
{
    /// <inheritdoc cref="standard_gamma(double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray standard_gamma(NDArray shape, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.StandardGamma, shape));

    /// <inheritdoc cref="gamma(double, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray gamma(NDArray shape, NDArray? scale = null, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Gamma, shape, scale ?? 1));

    /// <inheritdoc cref="beta(double, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray beta(NDArray a, NDArray b, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Beta, a, b));

    /// <inheritdoc cref="chisquare(double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray chisquare(NDArray df, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Chisquare, df));

    /// <inheritdoc cref="noncentral_chisquare(double, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray noncentral_chisquare(NDArray df, NDArray nonc, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.NoncentralChisquare, df, nonc));

    /// <inheritdoc cref="f(double, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray f(NDArray dfnum, NDArray dfden, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.F, dfnum, dfden));

    /// <inheritdoc cref="noncentral_f(double, double, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray noncentral_f(NDArray dfnum, NDArray dfden, NDArray nonc, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.NoncentralF, dfnum, dfden, nonc));

    /// <inheritdoc cref="standard_t(double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray standard_t(NDArray df, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.StandardT, df));

    /// <inheritdoc cref="laplace(double, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray laplace(NDArray loc, NDArray? scale = null, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Laplace, loc, scale ?? 1));

    /// <inheritdoc cref="gumbel(double, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray gumbel(NDArray loc, NDArray? scale = null, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Gumbel, loc, scale ?? 1));

    /// <inheritdoc cref="logistic(double, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray logistic(NDArray loc, NDArray? scale = null, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Logistic, loc, scale ?? 1));

    /// <inheritdoc cref="lognormal(double, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray lognormal(NDArray mean, NDArray? sigma = null, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Lognormal, mean, sigma ?? 1));

    /// <inheritdoc cref="rayleigh(double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray rayleigh(NDArray scale, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Rayleigh, scale));

    /// <inheritdoc cref="wald(double, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray wald(NDArray mean, NDArray scale, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Wald, mean, scale));

    /// <inheritdoc cref="vonmises(double, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray vonmises(NDArray mu, NDArray kappa, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Vonmises, mu, kappa));

    /// <inheritdoc cref="weibull(double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray weibull(NDArray a, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Weibull, a));

    /// <inheritdoc cref="pareto(double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray pareto(NDArray a, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Pareto, a));

    /// <inheritdoc cref="power(double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray power(NDArray a, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Power, a));

    /// <inheritdoc cref="triangular(double, double, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray triangular(NDArray left, NDArray mode, NDArray right, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacySamplers.Triangular, left, mode, right));

    /// <inheritdoc cref="binomial(int, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray binomial(NDArray n, NDArray p, Shape size = default) =>
        Each(ParameterGrid.OfTrials(size, LegacyCounters.Binomial, n, p));

    /// <inheritdoc cref="poisson(double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray poisson(NDArray lam, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacyCounters.Poisson, lam));

    /// <inheritdoc cref="negative_binomial(double, double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray negative_binomial(NDArray n, NDArray p, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacyCounters.NegativeBinomial, n, p));

    /// <inheritdoc cref="geometric(double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray geometric(NDArray p, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacyCounters.Geometric, p));

    /// <inheritdoc cref="zipf(double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray zipf(NDArray a, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacyCounters.Zipf, a));

    /// <inheritdoc cref="logseries(double, Shape)"/>
    /// <exception cref="ValueError">A parameter is out of its range, or the size does not fit.</exception>
    public NDArray logseries(NDArray p, Shape size = default) =>
        Each(ParameterGrid.Of(size, LegacyCounters.Logseries, p));

    /// <inheritdoc cref="hypergeometric(long, long, long, Shape?)"/>
    public NDArray hypergeometric(NDArray ngood, NDArray nbad, NDArray nsample, Shape size = default) =>
        Each(ParameterGrid.OfNumbers(size, LegacyCounters.Hypergeometric, ngood, nbad, nsample));

    /// <inheritdoc cref="normal(double, double, Shape)"/>
    public NDArray normal(NDArray loc, NDArray? scale = null, Shape size = default)
    {
        var spread = scale ?? 1;
        var shape = ParameterGrid.Common(size, loc, spread);
        Require(!(bool)np.any(spread < 0), "scale < 0");
        return Moved(loc, spread, standard_normal(shape));
    }

    /// <inheritdoc cref="exponential(double, Shape)"/>
    public NDArray exponential(NDArray scale, Shape size = default)
    {
        var shape = ParameterGrid.Common(size, scale);
        Require(!(bool)np.any(scale < 0), "scale < 0");
        return scale.astype(np.float64, copy: false) * standard_exponential(shape);
    }

    /// <inheritdoc cref="uniform(double, double, Shape)"/>
    public NDArray uniform(NDArray low, NDArray high, Shape size)
    {
        var shape = ParameterGrid.Common(size, low, high);
        var range = high.astype(np.float64, copy: false) - low.astype(np.float64, copy: false);
        return np.all(np.isfinite(range))
            ? Moved(low, range, rand(shape))
            : throw new OverflowException("Range exceeds valid bounds");
    }

    /// <summary>Integers between bounds that broadcast, each as <see cref="randint(long, long, Shape, Type)"/> draws
    /// them.</summary>
    /// <exception cref="ValueError">A range is empty, or does not fit the type, or the size does not fit.</exception>
    public NDArray randint(NDArray low, NDArray? high = null, Shape size = default, Type? dtype = null)
    {
        var draw = IntegerGridDraw.Of(low, high, size, dtype, endpoint: false, Rejection.Masked);
        lock (_gate)
        {
            return draw.Fill(ref _generator.Bits);
        }
    }

    // Numbers of float64, whatever the parameters are.
    private static NDArray Moved(NDArray location, NDArray scale, NDArray numbers) =>
        location.astype(np.float64, copy: false) + (scale.astype(np.float64, copy: false) * numbers);
}
