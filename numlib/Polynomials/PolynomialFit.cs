using Cohort.Creation;
using Cohort.Reductions;
using Cohort.Runtime.Elements;

namespace Cohort.Polynomials;

/// <summary>Fits polynomials by least squares, with the columns scaled to norm 1.</summary>
internal static class PolynomialFit
{
    /// <summary>The coefficients and what is known of their quality, as NumPy's polyfit gives them.</summary>
    public static PolyfitResult Of(
        NDArray x, NDArray y, int degree, double? rcond, bool full, NDArray? weights, object? covariance)
    {
        var (places, values) = (Inexact(x), Inexact(y));
        Check(places, values, degree);
        var cutoff = rcond ?? places.size * (places.Type == ElementType.Single ? float.BitIncrement(1) - 1
            : double.BitIncrement(1) - 1);
        var left = np.vander(places, degree + 1);
        if (weights is not null)
        {
            var column = np.expand_dims(Weights(weights, values), 1);
            left *= column;
            values = values.ndim == 2 ? values * column : values * np.squeeze(column, 1);
        }

        var scale = np.sqrt(ReductionTable.Sum.Apply(left * left, [0]));
        left /= scale;
        var (solution, residuals, rank, singular) = np.linalg.lstsq(left, values, cutoff);
        var coefficients = solution / (values.ndim == 2 ? np.expand_dims(scale, 1) : scale);
        if (full)
        {
            return new PolyfitResult(coefficients, residuals, rank, singular, cutoff, null);
        }

        return new PolyfitResult(coefficients, null, null, null, cutoff, covariance is null or false ? null
            : Covariance(left, scale, residuals, covariance, places.size - degree - 1, values.ndim));
    }

    private static NDArray Inexact(NDArray array) =>
        np.Given(array).Type.IsFloat() || array.Type == ElementType.Complex ? array : array.astype(np.float64);

    private static void Check(NDArray x, NDArray y, int degree)
    {
        if (degree < 0)
        {
            throw new ValueError("expected deg >= 0");
        }

        var refusal = x.ndim != 1 ? "expected 1D vector for x"
            : x.size == 0 ? "expected non-empty vector for x"
            : y.ndim is < 1 or > 2 ? "expected 1D or 2D array for y"
            : x.size != y.Layout.Extents[0] ? "expected x and y to have same length"
            : null;
        if (refusal is not null)
        {
            throw new TypeError(refusal);
        }
    }

    private static NDArray Weights(NDArray weights, NDArray y)
    {
        if (weights.ndim != 1)
        {
            throw new TypeError("expected a 1-d array for weights");
        }

        return weights.size == y.Layout.Extents[0]
            ? Inexact(weights)
            : throw new TypeError("expected w and y to have the same length");
    }

    private static NDArray Covariance(
        NDArray left, NDArray scale, NDArray residuals, object kind, long freedom, int sides)
    {
        var inverse = np.linalg.inv(np.matmul(ArrayFactory.Transposed(left), left)) / np.outer(scale, scale);
        if (kind is "unscaled")
        {
            return sides == 1 ? inverse : np.expand_dims(inverse, 2);
        }

        if (freedom <= 0)
        {
            throw new ValueError("the number of data points must exceed order to scale the covariance matrix");
        }

        var factor = residuals / (double)freedom;
        return sides == 1 ? inverse * factor : np.expand_dims(inverse, 2) * factor;
    }
}
