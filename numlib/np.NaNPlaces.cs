using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <content>Places of extremes, and running sums and products, that leave out NaNs.</content>
public static partial class np
{
    /// <summary>The row-major place of the first largest element that is not NaN.</summary>
    /// <exception cref="ValueError">There are no elements, or all are NaN.</exception>
    public static long nanargmax(NDArray a) => (long)nanargmax(a, null);

    /// <summary>The indices of the first largest elements along an axis that are not NaN.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; null for the flattened array.</param>
    /// <param name="out">Where to store the result.</param>
    /// <param name="keepdims">Whether the folded axis stays with extent 1.</param>
    /// <exception cref="ValueError">There are no elements, or somewhere all are NaN.</exception>
    /// <remarks>Waits for whether somewhere all elements are NaN.</remarks>
    public static NDArray nanargmax(NDArray a, int? axis = null, NDArray? @out = null, bool keepdims = false) =>
        Place(a, axis, @out, keepdims, ReductionTable.ArgMaximum, double.NegativeInfinity);

    /// <summary>The row-major place of the first smallest element that is not NaN.</summary>
    /// <exception cref="ValueError">There are no elements, or all are NaN.</exception>
    public static long nanargmin(NDArray a) => (long)nanargmin(a, null);

    /// <summary>The indices of the first smallest elements along an axis that are not NaN.</summary>
    /// <inheritdoc cref="nanargmax(NDArray, int?, NDArray, bool)"/>
    public static NDArray nanargmin(NDArray a, int? axis = null, NDArray? @out = null, bool keepdims = false) =>
        Place(a, axis, @out, keepdims, ReductionTable.ArgMinimum, double.PositiveInfinity);

    /// <summary>Running sums along an axis, or over the flattened array, with NaNs as zeros.</summary>
    public static NDArray nancumsum(
        NDArray a, int? axis = null, NPTypeCode? typeCode = null, NDArray? @out = null) =>
        cumsum(Without(a, 0), axis, Wanted(typeCode), @out);

    /// <summary>Running products along an axis, or over the flattened array, with NaNs as ones.</summary>
    public static NDArray nancumprod(
        NDArray a, int? axis = null, NPTypeCode? typeCode = null, NDArray? @out = null) =>
        cumprod(Without(a, 1), axis, Wanted(typeCode), @out);

    private static DType? Wanted(NPTypeCode? code) => code is { } given ? DType.Of(given.ToElementType()) : null;

    private static NDArray Place(
        NDArray a, int? axis, NDArray? output, bool keepdims, Reduction reduction, double neutral)
    {
        if (!MayHoldNaN(a))
        {
            return reduction.Apply(a, One(axis), keepdims, null, output);
        }

        var missing = isnan(a);
        if (a.size > 0 && any(ReductionTable.All.Apply(missing, One(axis))))
        {
            throw new ValueError("All-NaN slice encountered");
        }

        return reduction.Apply(where(missing, (object)neutral, a), One(axis), keepdims, null, output);
    }
}
