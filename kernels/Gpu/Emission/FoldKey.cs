using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// A kernel that joins up to <see cref="Radix"/> neighbouring leaves of one output by the fixed tree of
/// <see cref="Cohort.Runtime.Kernels.IHostKernels.Fold"/>. It depends on the operator and the type alone, so that all
/// graphs share it. Operand 0 holds partials, operand 1 takes partials or results.
/// </summary>
/// <param name="Operator">How two partials join.</param>
/// <param name="Type">The type of the reduced values.</param>
/// <param name="StoresResults">Whether this is the last pass.</param>
/// <param name="IsNarrow">Whether 32-bit index arithmetic is enough.</param>
public sealed record FoldKey(ReductionOperator Operator, ElementType Type, bool StoresResults, bool IsNarrow)
    : ExpressionKey(IsNarrow)
{
    /// <summary>How many leaves a pass joins into one: a power of two, so that passes make up the same tree.</summary>
    public const int Radix = 16;

    /// <inheritdoc/>
    public override int OperandCount => 2;

    /// <inheritdoc/>
    public override int StridedOperands => 0;

    /// <inheritdoc/>
    public override int LoopCount => 0;

    /// <inheritdoc/>
    public override int ScalarCount => 0;
}
