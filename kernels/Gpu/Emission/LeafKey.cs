using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// A kernel that computes the partial results of a reduction's leaves, in the order of arithmetic that
/// <see cref="ReductionForm"/> fixes.
/// </summary>
/// <param name="Graph">A graph of reductions.</param>
/// <param name="Form">Where the reduced axes lie.</param>
/// <param name="LeadingKept">How many kept loops come first.</param>
/// <param name="Loops">The number of loops: kept, reduced, and for Outer a kept one.</param>
/// <param name="Patterns">How every input moves along the innermost loop.</param>
/// <param name="RowLanes">
/// Trailing: how many neighbouring elements the threads that share a leaf take at a time, a power of two; fewer than
/// usual where rows are short. A block has room for several leaves where these need fewer threads than it has.
/// </param>
/// <param name="VectorWidth">
/// How many neighbours along the innermost loop a thread loads together: 1, or a power of two where the inputs are
/// contiguous and aligned to that many elements, or broadcast.
/// </param>
/// <param name="StoresResults">
/// Whether each result has a single leaf, so that the outputs are stored as results: a position without its value.
/// </param>
/// <param name="IsNarrow">Whether 32-bit index arithmetic is enough.</param>
public sealed record LeafKey(
    KernelGraph Graph, ReductionForm Form, int LeadingKept, int Loops, AccessSignature Patterns, int RowLanes,
    int VectorWidth, bool StoresResults, bool IsNarrow)
    : ExpressionKey(IsNarrow)
{
    /// <inheritdoc/>
    public override int OperandCount => Graph.OperandCount;

    /// <inheritdoc/>
    public override int StridedOperands => Graph.Inputs.Length;

    /// <inheritdoc/>
    public override int LoopCount => Loops;

    /// <inheritdoc/>
    public override int ScalarCount => Graph.Scalars.Length;
}
