using System.Numerics;
using Cohort.Statistics;
using Cohort.Typing;

namespace Cohort;

/// <content>Covariance, correlation, convolution and interpolation.</content>
public static partial class np
{
    /// <summary>The covariance matrix of variables.</summary>
    /// <param name="m">The observations, a row for each variable; a vector is one variable.</param>
    /// <param name="y">More variables, in the same form.</param>
    /// <param name="rowvar">Whether rows are variables; else columns are.</param>
    /// <param name="bias">Whether to divide by the number of observations, not by one less.</param>
    /// <param name="ddof">What to subtract from that number; overrides <paramref name="bias"/>.</param>
    /// <param name="fweights">How often each observation counts: integers, none negative.</param>
    /// <param name="aweights">How important each observation is: numbers, none negative.</param>
    /// <param name="dtype">The type of the result; at least float64 by default.</param>
    /// <returns>A matrix; of a single variable, its variance.</returns>
    /// <exception cref="ValueError">An array has more than two axes, or a weight is negative.</exception>
    /// <exception cref="RuntimeError">There are not as many weights as observations.</exception>
    /// <exception cref="TypeError">A frequency is not an integer.</exception>
    public static NDArray cov(
        NDArray m, NDArray? y = null, bool rowvar = true, bool bias = false, int? ddof = null,
        NDArray? fweights = null, NDArray? aweights = null, NPTypeCode? dtype = null) =>
        Covariance.Of(m, y, rowvar, ddof ?? (bias ? 0 : 1), fweights, aweights, dtype?.ToElementType());

    /// <summary>The matrix of correlation coefficients of variables.</summary>
    /// <inheritdoc cref="cov(NDArray, NDArray, bool, bool, int?, NDArray, NDArray, NPTypeCode?)"/>
    public static NDArray corrcoef(NDArray x, NDArray? y = null, bool rowvar = true, NPTypeCode? dtype = null) =>
        Covariance.Normalized(cov(x, y, rowvar, dtype: dtype));

    /// <summary>The convolution of two vectors: c[k] is the sum of a[n] v[k - n].</summary>
    /// <param name="a">A vector.</param>
    /// <param name="v">Another.</param>
    /// <param name="mode">"full" for every overlap, "same" for as many as the longer vector has elements, "valid" for
    /// complete overlaps.</param>
    /// <exception cref="ValueError">A vector is empty or has several axes, or there is no such mode.</exception>
    public static NDArray convolve(NDArray a, NDArray v, string mode = "full") => Correlation.Convolve(a, v, mode);

    /// <summary>The correlation of two vectors: c[k] is the sum of a[n + k] conj(v[n]).</summary>
    /// <inheritdoc cref="convolve"/>
    public static NDArray correlate(NDArray a, NDArray v, string mode = "valid") =>
        Correlation.Correlate(a, v, mode);

    /// <summary>The values at positions of the line through points.</summary>
    /// <param name="x">The positions, of any shape.</param>
    /// <param name="xp">The positions of the points, ascending unless there is a period.</param>
    /// <param name="fp">The values of the points, real or complex.</param>
    /// <param name="left">The value before the first point; by default that of the first point.</param>
    /// <param name="right">The value behind the last point; by default that of the last point.</param>
    /// <param name="period">The period of the positions; then there is nothing before and behind.</param>
    /// <returns>float64 or complex128 numbers, of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ValueError">The points are no two vectors of one length, or the period is 0.</exception>
    public static NDArray interp(
        NDArray x, NDArray xp, NDArray fp, double? left = null, double? right = null, double? period = null) =>
        Interpolation.At(x, xp, fp, left, right, period);

    /// <inheritdoc cref="interp(NDArray, NDArray, NDArray, double?, double?, double?)"/>
    public static NDArray interp(
        NDArray x, NDArray xp, NDArray fp, Complex? left, Complex? right = null, double? period = null) =>
        Interpolation.At(x, xp, fp, left, right, period);
}
