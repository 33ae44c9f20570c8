using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Typing;

namespace Cohort.Reductions;

/// <summary>
/// A function of one or two arrays that is only wanted folded: small arrays are gone through once, others are recorded
/// as the function and the reduction, which fuse.
/// </summary>
/// <param name="Function">The function.</param>
/// <param name="Compute">The type to which its operands are cast.</param>
/// <param name="Type">The type of its values.</param>
internal readonly record struct Mapped(ElementwiseFunction Function, ElementType Compute, ElementType Type)
{
    /// <summary>A function whose values have the type in which they are computed.</summary>
    public Mapped(ElementwiseFunction function, ElementType type)
        : this(function, type, type)
    {
    }

    /// <summary>Folds the function of an array.</summary>
    public NDArray Fold(
        ReductionOperator reduction, ElementType accumulator, NDArray array, int[]? axes, bool keepdims = false) =>
        Fold(reduction, accumulator, array, [array.Operand], Broadcasting.Plain(array.Layout), axes, keepdims);

    /// <summary>Folds the function of two arrays, or of an array and a scalar.</summary>
    public NDArray Fold(
        ReductionOperator reduction, ElementType accumulator, NDArray first, NDArray second, int[]? axes,
        bool keepdims = false)
    {
        var space = Broadcasting.Common(first.Layout, second.Layout);
        ReadOnlySpan<Operand> operands = [Spread(first, space), Spread(second, space)];
        return Fold(reduction, accumulator, first, operands, space, axes, keepdims);
    }

    private NDArray Fold(
        ReductionOperator reduction, ElementType accumulator, NDArray array, ReadOnlySpan<Operand> operands,
        Layout space, int[]? axes, bool keepdims)
    {
        array.ThrowIfDisposed();
        var reduced = Axes.Reduced(axes, space.Rank);
        var value = new ElementwiseValue(Function, Compute, Type, operands, space);
        var region = array.Engine.Reduce(reduction, accumulator, value, reduced);
        return keepdims
            ? NDArray.Create(array.Session, region, Reduction.Kept(space, reduced), region.Type)
            : NDArray.Create(array.Session, region);
    }

    private static Operand Spread(NDArray array, Layout space) =>
        array.IsScalarOfProgram || array.Layout.Count == 1 || ReferenceEquals(array.Layout, space)
            ? array.Operand
            : Operand.Of(array.Region, array.Layout.BroadcastTo(space.Extents), array.Type);
}
