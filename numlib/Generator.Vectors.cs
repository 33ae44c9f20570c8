using Cohort.Creation;
using Cohort.Draws;
using static Cohort.Draws.ParameterChecks;

namespace Cohort;

/// <content>Vectors of random numbers, orders along an axis, and further generators.</content>
public sealed partial class Generator
{
    private const double TinyAlpha = 0.1;

    /// <summary>Vectors of positive numbers with a sum of 1.</summary>
    /// <param name="alpha">The weight of each number.</param>
    /// <param name="size">The shape of such vectors; by default one.</param>
    /// <exception cref="ValueError">A weight is negative.</exception>
    public NDArray dirichlet(double[] alpha, Shape size = default)
    {
        ArgumentNullException.ThrowIfNull(alpha);
        Require(!Array.Exists(alpha, weight => weight < 0), "alpha < 0");
        var shape = Vectors(size, alpha.Length);
        if (alpha.Length == 0 || (alpha.Max() < TinyAlpha && alpha.Sum() == 0))
        {
            return np.zeros(shape);
        }

        SampleFiller<double> fill = alpha.Max() < TinyAlpha
            ? new StickBreaking(alpha).Fill
            : (ref ZigguratVariates g, Span<double> row) => FillDirichlet(ref g, alpha, row);
        return Rows(shape, alpha.Length, fill);
    }

    /// <summary>Vectors of normal numbers with means and covariances.</summary>
    /// <param name="mean">The mean of each number.</param>
    /// <param name="cov">The covariances, symmetric and positive semidefinite.</param>
    /// <param name="size">The shape of such vectors; by default one.</param>
    /// <param name="check_valid">"raise" refuses other covariances; "warn" and "ignore" let them pass.</param>
    /// <param name="tol">How far covariances may be from semidefinite ones.</param>
    /// <param name="method">The factorization: "svd", "eigh" or "cholesky".</param>
    /// <exception cref="ValueError">Shapes do not fit, or covariances are refused.</exception>
    /// <remarks>
    /// Factors are unique up to signs: with more than two means, numbers are as likely as NumPy's for a seed, but
    /// others.
    /// </remarks>
    public NDArray multivariate_normal(
        NDArray mean, NDArray cov, Shape size = default, string check_valid = "warn", double tol = 1e-8,
        string method = "svd")
    {
        Require(method is "eigh" or "svd" or "cholesky", "method must be one of {'eigh', 'svd', 'cholesky'}");
        CovarianceMatrix.Check(mean, cov);
        var x = standard_normal(Vectors(size, checked((int)mean.size)));
        var factor = CovarianceMatrix.Factor(cov, method, check_valid, tol);
        return mean + np.matmul(x, factor.T);
    }

    /// <inheritdoc cref="multivariate_normal(NDArray, NDArray, Shape, string, double, string)"/>
    public NDArray multivariate_normal(
        double[] mean, double[,] cov, Shape size = default, string check_valid = "warn", double tol = 1e-8,
        string method = "svd") => multivariate_normal(np.array(mean), np.array(cov), size, check_valid, tol, method);

    /// <summary>A copy in which the elements along an axis have a random order, each lane its own.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis; by default all elements are one lane.</param>
    /// <param name="out">Where to store the result.</param>
    /// <exception cref="ValueError">The output has another shape.</exception>
    public NDArray permuted(NDArray x, int? axis = null, NDArray? @out = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (@out is not null && !@out.shape.AsSpan().SequenceEqual(x.shape))
        {
            throw new ValueError("out must have the same shape as x");
        }

        return Kept(axis is { } one ? Lanes(x, one) : Shuffled(x), @out);
    }

    /// <summary>Generators on streams that are independent of this one and of each other.</summary>
    /// <exception cref="ValueError">The number is negative.</exception>
    public Generator[] spawn(int n_children)
    {
        lock (_gate)
        {
            return Array.ConvertAll(_source.spawn(n_children), child => new Generator(child));
        }
    }

    private static void FillDirichlet(ref ZigguratVariates g, double[] alpha, Span<double> row)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = ContinuousVariates.Gamma(ref g, alpha[i]);
            sum += row[i];
        }

        var inverse = 1.0 / sum;
        foreach (ref var number in row)
        {
            number *= inverse;
        }
    }

    private static NDArray Kept(NDArray drawn, NDArray? output)
    {
        if (output is null)
        {
            return drawn;
        }

        ArrayFactory.Store(output, drawn);
        return output;
    }

    // Column-major arrays are shuffled in the order of their memory, as NumPy's copies of them are.
    private NDArray Shuffled(NDArray x)
    {
        var isColumnMajor = np.isfortran(x);
        var source = isColumnMajor ? x.T : x;
        var shuffled = np.take(source.ravel(), Order(x.size)).reshape(source.shape);
        return isColumnMajor ? shuffled.T : shuffled;
    }

    private NDArray Lanes(NDArray x, int axis)
    {
        var last = np.moveaxis(x, axis, -1);
        var length = last.shape[^1];
        var orders = HostContent.Buffer<long>(x.size, nameof(permuted));
        for (var at = 0; at < orders.Length; at += (int)length)
        {
            var order = new long[length];
            Draw(new PermutationDraw(order));
            order.CopyTo(orders, at);
        }

        var places = np.moveaxis(np.array(orders).reshape(last.shape), -1, axis);
        return np.take_along_axis(x, places, axis);
    }
}
