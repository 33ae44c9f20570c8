using Cohort.Creation;

namespace Cohort.Draws;

/// <summary>Factors of covariances, for vectors of normal numbers.</summary>
internal static class CovarianceMatrix
{
    private const string Refusal = "covariance is not symmetric positive-semidefinite.";

    /// <exception cref="ValueError">The shapes are not those of means and covariances.</exception>
    /// <exception cref="TypeError">The elements are complex.</exception>
    public static void Check(NDArray mean, NDArray cov)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(cov);
        if (mean.typecode == NPTypeCode.Complex || cov.typecode == NPTypeCode.Complex)
        {
            throw new TypeError("mean and cov must not be complex");
        }

        var shape = cov.shape;
        var refusal = mean.ndim != 1 ? "mean must be 1 dimensional"
            : cov.ndim != 2 || shape[0] != shape[1] ? "cov must be 2 dimensional and square"
            : mean.size != shape[0] ? "mean and cov must have same length" : null;
        if (refusal is not null)
        {
            throw new ValueError(refusal);
        }
    }

    /// <summary>A matrix whose product with its transpose the covariances are.</summary>
    /// <exception cref="ValueError">The covariances are refused, or there is no such way to check them.</exception>
    public static NDArray Factor(NDArray cov, string method, string check, double tolerance)
    {
        var matrix = cov.astype(np.float64);
        if (method == "cholesky")
        {
            return np.linalg.cholesky(matrix);
        }

        if (check is not ("warn" or "raise" or "ignore"))
        {
            throw new ValueError("check_valid must equal 'warn', 'raise', or 'ignore'");
        }

        if (method == "eigh")
        {
            var (values, vectors) = np.linalg.eigh(matrix);
            Judge(check, () => !np.any(values < -tolerance));
            return vectors * np.sqrt(np.abs(values));
        }

        var (u, s, vh) = np.linalg.svd(matrix);
        Judge(check, () => np.allclose(np.dot(vh.T * s, vh), matrix, tolerance, tolerance));
        return u * (np.sqrt(s) * Signs(matrix, vh));
    }

    /// <summary>As <see cref="Factor"/> by SVD, but its transpose as the frozen RandomState computes it.</summary>
    /// <inheritdoc cref="Factor"/>
    public static NDArray LegacyFactor(NDArray cov, string check, double tolerance)
    {
        if (check is not ("warn" or "raise" or "ignore"))
        {
            throw new ValueError("check_valid must equal 'warn', 'raise', or 'ignore'");
        }

        var matrix = cov.astype(np.float64);
        var (_, s, vh) = np.linalg.svd(matrix);
        Judge(check, () => np.allclose(np.dot(vh.T * s, vh), matrix, tolerance, tolerance));
        return np.expand_dims(np.sqrt(s) * Signs(matrix, vh), 1) * vh;
    }

    // Singular vectors are unique up to signs. Of two rows, these are LAPACK's: the first column's reflection gives a
    // bidiagonal matrix whose elements, by their sizes and signs, decide them.
    private static NDArray Signs(NDArray matrix, NDArray vh)
    {
        var (a, v) = (HostContent.Read<double>(matrix), HostContent.Read<double>(vh));
        if (a.Length != 4)
        {
            return np.ones(matrix.Layout.Extents[0]);
        }

        var isSwapped = (a[0] * a[3]) - (a[1] * a[2]) > (a[0] * a[0]) + (a[2] * a[2]);
        var isDiagonal = a[2] == 0;
        var first = isDiagonal ? v[0] + v[1] : isSwapped ? v[1] : -v[0];
        var second = isDiagonal ? v[2] + v[3] : isSwapped ? v[2] : v[3];
        return np.array(new[] { first < 0 ? -1.0 : 1.0, second < 0 ? -1.0 : 1.0 });
    }

    // There are no warnings: only "raise" looks.
    private static void Judge(string check, Func<bool> isValid)
    {
        if (check == "raise" && !isValid())
        {
            throw new ValueError(Refusal);
        }
    }
}
