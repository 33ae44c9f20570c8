using System.Numerics;
using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>Reductions that leave out NaNs.</content>
public static partial class np
{
    /// <summary>Sums of what is not NaN.</summary>
    public static NDArray nansum(NDArray a, int? axis = null, bool keepdims = false) =>
        ReductionTable.Sum.Apply(Without(a, 0), One(axis), keepdims);

    /// <summary>Products of what is not NaN.</summary>
    public static NDArray nanprod(NDArray a, int? axis = null, bool keepdims = false) =>
        ReductionTable.Product.Apply(Without(a, 1), One(axis), keepdims);

    /// <summary>The smallest of what is not NaN; NaN where there is nothing else.</summary>
    public static NDArray nanmin(NDArray a, int? axis = null, bool keepdims = false) =>
        Extreme(a, axis, keepdims, ReductionTable.Minimum, double.PositiveInfinity);

    /// <summary>The largest of what is not NaN; NaN where there is nothing else.</summary>
    public static NDArray nanmax(NDArray a, int? axis = null, bool keepdims = false) =>
        Extreme(a, axis, keepdims, ReductionTable.Maximum, double.NegativeInfinity);

    /// <summary>Means of what is not NaN.</summary>
    public static NDArray nanmean(NDArray a, int? axis = null, bool keepdims = false) => MayHoldNaN(a)
        ? (nansum(a, axis, keepdims) / Present(a, axis, keepdims)).astype(a.dtype, copy: false)
        : Moments.Mean(a, One(axis), keepdims);

    /// <summary>Variances of what is not NaN; of complex numbers, those of their distances from the mean.</summary>
    public static NDArray nanvar(NDArray a, int? axis = null, bool keepdims = false, int ddof = 0)
    {
        if (!MayHoldNaN(a))
        {
            return Moments.Variance(a, One(axis), keepdims, ddof);
        }

        var deviation = Without(a - nanmean(a, axis, keepdims: true), 0);
        var squares = a.Type == ElementType.Complex
            ? (deviation.real * deviation.real) + (deviation.imag * deviation.imag)
            : deviation * deviation;
        var sum = ReductionTable.Sum.Apply(squares, One(axis), keepdims);
        var count = Present(a, axis, keepdims) - ddof;
        var variance = sum / where(count > 0, count.astype(NPTypeCode.Double), double.NaN);
        return variance.astype(squares.dtype, copy: false);
    }

    /// <summary>Standard deviations of what is not NaN.</summary>
    public static NDArray nanstd(NDArray a, int? axis = null, bool keepdims = false, int ddof = 0) =>
        UfuncTable.Sqrt.Apply(nanvar(a, axis, keepdims, ddof));

    private static NDArray Without(NDArray a, int neutral) =>
        MayHoldNaN(a) ? where(isnan(a), (object)neutral, a) : a;

    private static bool MayHoldNaN(NDArray a) => Given(a).Type.IsFloat() || a.Type == ElementType.Complex;

    private static NDArray Present(NDArray a, int? axis, bool keepdims) =>
        ReductionTable.Sum.Apply(~isnan(a), One(axis), keepdims);

    private static NDArray Extreme(NDArray a, int? axis, bool keepdims, Reduction reduction, double neutral)
    {
        if (!MayHoldNaN(a))
        {
            return reduction.Apply(a, One(axis), keepdims);
        }

        // Complex numbers have many NaNs, of which the reduction of them all takes the first, as NumPy does.
        var isComplex = a.Type == ElementType.Complex;
        var missing = isnan(a);
        var bound = isComplex ? new Complex(neutral, neutral) : (object)neutral;
        var found = reduction.Apply(where(missing, bound, a), One(axis), keepdims);
        var none = ReductionTable.All.Apply(missing, One(axis), keepdims);
        return isComplex
            ? where(none, reduction.Apply(a, One(axis), keepdims), found)
            : where(none, (object)double.NaN, found);
    }
}
