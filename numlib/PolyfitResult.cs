namespace Cohort;

/// <summary>The result of <see cref="np.polyfit"/>: the coefficients, and what else was asked for.</summary>
public readonly struct PolyfitResult : INDArrayCarrier
{
    /// <summary>The coefficients, that of the highest power first.</summary>
    public readonly NDArray coeffs;

    /// <summary>The sums of the squared differences; null unless asked for with full.</summary>
    public readonly NDArray? residuals;

    /// <summary>The rank of the scaled Vandermonde matrix; null unless asked for with full.</summary>
    public readonly NDArray? rank;

    /// <summary>Its singular values; null unless asked for with full.</summary>
    public readonly NDArray? singular_values;

    /// <summary>The part of the largest singular value up to which others count as zero.</summary>
    public readonly double rcond;

    /// <summary>The covariances of the coefficients; null unless asked for.</summary>
    public readonly NDArray? covariance;

    internal PolyfitResult(
        NDArray coeffs, NDArray? residuals, NDArray? rank, NDArray? singularValues, double rcond, NDArray? covariance)
    {
        (this.coeffs, this.residuals, this.rank) = (coeffs, residuals, rank);
        (singular_values, this.rcond, this.covariance) = (singularValues, rcond, covariance);
    }

    /// <summary>The coefficients.</summary>
    public static implicit operator NDArray(PolyfitResult r) => r.coeffs;

    /// <summary>The coefficients and their covariances.</summary>
    public void Deconstruct(out NDArray coeffs, out NDArray? covariance) =>
        (coeffs, covariance) = (this.coeffs, this.covariance);

    /// <summary>The coefficients and the quality of the fit.</summary>
    public void Deconstruct(
        out NDArray coeffs, out NDArray? residuals, out NDArray? rank, out NDArray? singularValues, out double rcond)
    {
        (coeffs, residuals, rank) = (this.coeffs, this.residuals, this.rank);
        (singularValues, rcond) = (singular_values, this.rcond);
    }

    /// <inheritdoc/>
    public void YieldTo(NDScope scope)
    {
        foreach (var array in (NDArray?[])[coeffs, residuals, rank, singular_values, covariance])
        {
            if (array is not null)
            {
                scope.Returns(array);
            }
        }
    }
}
