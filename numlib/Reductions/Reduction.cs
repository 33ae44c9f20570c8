using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort.Reductions;

/// <summary>
/// A function that folds axes of an array: an operator, the type it accumulates in, and what an empty axis gives. All
/// of NumPy's reductions run through here.
/// </summary>
internal sealed class Reduction
{
    private readonly ReductionOperator _operator;
    private readonly Func<ElementType, ElementType> _resultType;

    public Reduction(string name, ReductionOperator op, Func<ElementType, ElementType> resultType)
    {
        (Name, _operator, _resultType) = (name, op, resultType);
    }

    /// <summary>NumPy's name of it in messages.</summary>
    public string Name { get; }

    /// <summary>How elements combine.</summary>
    public ReductionOperator Operator => _operator;

    /// <summary>NumPy's words for an empty axis, or null when the operator has an identity.</summary>
    public string? EmptyRefusal { get; init; }

    /// <summary>Whether the result is stored as the operator gives it: truth values and positions.</summary>
    public bool FixedResult { get; init; }

    /// <summary>Folds axes.</summary>
    /// <param name="array">The array.</param>
    /// <param name="axes">The axes; null for all.</param>
    /// <param name="keepdims">Whether folded axes stay with extent 1.</param>
    /// <param name="dtype">The type of the result and of the accumulator.</param>
    /// <param name="output">Where to store the result; by default a new array.</param>
    /// <exception cref="AxisError">There is no such axis.</exception>
    public NDArray Apply(
        NDArray array, int[]? axes = null, bool keepdims = false, DType? dtype = null, NDArray? output = null)
    {
        ArgumentNullException.ThrowIfNull(array);
        array.ThrowIfDisposed();
        var reduced = Axes.Reduced(axes, array.ndim);
        if (array.Selection is { } selection && !keepdims && Neutral(array.Type, selection) is { } neutral)
        {
            return Apply(np.where(selection.Mask, selection.Full, neutral), null, false, dtype, output);
        }

        CheckEmpty(array.Layout, reduced);
        var type = dtype?.Element ?? _resultType(array.Type);
        var result = Fold(array, reduced, type);
        if (keepdims)
        {
            result = ArrayFactory.Owned(result, Kept(array.Layout, reduced));
        }

        return Delivered(result, output);
    }

    /// <summary>The contiguous extents of a result whose folded axes stay with extent 1.</summary>
    public static Layout Kept(Layout source, ReadOnlySpan<int> reduced)
    {
        var extents = source.Extents.ToArray();
        foreach (var axis in reduced)
        {
            extents[axis] = 1;
        }

        return Layout.Contiguous(extents);
    }

    /// <summary>
    /// What stands at the positions that a mask leaves out: a value that changes no result, or null where there is
    /// none.
    /// </summary>
    private NDArray? Neutral(ElementType type, MaskedSelection selection) => _operator switch
    {
        ReductionOperator.Sum => ArrayFactory.AsOperand(false),
        ReductionOperator.Product or ReductionOperator.All => ArrayFactory.AsOperand(true),
        ReductionOperator.Any => ArrayFactory.AsOperand(false),
        ReductionOperator.Minimum when np.any(selection.Mask) => Extremes.Highest(type),
        ReductionOperator.Maximum when np.any(selection.Mask) => Extremes.Lowest(type),
        _ => null,
    };

    private NDArray Fold(NDArray array, int[] reduced, ElementType type)
    {
        if (_operator is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum
            && array.Type is ElementType.Complex or ElementType.Decimal)
        {
            return ReductionTable.ArgMaximum.Fold(IsExtreme(array, reduced), reduced, type);
        }

        var accumulator = Accumulator(array.Type, type);
        var operand = Operand.Of(array.View);
        var region = array.Engine.Reduce(_operator, accumulator, operand, reduced);
        var result = NDArray.Create(array.Session, region);
        return FixedResult || accumulator == type ? result : ArrayFactory.Copy(result, type);
    }

    // Where the extreme value is, or a NaN: the first of these has the position that is asked for.
    private NDArray IsExtreme(NDArray array, int[] reduced)
    {
        var searched = _operator == ReductionOperator.ArgMinimum ? ReductionTable.Minimum : ReductionTable.Maximum;
        var extreme = searched.Apply(array, reduced, keepdims: true);
        return UfuncTable.LogicalOr.Apply(UfuncTable.Equal.Apply(array, extreme), UfuncTable.IsNaN.Apply(array));
    }

    /// <summary>
    /// Any and all fold truth values; positions compare in the array's type. Half precision adds, and compares where
    /// only the position matters, in single.
    /// </summary>
    private ElementType Accumulator(ElementType array, ElementType type)
    {
        var natural = FixedResult && type != ElementType.Boolean ? array : type;
        var compares = _operator is ReductionOperator.Minimum or ReductionOperator.Maximum;
        return natural == ElementType.Half && !compares ? ElementType.Single
            : natural == ElementType.Char ? ElementType.UInt16
            : natural;
    }

    private void CheckEmpty(Layout layout, int[] reduced)
    {
        if (EmptyRefusal is null)
        {
            return;
        }

        foreach (var axis in reduced)
        {
            if (layout.Extents[axis] == 0 && (FixedResult || KeptCount(layout, reduced) > 0))
            {
                throw new ValueError(EmptyRefusal);
            }
        }
    }

    private static long KeptCount(Layout layout, int[] reduced)
    {
        var count = 1L;
        for (var axis = 0; axis < layout.Rank; axis++)
        {
            count *= Array.IndexOf(reduced, axis) < 0 ? layout.Extents[axis] : 1;
        }

        return count;
    }

    private NDArray Delivered(NDArray result, NDArray? output)
    {
        if (output is null)
        {
            return result;
        }

        if (!output.Layout.HasExtents(result.Layout.Extents))
        {
            throw new ValueError($"output parameter for reduction operation {Name} has the wrong shape: "
                + $"{ShapeText.Of(output.Layout.Extents)} instead of {ShapeText.Of(result.Layout.Extents)}");
        }

        Casting.CheckOutput(Name, result.Type, output.Type);
        ArrayFactory.Store(output, result);
        return output;
    }
}
