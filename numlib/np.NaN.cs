using System.Numerics;
using Cohort.Creation;
using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>Reductions that leave out NaNs.</content>
public static partial class np
{
    // The arithmetic per element of the dearest fold.
    private const double CostOfNaN = 2;

    /// <summary>Sums of what is not NaN.</summary>
    public static NDArray nansum(NDArray a, int? axis = null, bool keepdims = false) =>
        WithoutNaN(ReductionTable.Sum, a, 0, One(axis), keepdims);

    /// <summary>Products of what is not NaN.</summary>
    public static NDArray nanprod(NDArray a, int? axis = null, bool keepdims = false) =>
        WithoutNaN(ReductionTable.Product, a, 1, One(axis), keepdims);

    /// <summary>The smallest of what is not NaN; NaN where there is nothing else.</summary>
    public static NDArray nanmin(NDArray a, int? axis = null, bool keepdims = false) =>
        Extreme(a, axis, keepdims, ReductionTable.Minimum, double.PositiveInfinity);

    /// <summary>The largest of what is not NaN; NaN where there is nothing else.</summary>
    public static NDArray nanmax(NDArray a, int? axis = null, bool keepdims = false) =>
        Extreme(a, axis, keepdims, ReductionTable.Maximum, double.NegativeInfinity);

    /// <summary>Means of what is not NaN.</summary>
    public static NDArray nanmean(NDArray a, int? axis = null, bool keepdims = false) =>
        !MayHoldNaN(a) ? Moments.Mean(a, One(axis), keepdims)
        : OfNumbers(a, () => Moments.Mean(a, One(axis), keepdims))
            ?? (nansum(a, axis, keepdims) / Present(a, axis, keepdims)).astype(a.dtype, copy: false);

    /// <summary>Variances of what is not NaN; of complex numbers, those of their distances from the mean.</summary>
    public static NDArray nanvar(NDArray a, int? axis = null, bool keepdims = false, int ddof = 0)
    {
        if (!MayHoldNaN(a))
        {
            return Moments.Variance(a, One(axis), keepdims, ddof);
        }

        if (OfNumbers(a, () => Moments.Variance(a, One(axis), keepdims, ddof)) is { } ofAll)
        {
            return ofAll;
        }

        var mean = nanmean(a, axis, keepdims: true);
        var sum = a.Type == ElementType.Complex
            ? ReductionTable.Sum.Apply(SquaredMagnitude(Without(a - mean, 0)), One(axis), keepdims)
            : new Mapped(Function.SquaredDistanceOrZero, a.Type)
                .Fold(ReductionOperator.Sum, a.Type, a, mean, One(axis), keepdims);
        var count = Present(a, axis, keepdims) - ddof;
        var variance = sum / where(count > 0, count.astype(NPTypeCode.Double), double.NaN);
        return variance.astype(sum.dtype, copy: false);
    }

    /// <summary>Standard deviations of what is not NaN.</summary>
    public static NDArray nanstd(NDArray a, int? axis = null, bool keepdims = false, int ddof = 0) =>
        UfuncTable.Sqrt.Apply(nanvar(a, axis, keepdims, ddof));

    private static NDArray SquaredMagnitude(NDArray z) => (z.real * z.real) + (z.imag * z.imag);

    private static NDArray WithoutNaN(Reduction reduction, NDArray a, double neutral, int[]? axes, bool keepdims) =>
        MayHoldNaN(a) && a.size > 0
            ? new Mapped(Function.OrIfNaN, a.Type).Fold(
                reduction.Operator, a.Type, a, Neutral(a, neutral), axes, keepdims)
            : reduction.Apply(a, axes, keepdims);

    private static bool MayHoldNaN(NDArray a) => Given(a).Type.IsFloat() || a.Type == ElementType.Complex;

    private static NDArray Without(NDArray a, int neutral) =>
        MayHoldNaN(a) ? where(isnan(a), (object)neutral, a) : a;

    private static NDArray Neutral(NDArray a, double value) => a.Type == ElementType.Complex
        ? ArrayFactory.Scalar(a.Session, new Complex(value, 0))
        : new NDArray(a.Type, ScalarBits.FromDouble(a.Type, value), Weakness.Strong);

    // Where the answer is at hand, what leaves nothing out comes first: without a NaN in it, there was none to leave
    // out.
    private static NDArray? OfNumbers(NDArray a, Func<NDArray> function)
    {
        if (!(Given(a).Type is ElementType.Single or ElementType.Double) || a.Selection is not null || a.size == 0
            || !a.Engine.RunsAtOnce(a.View, CostOfNaN))
        {
            return null;
        }

        var result = function();
        return new Mapped(Function.IsNumber, result.Type, ElementType.Boolean)
            .Fold(ReductionOperator.All, ElementType.Boolean, result, null).item<bool>()
            ? result
            : null;
    }

    private static NDArray Present(NDArray a, int? axis, bool keepdims) =>
        new Mapped(Function.IsNumber, a.Type, ElementType.Boolean)
            .Fold(ReductionOperator.Sum, ElementType.Int64, a, One(axis), keepdims);

    private static NDArray Extreme(NDArray a, int? axis, bool keepdims, Reduction reduction, double neutral)
    {
        if (!MayHoldNaN(a))
        {
            return reduction.Apply(a, One(axis), keepdims);
        }

        if (OfNumbers(a, () => reduction.Apply(a, One(axis), keepdims)) is { } extreme)
        {
            return extreme;
        }

        var missing = ReductionTable.All.Apply(isnan(a), One(axis), keepdims);
        if (a.Type != ElementType.Complex)
        {
            return where(missing, (object)double.NaN, WithoutNaN(reduction, a, neutral, One(axis), keepdims));
        }

        // Complex numbers have many NaNs, of which the reduction of them all takes the first, as NumPy does.
        var bound = new Complex(neutral, neutral);
        var found = reduction.Apply(where(isnan(a), bound, a), One(axis), keepdims);
        return where(missing, reduction.Apply(a, One(axis), keepdims), found);
    }
}
