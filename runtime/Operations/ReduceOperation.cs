using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Operations;

/// <summary>A reduction of one operand over some axes of the index space.</summary>
public sealed class ReduceOperation : Operation
{
    /// <summary>Creates the operation.</summary>
    public ReduceOperation(
        ReductionOperator reduction, ElementType accumulator, Layout space, OperationInput input, int[] axes,
        Regions.Version output)
        : base(space, [input], [output])
    {
        Reduction = reduction;
        Accumulator = accumulator;
        Axes = axes;
    }

    /// <summary>How elements combine.</summary>
    public ReductionOperator Reduction { get; }

    /// <summary>The type to which elements are cast before they combine.</summary>
    public ElementType Accumulator { get; }

    /// <summary>The reduced axes, ascending.</summary>
    public int[] Axes { get; }

    /// <inheritdoc/>
    public override object Subject => Reduction;

    /// <inheritdoc/>
    public override string ToString() => $"{Reduction} over ({string.Join(", ", Axes)})";
}
