using Cohort.Creation;
using Cohort.Generic;
using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>Functions that fold axes. Without an axis they fold all of them.</content>
public static partial class np
{
    /// <summary>The sum of all elements. Integers narrower than 64 bits accumulate in 64.</summary>
    public static NDArray sum(NDArray a) => ReductionTable.Sum.Apply(a);

    /// <summary>The sum of all elements.</summary>
    public static NDArray sum(NDArray a, bool keepdims) => ReductionTable.Sum.Apply(a, null, keepdims);

    /// <summary>Sums along an axis.</summary>
    /// <exception cref="AxisError">There is no such axis.</exception>
    public static NDArray sum(NDArray a, int axis) => ReductionTable.Sum.Apply(a, [axis]);

    /// <summary>The sum of all elements, accumulated in a type.</summary>
    public static NDArray sum(NDArray a, DType? dtype) => ReductionTable.Sum.Apply(a, null, false, dtype);

    /// <summary>Sums along an axis.</summary>
    public static NDArray sum(NDArray a, int? axis, bool keepdims) => ReductionTable.Sum.Apply(a, One(axis), keepdims);

    /// <summary>Sums along an axis, accumulated in a type.</summary>
    public static NDArray sum(NDArray a, int? axis, bool keepdims, DType? dtype) =>
        ReductionTable.Sum.Apply(a, One(axis), keepdims, dtype);

    /// <summary>Sums along an axis, accumulated in a type.</summary>
    public static NDArray sum(NDArray a, int? axis, DType? dtype) =>
        ReductionTable.Sum.Apply(a, One(axis), false, dtype);

    /// <summary>Sums along several axes.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether summed axes stay with extent 1.</param>
    /// <param name="dtype">The type of the sum.</param>
    /// <param name="out">Where to store the sums.</param>
    public static NDArray sum(NDArray a, int[]? axis, bool keepdims = false, DType? dtype = null,
        NDArray? @out = null) =>
        ReductionTable.Sum.Apply(a, axis, keepdims, dtype, @out);

    /// <summary>The product of the elements along an axis.</summary>
    public static NDArray prod(NDArray a, int? axis = null, DType? dtype = null, bool keepdims = false) =>
        ReductionTable.Product.Apply(a, One(axis), keepdims, dtype);

    /// <summary>The product of the elements along several axes.</summary>
    public static NDArray prod(NDArray a, int[]? axis, DType? dtype = null, bool keepdims = false,
        NDArray? @out = null) =>
        ReductionTable.Product.Apply(a, axis, keepdims, dtype, @out);

    /// <summary>The smallest element along an axis; NaN if any is.</summary>
    /// <exception cref="ValueError">There are no elements.</exception>
    public static NDArray min(NDArray a, int? axis = null, bool keepdims = false, DType? dtype = null) =>
        ReductionTable.Minimum.Apply(a, One(axis), keepdims, dtype);

    /// <inheritdoc cref="min(NDArray, int?, bool, DType)"/>
    public static NDArray min(NDArray a, int[]? axis, bool keepdims = false, DType? dtype = null,
        NDArray? @out = null) =>
        ReductionTable.Minimum.Apply(a, axis, keepdims, dtype, @out);

    /// <inheritdoc cref="min(NDArray, int?, bool, DType)"/>
    public static NDArray amin(NDArray a, int? axis = null, bool keepdims = false, DType? dtype = null) =>
        min(a, axis, keepdims, dtype);

    /// <inheritdoc cref="min(NDArray, int?, bool, DType)"/>
    public static NDArray amin(NDArray a, int[]? axis, bool keepdims = false, DType? dtype = null) =>
        min(a, axis, keepdims, dtype);

    /// <summary>The smallest element.</summary>
    /// <exception cref="ValueError">There are no elements.</exception>
    public static T amin<T>(NDArray a)
        where T : unmanaged => ReductionTable.Minimum.Apply(a).item<T>();

    /// <summary>The largest element along an axis; NaN if any is.</summary>
    /// <exception cref="ValueError">There are no elements.</exception>
    public static NDArray max(NDArray a, int? axis = null, bool keepdims = false, DType? dtype = null) =>
        ReductionTable.Maximum.Apply(a, One(axis), keepdims, dtype);

    /// <inheritdoc cref="max(NDArray, int?, bool, DType)"/>
    public static NDArray max(NDArray a, int[]? axis, bool keepdims = false, DType? dtype = null,
        NDArray? @out = null) =>
        ReductionTable.Maximum.Apply(a, axis, keepdims, dtype, @out);

    /// <inheritdoc cref="max(NDArray, int?, bool, DType)"/>
    public static NDArray amax(NDArray a, int? axis = null, bool keepdims = false, DType? dtype = null) =>
        max(a, axis, keepdims, dtype);

    /// <inheritdoc cref="max(NDArray, int?, bool, DType)"/>
    public static NDArray amax(NDArray a, int[]? axis, bool keepdims = false, DType? dtype = null) =>
        max(a, axis, keepdims, dtype);

    /// <summary>The largest element.</summary>
    /// <exception cref="ValueError">There are no elements.</exception>
    public static T amax<T>(NDArray a)
        where T : unmanaged => ReductionTable.Maximum.Apply(a).item<T>();

    /// <summary>The distance between the largest and the smallest element along an axis.</summary>
    public static NDArray ptp(NDArray a, int? axis = null, NDArray? @out = null, bool keepdims = false) =>
        ptp(a, One(axis)!, @out, keepdims);

    /// <summary>The distance between the largest and the smallest element along axes.</summary>
    public static NDArray ptp(NDArray a, int[] axis, NDArray? @out = null, bool keepdims = false) =>
        UfuncTable.Subtract.Apply(
            ReductionTable.Maximum.Apply(a, axis, keepdims), ReductionTable.Minimum.Apply(a, axis, keepdims), @out,
                null, null);

    /// <summary>The mean of all elements; integers give float64.</summary>
    public static NDArray mean(NDArray a) => Moments.Mean(a, null);

    /// <summary>The mean of all elements; integers give float64.</summary>
    public static NDArray mean(NDArray a, bool keepdims) => Moments.Mean(a, null, keepdims);

    /// <summary>Means along an axis; integers give float64.</summary>
    public static NDArray mean(NDArray a, int axis) => Moments.Mean(a, [axis]);

    /// <summary>Means along an axis; integers give float64.</summary>
    public static NDArray mean(NDArray a, int axis, bool keepdims) => Moments.Mean(a, [axis], keepdims);

    /// <summary>Means along an axis, computed in a type.</summary>
    public static NDArray mean(NDArray a, int axis, DType? dtype, bool keepdims = false) =>
        Moments.Mean(a, [axis], keepdims, dtype);

    /// <summary>Means along several axes.</summary>
    public static NDArray mean(NDArray a, int[]? axis, bool keepdims = false, DType? dtype = null,
        NDArray? @out = null) =>
        Moments.Mean(a, axis, keepdims, dtype, @out);

    /// <summary>The variance of all elements.</summary>
    /// <param name="a">The array.</param>
    /// <param name="keepdims">Whether folded axes stay with extent 1.</param>
    /// <param name="ddof">What is subtracted from the number of elements in the divisor.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray var(NDArray a, bool keepdims = false, int? ddof = null, DType? dtype = null) =>
        Moments.Variance(a, null, keepdims, ddof ?? 0, dtype);

    /// <summary>Variances along an axis.</summary>
    public static NDArray var(NDArray a, int axis, bool keepdims = false, int? ddof = null, DType? dtype = null) =>
        Moments.Variance(a, [axis], keepdims, ddof ?? 0, dtype);

    /// <summary>Variances along several axes.</summary>
    public static NDArray var(NDArray a, int[]? axis, bool keepdims = false, int? ddof = null, DType? dtype = null) =>
        Moments.Variance(a, axis, keepdims, ddof ?? 0, dtype);

    /// <summary>The standard deviation of all elements.</summary>
    public static NDArray std(NDArray a, bool keepdims = false, int? ddof = null, DType? dtype = null) =>
        Moments.Deviation(a, null, keepdims, ddof ?? 0, dtype);

    /// <summary>Standard deviations along an axis.</summary>
    public static NDArray std(NDArray a, int axis, bool keepdims = false, int? ddof = null, DType? dtype = null) =>
        Moments.Deviation(a, [axis], keepdims, ddof ?? 0, dtype);

    /// <summary>Standard deviations along several axes.</summary>
    public static NDArray std(NDArray a, int[]? axis, bool keepdims = false, int? ddof = null, DType? dtype = null) =>
        Moments.Deviation(a, axis, keepdims, ddof ?? 0, dtype);

    /// <summary>The mean with weights.</summary>
    public static NDArray average(NDArray a, int? axis = null, NDArray? weights = null, bool keepdims = false) =>
        weights is null ? Moments.Mean(a, One(axis), keepdims) : average_returned(a, axis, weights, keepdims).Item1;

    /// <summary>The mean with weights along several axes.</summary>
    public static NDArray average(NDArray a, int[] axis, NDArray? weights = null, bool keepdims = false) =>
        average_returned(a, axis, weights, keepdims).Item1;

    /// <summary>The mean with weights, and the sum of the weights.</summary>
    public static (NDArray Average, NDArray SumOfWeights) average_returned(
        NDArray a, int? axis = null, NDArray? weights = null, bool keepdims = false) =>
        average_returned(a, One(axis)!, weights, keepdims);

    /// <summary>The mean with weights along several axes, and the sum of the weights.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="weights">The weights: of the array's shape, or a vector along the axis.</param>
    /// <param name="keepdims">Whether folded axes stay with extent 1.</param>
    /// <exception cref="TypeError">The weights have another shape and there is no axis.</exception>
    /// <exception cref="DivideByZeroException">The weights sum to zero.</exception>
    public static (NDArray Average, NDArray SumOfWeights) average_returned(
        NDArray a, int[] axis, NDArray? weights = null, bool keepdims = false)
    {
        if (weights is null)
        {
            var mean = Moments.Mean(a, axis, keepdims);
            return (mean, full_like(mean, (double)Moments.Count(a, axis)));
        }

        var type = Promotion.Promote(Given(a).Type, weights.Type);
        type = a.Type.IsFloat() || weights.Type.IsFloat() ? type : ElementType.Double;
        var spread = SpreadWeights(a, axis, weights);
        var scale = ReductionTable.Sum.Apply(spread, axis, keepdims, DType.Of(type));
        if (any(scale == 0))
        {
            throw new DivideByZeroException("Weights sum to zero, can't be normalized");
        }

        var products = UfuncTable.Multiply.Apply(a, spread, null, null, DType.Of(type));
        return (UfuncTable.Divide.Apply(ReductionTable.Sum.Apply(products, axis, keepdims), scale), scale);
    }

    /// <summary>Whether any element is true or not zero.</summary>
    public static bool any(NDArray a) => (bool)ReductionTable.Any.Apply(a);

    /// <summary>Whether any element is true or not zero.</summary>
    public static NDArray<bool> any(NDArray nd, bool keepdims) =>
        (NDArray<bool>)ReductionTable.Any.Apply(nd, null, keepdims);

    /// <summary>Whether any element along an axis is true or not zero.</summary>
    public static NDArray<bool> any(NDArray nd, int axis, bool keepdims = false) => any(nd, [axis], keepdims);

    /// <summary>Whether any element along axes is true or not zero.</summary>
    public static NDArray<bool> any(NDArray nd, int[] axis, bool keepdims = false) =>
        (NDArray<bool>)ReductionTable.Any.Apply(nd, axis, keepdims);

    /// <summary>Whether any element along axes, among those where a mask is true, is true or not zero.</summary>
    public static NDArray any(NDArray a, int[] axis, NDArray? @out, bool keepdims = false, NDArray? where = null) =>
        ReductionTable.Any.Apply(Considered(a, where, false), axis, keepdims, null, @out);

    /// <summary>Whether any element along an axis, among those where a mask is true, is true or not zero.</summary>
    public static NDArray any(
        NDArray a, int? axis = null, NDArray? @out = null, bool keepdims = false, NDArray? where = null) =>
        any(a, One(axis)!, @out, keepdims, where);

    /// <summary>Whether all elements are true or not zero.</summary>
    public static bool all(NDArray a) => (bool)ReductionTable.All.Apply(a);

    /// <summary>Whether all elements are true or not zero.</summary>
    public static NDArray<bool> all(NDArray nd, bool keepdims) =>
        (NDArray<bool>)ReductionTable.All.Apply(nd, null, keepdims);

    /// <summary>Whether all elements along an axis are true or not zero.</summary>
    public static NDArray<bool> all(NDArray nd, int axis, bool keepdims = false) => all(nd, [axis], keepdims);

    /// <summary>Whether all elements along axes are true or not zero.</summary>
    public static NDArray<bool> all(NDArray nd, int[] axis, bool keepdims = false) =>
        (NDArray<bool>)ReductionTable.All.Apply(nd, axis, keepdims);

    /// <summary>Whether all elements along axes, among those where a mask is true, are true or not zero.</summary>
    public static NDArray all(NDArray a, int[] axis, NDArray? @out, bool keepdims = false, NDArray? where = null) =>
        ReductionTable.All.Apply(Considered(a, where, true), axis, keepdims, null, @out);

    /// <summary>Whether all elements along an axis, among those where a mask is true, are true or not zero.</summary>
    public static NDArray all(
        NDArray a, int? axis = null, NDArray? @out = null, bool keepdims = false, NDArray? where = null) =>
        all(a, One(axis)!, @out, keepdims, where);

    /// <summary>The row-major place of the first smallest element, or of the first NaN.</summary>
    /// <exception cref="ValueError">There are no elements.</exception>
    public static long argmin(NDArray a) => (long)ReductionTable.ArgMinimum.Apply(a);

    /// <summary>The indices of the first smallest elements along an axis.</summary>
    public static NDArray argmin(NDArray a, int axis, bool keepdims = false) =>
        ReductionTable.ArgMinimum.Apply(a, [axis], keepdims);

    /// <summary>The row-major place of the first largest element, or of the first NaN.</summary>
    /// <exception cref="ValueError">There are no elements.</exception>
    public static long argmax(NDArray a) => (long)ReductionTable.ArgMaximum.Apply(a);

    /// <summary>The indices of the first largest elements along an axis.</summary>
    public static NDArray argmax(NDArray a, int axis, bool keepdims = false) =>
        ReductionTable.ArgMaximum.Apply(a, [axis], keepdims);

    /// <summary>How many elements are true or not zero.</summary>
    public static long count_nonzero(NDArray a) => (long)CountTrue(a, null, false);

    /// <summary>How many elements along an axis are true or not zero.</summary>
    public static NDArray count_nonzero(NDArray a, int axis, bool keepdims = false) =>
        CountTrue(a, [axis], keepdims);

    internal static bool HasNegative(NDArray array) =>
        array.IsScalarOfProgram ? ScalarValues.ToInt128(array.Type, array.Bits) < 0 : any(array < 0);

    internal static int[]? One(int? axis) => axis is { } one ? [one] : null;

    internal static NDArray Truth(NDArray a) =>
        Given(a).Type == ElementType.Boolean ? a : UfuncTable.NotEqual.Apply(a, 0);

    private static NDArray CountTrue(NDArray a, int[]? axes, bool keepdims) =>
        (Given(a).Type.IsInteger() || a.Type.IsFloat()) && a.Selection is null
            ? new Mapped(Function.NotEqual, a.Type, ElementType.Boolean).Fold(
                ReductionOperator.Sum, ElementType.Int64, a, new NDArray(a.Type, 0, Weakness.Strong), axes, keepdims)
            : ReductionTable.Sum.Apply(Truth(a), axes, keepdims);

    private static NDArray Considered(NDArray a, NDArray? where, bool otherwise) =>
        where is null ? a : np.where(where, Truth(a), (object)otherwise);

    private static NDArray SpreadWeights(NDArray a, int[]? axis, NDArray weights)
    {
        if (weights.Layout.HasExtents(a.Layout.Extents))
        {
            return weights;
        }

        if (axis is null)
        {
            throw new TypeError("Axis must be specified when shapes of a and weights differ.");
        }

        var axes = Axes.Normalize(axis, a.ndim);
        if (weights.ndim != axes.Length || !axes.Select((at,
            i) => weights.Layout.Extents[i] == a.Layout.Extents[at]).All(same => same))
        {
            throw new ValueError("Shape of weights must be consistent with shape of a along specified axis.");
        }

        var extents = new long[a.ndim];
        extents.AsSpan().Fill(1);
        foreach (var at in axes)
        {
            extents[at] = a.Layout.Extents[at];
        }

        var ascending = (int[])axes.Clone();
        Array.Sort(ascending);
        var order = Array.ConvertAll(ascending, at => Array.IndexOf(axes, at));
        return broadcast_to(transpose(weights, order).reshape(extents), a.Shape);
    }
}
