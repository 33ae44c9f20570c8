using Cohort.Creation;
using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort.Statistics;

/// <summary>How variables vary together.</summary>
internal static class Covariance
{
    /// <summary>The covariance matrix of observations, weighted if asked for.</summary>
    public static NDArray Of(
        NDArray m, NDArray? y, bool rowvar, int ddof, NDArray? fweights, NDArray? aweights, ElementType? dtype)
    {
        var observations = Observations(m, y, rowvar, dtype);
        if (observations.Layout.Extents[0] == 0)
        {
            return np.zeros(new Shape(0, 0), observations.dtype);
        }

        var frequencies = Weights(fweights, observations, nameof(fweights));
        if (frequencies is not null && np.any(frequencies != np.rint(frequencies)))
        {
            throw new TypeError("fweights must be integer");
        }

        var importances = Weights(aweights, observations, nameof(aweights));
        var weights = frequencies is null || importances is null
            ? frequencies ?? importances
            : frequencies * importances;
        var count = observations.Layout.Extents[1];
        var (average, norm) = weights is null
            ? (Moments.Mean(observations, [1], keepdims: true), (NDArray)(double)Math.Max(count - ddof, 0))
            : (Average(observations, weights), Norm(weights, importances, ddof));
        var deviations = observations - average;
        var weighted = weights is null ? deviations : deviations * weights;
        var product = np.matmul(deviations, Conjugate(ArrayFactory.Transposed(weighted)));
        return np.squeeze(product * UfuncTable.Reciprocal.Apply(norm));
    }

    /// <summary>The matrix of correlation coefficients that belongs to a covariance matrix.</summary>
    public static NDArray Normalized(NDArray covariance)
    {
        if (covariance.ndim == 0)
        {
            return covariance / covariance;
        }

        var deviation = np.sqrt(np.real(np.diag(covariance)));
        var scaled = covariance / np.expand_dims(deviation, 1) / np.expand_dims(deviation, 0);
        if (scaled.Type != ElementType.Complex)
        {
            return np.clip(scaled, -1.0, 1.0);
        }

        var result = ArrayFactory.Copy(scaled);
        ArrayFactory.Store(ComplexViews.Real(result), np.clip(ComplexViews.Real(scaled), -1.0, 1.0));
        ArrayFactory.Store(ComplexViews.Imaginary(result), np.clip(ComplexViews.Imaginary(scaled), -1.0, 1.0));
        return result;
    }

    // Variables as rows.
    private static NDArray Observations(NDArray m, NDArray? y, bool rowvar, ElementType? dtype)
    {
        foreach (var (array, name) in ((NDArray?, string)[])[(m, "m"), (y, "y")])
        {
            if (array is { ndim: > 2 })
            {
                throw new ValueError($"{name} has more than 2 dimensions");
            }
        }

        var type = dtype ?? Promotion.Promote(y is null ? np.Given(m).Type : Promotion.Promote(np.Given(m).Type, y.Type),
            ElementType.Double);
        var first = Rows(m, type, transposes: !rowvar && np.Given(m).ndim != 1);
        if (y is null || first.Layout.Extents[0] == 0)
        {
            return first;
        }

        var second = np.atleast_2d(y);
        return np.concatenate([first, Rows(second, type, transposes: !rowvar && second.Layout.Extents[0] != 1)]);
    }

    private static NDArray Rows(NDArray array, ElementType type, bool transposes)
    {
        var rows = np.atleast_2d(np.Given(array).Type == type ? array : ArrayFactory.Copy(array, type));
        return transposes ? ArrayFactory.Transposed(rows) : rows;
    }

    private static NDArray? Weights(NDArray? weights, NDArray observations, string name)
    {
        if (weights is null)
        {
            return null;
        }

        if (weights.ndim > 1)
        {
            throw new RuntimeError($"cannot handle multidimensional {name}");
        }

        if (weights.size != observations.Layout.Extents[1])
        {
            throw new RuntimeError($"incompatible numbers of samples and {name}");
        }

        var numbers = weights.astype(np.float64, copy: false);
        return np.any(numbers < 0) ? throw new ValueError($"{name} cannot be negative") : numbers;
    }

    private static NDArray Average(NDArray observations, NDArray weights) =>
        ReductionTable.Sum.Apply(observations * weights, [1], keepdims: true) / Total(weights);

    private static NDArray Norm(NDArray weights, NDArray? importances, int ddof)
    {
        var total = Total(weights);
        var lost = ddof == 0 ? (NDArray)0.0
            : importances is null ? (NDArray)(double)ddof
            : Total(weights * importances) * (double)ddof / total;
        return np.maximum(total - lost, 0.0);
    }

    private static NDArray Total(NDArray weights)
    {
        var total = ReductionTable.Sum.Apply(weights);
        return np.any(total == 0)
            ? throw new DivideByZeroException("Weights sum to zero, can't be normalized")
            : total;
    }

    private static NDArray Conjugate(NDArray array) => array.Type == ElementType.Complex ? np.conj(array) : array;
}
