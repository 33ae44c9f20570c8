using Cohort.Creation;
using Cohort.Draws;
using Cohort.Kernels.Library.Random;
using static Cohort.Draws.ParameterChecks;

namespace Cohort;

/// <content>Continuous distributions, with the numbers that NumPy's RandomState gives for a seed.</content>
public partial class NumPyRandom
{
    /// <summary>One number of the standard gamma distribution.</summary>
    public NDArray standard_gamma(double shape) => standard_gamma(shape, Shape.Scalar);

    /// <summary>Numbers of the standard gamma distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray standard_gamma(double shape, Shape size) =>
        Each(size, LegacySamplers.StandardGamma(shape));

    /// <summary>One number of the gamma distribution.</summary>
    public NDArray gamma(double shape, double scale = 1) => gamma(shape, scale, Shape.Scalar);

    /// <summary>Numbers of the gamma distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray gamma(double shape, double scale, Shape size) =>
        Each(size, LegacySamplers.Gamma(shape, scale));

    /// <summary>One number of the beta distribution.</summary>
    public NDArray beta(double a, double b) => beta(a, b, Shape.Scalar);

    /// <summary>Numbers of the beta distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray beta(double a, double b, Shape size) =>
        Each(size, LegacySamplers.Beta(a, b));

    /// <summary>One number of the chi-square distribution.</summary>
    public NDArray chisquare(double df) => chisquare(df, Shape.Scalar);

    /// <summary>Numbers of the chi-square distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray chisquare(double df, Shape size) =>
        Each(size, LegacySamplers.Chisquare(df));

    /// <summary>One number of the noncentral chi-square distribution.</summary>
    public NDArray noncentral_chisquare(double df, double nonc) => noncentral_chisquare(df, nonc, Shape.Scalar);

    /// <summary>Numbers of the noncentral chi-square distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray noncentral_chisquare(double df, double nonc, Shape size) =>
        Each(size, LegacySamplers.NoncentralChisquare(df, nonc));

    /// <summary>One number of the Fisher's F distribution.</summary>
    public NDArray f(double dfnum, double dfden) => f(dfnum, dfden, Shape.Scalar);

    /// <summary>Numbers of the Fisher's F distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray f(double dfnum, double dfden, Shape size) =>
        Each(size, LegacySamplers.F(dfnum, dfden));

    /// <summary>One number of the noncentral F distribution.</summary>
    public NDArray noncentral_f(double dfnum, double dfden, double nonc) =>
        noncentral_f(dfnum, dfden, nonc, Shape.Scalar);

    /// <summary>Numbers of the noncentral F distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray noncentral_f(double dfnum, double dfden, double nonc, Shape size) =>
        Each(size, LegacySamplers.NoncentralF(dfnum, dfden, nonc));

    /// <summary>One number of the Student's t distribution.</summary>
    public NDArray standard_t(double df) => standard_t(df, Shape.Scalar);

    /// <summary>Numbers of the Student's t distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray standard_t(double df, Shape size) =>
        Each(size, LegacySamplers.StandardT(df));

    /// <summary>One number of the standard Cauchy distribution.</summary>
    public NDArray standard_cauchy() => standard_cauchy(Shape.Scalar);

    /// <summary>Numbers of the standard Cauchy distribution.</summary>
    public NDArray standard_cauchy(Shape size) =>
        Each(size, (ref LegacyGenerator g) => ContinuousVariates.Cauchy(ref g));

    /// <summary>One number of the Laplace distribution.</summary>
    public NDArray laplace(double loc = 0, double scale = 1) => laplace(loc, scale, Shape.Scalar);

    /// <summary>Numbers of the Laplace distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray laplace(double loc, double scale, Shape size) =>
        Each(size, LegacySamplers.Laplace(loc, scale));

    /// <summary>One number of the Gumbel distribution.</summary>
    public NDArray gumbel(double loc = 0, double scale = 1) => gumbel(loc, scale, Shape.Scalar);

    /// <summary>Numbers of the Gumbel distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray gumbel(double loc, double scale, Shape size) =>
        Each(size, LegacySamplers.Gumbel(loc, scale));

    /// <summary>One number of the logistic distribution.</summary>
    public NDArray logistic(double loc = 0, double scale = 1) => logistic(loc, scale, Shape.Scalar);

    /// <summary>Numbers of the logistic distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray logistic(double loc, double scale, Shape size) =>
        Each(size, LegacySamplers.Logistic(loc, scale));

    /// <summary>One number of the log-normal distribution.</summary>
    public NDArray lognormal(double mean = 0, double sigma = 1) => lognormal(mean, sigma, Shape.Scalar);

    /// <summary>Numbers of the log-normal distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray lognormal(double mean, double sigma, Shape size) =>
        Each(size, LegacySamplers.Lognormal(mean, sigma));

    /// <summary>One number of the Rayleigh distribution.</summary>
    public NDArray rayleigh(double scale = 1) => rayleigh(scale, Shape.Scalar);

    /// <summary>Numbers of the Rayleigh distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray rayleigh(double scale, Shape size) =>
        Each(size, LegacySamplers.Rayleigh(scale));

    /// <summary>One number of the inverse Gaussian distribution.</summary>
    public NDArray wald(double mean, double scale) => wald(mean, scale, Shape.Scalar);

    /// <summary>Numbers of the inverse Gaussian distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray wald(double mean, double scale, Shape size) =>
        Each(size, LegacySamplers.Wald(mean, scale));

    /// <summary>One number of the von Mises distribution.</summary>
    public NDArray vonmises(double mu, double kappa) => vonmises(mu, kappa, Shape.Scalar);

    /// <summary>Numbers of the von Mises distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray vonmises(double mu, double kappa, Shape size) =>
        Each(size, LegacySamplers.Vonmises(mu, kappa));

    /// <summary>One number of the Weibull distribution.</summary>
    public NDArray weibull(double a) => weibull(a, Shape.Scalar);

    /// <summary>Numbers of the Weibull distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray weibull(double a, Shape size) =>
        Each(size, LegacySamplers.Weibull(a));

    /// <summary>One number of the Pareto II distribution.</summary>
    public NDArray pareto(double a) => pareto(a, Shape.Scalar);

    /// <summary>Numbers of the Pareto II distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray pareto(double a, Shape size) =>
        Each(size, LegacySamplers.Pareto(a));

    /// <inheritdoc cref="pareto(double, Shape)"/>
    public NDArray pareto(double a, int[] size) => pareto(a, new Shape(size));

    /// <inheritdoc cref="pareto(double, Shape)"/>
    public NDArray pareto(double a, long[] size) => pareto(a, new Shape(size));

    /// <inheritdoc cref="pareto(double, Shape)"/>
    public NDArray pareto(double a, int size) => pareto(a, new Shape((long)size));

    /// <summary>One number of the power distribution.</summary>
    public NDArray power(double a) => power(a, Shape.Scalar);

    /// <summary>Numbers of the power distribution.</summary>
    /// <exception cref="ValueError">A parameter is out of its range.</exception>
    public NDArray power(double a, Shape size) =>
        Each(size, LegacySamplers.Power(a));

    /// <inheritdoc cref="power(double, Shape)"/>
    public NDArray power(double a, int[] size) => power(a, new Shape(size));

    /// <inheritdoc cref="power(double, Shape)"/>
    public NDArray power(double a, long[] size) => power(a, new Shape(size));

    /// <inheritdoc cref="power(double, Shape)"/>
    public NDArray power(double a, int size) => power(a, new Shape((long)size));

    /// <summary>One number of the triangular distribution.</summary>
    public NDArray triangular(double left, double mode, double right) => triangular(left, mode, right, Shape.Scalar);

    /// <summary>Numbers of the triangular distribution.</summary>
    /// <exception cref="ValueError">The bounds and the mode are not in order, or the bounds are equal.</exception>
    public NDArray triangular(double left, double mode, double right, Shape size) =>
        Each(size, LegacySamplers.Triangular(left, mode, right));

    /// <summary>Vectors of positive numbers with the sum 1.</summary>
    /// <param name="alpha">The concentration of each number.</param>
    /// <param name="size">The shape of vectors; by default one.</param>
    /// <exception cref="ValueError">A concentration is not positive.</exception>
    public NDArray dirichlet(double[] alpha, Shape? size = null)
    {
        Require(Array.TrueForAll(alpha, a => a > 0), "alpha <= 0");
        var shape = One(size ?? default);
        var values = HostContent.Buffer<double>(checked(shape.Size * alpha.Length), "np.random");
        lock (_gate)
        {
            for (var row = 0; row < values.Length; row += alpha.Length)
            {
                FillDirichlet(alpha, values.AsSpan(row, alpha.Length));
            }
        }

        return HostContent.Import<double>(Session.Current, [.. shape.Value.Extents, alpha.Length], values);
    }

    /// <inheritdoc cref="dirichlet(double[], Shape?)"/>
    public NDArray dirichlet(NDArray alpha, Shape? size = null) => dirichlet(HostContent.Read<double>(alpha), size);

    /// <inheritdoc cref="dirichlet(double[], Shape?)"/>
    public NDArray dirichlet(double[] alpha, int[] size) => dirichlet(alpha, (Shape?)new Shape(size));

    /// <inheritdoc cref="dirichlet(double[], Shape?)"/>
    public NDArray dirichlet(double[] alpha, long[] size) => dirichlet(alpha, (Shape?)new Shape(size));

    /// <inheritdoc cref="dirichlet(double[], Shape?)"/>
    public NDArray dirichlet(double[] alpha, int size) => dirichlet(alpha, (Shape?)new Shape((long)size));

    private void FillDirichlet(double[] alpha, Span<double> row)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = ContinuousVariates.Gamma(ref _generator, alpha[i]);
            sum += row[i];
        }

        var factor = 1 / sum;
        foreach (ref var number in row)
        {
            number *= factor;
        }
    }

    private NDArray Each<T>(Shape size, Variate<LegacyGenerator, T> next)
        where T : unmanaged
    {
        var shape = One(size);
        var values = HostContent.Buffer<T>(shape.Size, "np.random");
        lock (_gate)
        {
            foreach (ref var value in values.AsSpan())
            {
                value = next(ref _generator);
            }
        }

        return HostContent.Import<T>(Session.Current, shape.Value.Extents, values);
    }

    private NDArray Each<T>((Shape Shape, Variate<LegacyGenerator, T> Next) drawn)
        where T : unmanaged => Each(drawn.Shape, drawn.Next);
}
