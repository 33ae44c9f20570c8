using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>A kernel that computes and stores the elements of a graph, one or a few of them in a thread.</summary>
/// <param name="Graph">A graph without reductions.</param>
/// <param name="Loops">The number of axes after merging, at least 1.</param>
/// <param name="Patterns">How every operand moves along the innermost axis.</param>
/// <param name="ReadOnlyInputs">
/// A bit per input: whether the launch writes nothing into that input's memory, so that it may be read by way of the
/// read-only cache.
/// </param>
/// <param name="VectorWidth">
/// How many neighbours a thread computes with vector loads and stores: 1, or 2 or 4 where every operand is contiguous
/// and aligned to that many elements, or broadcast, and rows are whole multiples of the width (a single row may end
/// anywhere).
/// </param>
/// <param name="IsNarrow">Whether 32-bit index arithmetic is enough.</param>
public sealed record MapKey(
    KernelGraph Graph, int Loops, AccessSignature Patterns, ulong ReadOnlyInputs, int VectorWidth, bool IsNarrow)
    : ExpressionKey(IsNarrow)
{
    /// <inheritdoc/>
    public override int OperandCount => Graph.OperandCount;

    /// <inheritdoc/>
    public override int StridedOperands => Graph.OperandCount;

    /// <inheritdoc/>
    public override int LoopCount => Loops;

    /// <inheritdoc/>
    public override int ScalarCount => Graph.Scalars.Length;
}
