using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort.Reductions;

/// <summary>Mean, variance and standard deviation, computed as NumPy does: the variance in two passes.</summary>
internal static class Moments
{
    public static NDArray Mean(
        NDArray array, int[]? axes, bool keepdims = false, DType? dtype = null, NDArray? output = null)
    {
        var type = dtype?.Element ?? Inexact(np.Given(array).Type);
        var accumulator = type == ElementType.Half ? ElementType.Single : type;
        var sum = ReductionTable.Sum.Apply(array, axes, keepdims, DType.Of(accumulator));
        var mean = UfuncTable.Divide.Apply(sum, Divisor(array, axes, accumulator));
        return Delivered(mean, type, output);
    }

    public static NDArray Variance(
        NDArray array, int[]? axes, bool keepdims, int ddof, DType? dtype = null, NDArray? output = null)
    {
        var type = dtype?.Element ?? Inexact(np.Given(array).Type);
        if (output is null && axes is null && !keepdims && type == ElementType.Double && IsAtHand(array))
        {
            return Scalar(array, VarianceOf(array, ddof));
        }

        var accumulator = DType.Of(type == ElementType.Half ? ElementType.Single : type);
        var count = Count(array, axes);
        var sum = ReductionTable.Sum.Apply(array, axes, keepdims: axes is not null, accumulator);
        var mean = UfuncTable.Divide.Apply(sum, (double)count);
        var isComplex = type == ElementType.Complex;
        var total = isComplex
            ? ReductionTable.Sum.Apply(Squares(UfuncTable.Subtract.Apply(array, mean)), axes, keepdims)
            : Distances(array, mean, accumulator.Element, axes, keepdims);
        var variance = UfuncTable.Divide.Apply(total, (double)Math.Max(count - ddof, 0));
        return Delivered(variance, isComplex ? ElementType.Double : type, output);
    }

    public static NDArray Deviation(
        NDArray array, int[]? axes, bool keepdims, int ddof, DType? dtype = null, NDArray? output = null)
    {
        var type = dtype?.Element ?? Inexact(np.Given(array).Type);
        if (output is null && axes is null && !keepdims && type == ElementType.Double && IsAtHand(array))
        {
            return Scalar(array, Math.Sqrt(VarianceOf(array, ddof)));
        }

        var root = UfuncTable.Sqrt.Apply(Variance(array, axes, keepdims, ddof, DType.Of(type)));
        return Delivered(root, type == ElementType.Complex ? ElementType.Double : type, output);
    }

    private static bool IsAtHand(NDArray array) =>
        np.Given(array).Type is not (ElementType.Complex or ElementType.Decimal)
        && array.Selection is null && array.size > 0
        && array.Engine.RunsAtOnce(array.View, Function.SquaredDistance.Cost);

    // The same arithmetic, with the quotients of single numbers here.
    private static double VarianceOf(NDArray array, int ddof)
    {
        var mean = ReductionTable.Sum.Apply(array, dtype: DType.Of(ElementType.Double)).item<double>() / array.size;
        var centre = new NDArray(ElementType.Double, BitConverter.DoubleToUInt64Bits(mean), Weakness.Strong);
        var total = Distances(array, centre, ElementType.Double, null, keepdims: false).item<double>();
        return total / Math.Max(array.size - ddof, 0);
    }

    private static NDArray Scalar(NDArray array, double value) =>
        HostContent.Import<double>(array.Session, [], [value]);

    /// <summary>How many elements fold into one.</summary>
    public static long Count(NDArray array, int[]? axes)
    {
        var count = 1L;
        foreach (var axis in Axes.Reduced(axes, np.Given(array).ndim))
        {
            count *= array.Layout.Extents[axis];
        }

        return count;
    }

    // The deviations have the type that the array and the mean have together.
    private static NDArray Distances(
        NDArray array, NDArray mean, ElementType accumulator, int[]? axes, bool keepdims)
    {
        var distance = new Mapped(Function.SquaredDistance, Promotion.Promote(array.Type, mean.Type));
        return distance.Fold(ReductionOperator.Sum, accumulator, array, mean, axes, keepdims);
    }

    // A complex number times its conjugate.
    private static NDArray Squares(NDArray deviation)
    {
        var (real, imaginary) = (ComplexViews.Real(deviation), ComplexViews.Imaginary(deviation));
        return UfuncTable.Add.Apply(
            UfuncTable.Multiply.Apply(real, real), UfuncTable.Multiply.Apply(imaginary, imaginary));
    }

    // How many elements a mask selects stays on the device.
    private static NDArray Divisor(NDArray array, int[]? axes, ElementType type) => array.Selection is { } selection
        ? ArrayFactory.Copy(ReductionTable.Sum.Apply(selection.Mask), type)
        : (double)Count(array, axes);

    private static ElementType Inexact(ElementType type) =>
        type.IsInteger() || type is ElementType.Boolean or ElementType.Char ? ElementType.Double : type;

    private static NDArray Delivered(NDArray result, ElementType type, NDArray? output)
    {
        if (output is null)
        {
            return result.Type == type ? result : ArrayFactory.Copy(result, type);
        }

        Casting.CheckOutput("divide", type, output.Type);
        ArrayFactory.Store(output, result);
        return output;
    }
}
