using Cohort.Draws;
using Cohort.Kernels.Library.Random;
using static Cohort.Draws.ParameterChecks;

namespace Cohort;

/// <content>Samples without replacement, vectors of normal numbers, trials and inclusive ranges.</content>
public partial class NumPyRandom
{
    /// <summary>One trial: 1 with a probability, else 0.</summary>
    public NDArray bernoulli(double p) => bernoulli(p, Shape.Scalar);

    /// <summary>Trials that give 1 with a probability, else 0; float64.</summary>
    public NDArray bernoulli(double p, Shape size) =>
        Each(size, (ref LegacyGenerator g) => g.NextDouble() < p ? 1.0 : 0.0);

    /// <summary>How many of a sample without replacement are good.</summary>
    /// <param name="ngood">How many are good.</param>
    /// <param name="nbad">How many are not.</param>
    /// <param name="nsample">The size of the sample.</param>
    /// <param name="size">The shape; by default one count.</param>
    /// <exception cref="ValueError">There are not so many, or a number is negative.</exception>
    public NDArray hypergeometric(long ngood, long nbad, long nsample, Shape? size = null) =>
        Each(size ?? Shape.Scalar, LegacyCounters.Hypergeometric(ngood, nbad, nsample));

    /// <inheritdoc cref="hypergeometric(long, long, long, Shape?)"/>
    public NDArray hypergeometric(long ngood, long nbad, long nsample) =>
        hypergeometric(ngood, nbad, nsample, (Shape?)null);

    /// <inheritdoc cref="hypergeometric(long, long, long, Shape?)"/>
    public NDArray hypergeometric(long ngood, long nbad, long nsample, int size) =>
        hypergeometric(ngood, nbad, nsample, (Shape?)new Shape((long)size));

    /// <inheritdoc cref="hypergeometric(long, long, long, Shape?)"/>
    public NDArray hypergeometric(long ngood, long nbad, long nsample, int[] size) =>
        hypergeometric(ngood, nbad, nsample, (Shape?)new Shape(size));

    /// <inheritdoc cref="hypergeometric(long, long, long, Shape?)"/>
    public NDArray hypergeometric(long ngood, long nbad, long nsample, long[] size) =>
        hypergeometric(ngood, nbad, nsample, (Shape?)new Shape(size));

    /// <summary>Vectors of normal numbers with means and covariances.</summary>
    /// <param name="mean">The mean of each number.</param>
    /// <param name="cov">The covariances, symmetric and positive semidefinite.</param>
    /// <param name="size">The shape of such vectors; by default one.</param>
    /// <param name="check_valid">"raise" refuses other covariances; "warn" and "ignore" let them pass.</param>
    /// <param name="tol">How far covariances may be from semidefinite ones.</param>
    /// <exception cref="ValueError">Shapes do not fit, or covariances are refused.</exception>
    /// <remarks>
    /// Factors are unique up to signs: with more than two means, numbers are as likely as NumPy's for a seed, but
    /// others.
    /// </remarks>
    public NDArray multivariate_normal(
        NDArray mean, NDArray cov, Shape? size = null, string check_valid = "warn", double tol = 1e-8)
    {
        CovarianceMatrix.Check(mean, cov);
        var given = size ?? default;
        var x = standard_normal(new Shape([.. given.IsEmpty ? default : given.Value.Extents, mean.size]));
        return np.matmul(x, CovarianceMatrix.LegacyFactor(cov, check_valid, tol)) + mean;
    }

    /// <inheritdoc cref="multivariate_normal(NDArray, NDArray, Shape?, string, double)"/>
    public NDArray multivariate_normal(
        double[] mean, double[,] cov, Shape? size = null, string check_valid = "warn", double tol = 1e-8) =>
        multivariate_normal(np.array(mean), np.array(cov), size, check_valid, tol);

    /// <inheritdoc cref="multivariate_normal(NDArray, NDArray, Shape?, string, double)"/>
    public NDArray multivariate_normal(
        double[] mean, double[,] cov, int size, string check_valid = "warn", double tol = 1e-8) =>
        multivariate_normal(mean, cov, (Shape?)new Shape((long)size), check_valid, tol);

    /// <inheritdoc cref="multivariate_normal(NDArray, NDArray, Shape?, string, double)"/>
    public NDArray multivariate_normal(double[] mean, double[,] cov, int[] size) =>
        multivariate_normal(mean, cov, (Shape?)new Shape(size));

    /// <inheritdoc cref="multivariate_normal(NDArray, NDArray, Shape?, string, double)"/>
    public NDArray multivariate_normal(double[] mean, double[,] cov, long[] size) =>
        multivariate_normal(mean, cov, (Shape?)new Shape(size));

    /// <summary>Integers from low to high, both included, or from 1 to low.</summary>
    /// <exception cref="ValueError">The range is empty.</exception>
    public NDArray random_integers(long low, long? high = null, Shape size = default)
    {
        var (first, last) = high is { } end ? (low, end) : (1, low);
        lock (_gate)
        {
            return first <= last
                ? IntegerDraws.Draw(
                    ref _generator.Bits, first, last, Rejection.Masked, Runtime.Elements.ElementType.Int64, One(size))
                : throw new ValueError("low >= high");
        }
    }
}
