using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Runtime;

/// <summary>The values of an elementwise function over an index space, for an operation that consumes them.</summary>
/// <param name="function">The function.</param>
/// <param name="computeType">The type to which operands are cast before it.</param>
/// <param name="type">The type to which its result is cast.</param>
/// <param name="operands">The operands, at most three; their extents broadcast to those of the space.</param>
/// <param name="space">The index space, row-major.</param>
public readonly ref struct ElementwiseValue(
    ElementwiseFunction function, ElementType computeType, ElementType type, ReadOnlySpan<Operand> operands,
    Layout space)
{
    /// <summary>The function.</summary>
    public ElementwiseFunction Function { get; } = function;

    /// <summary>The type to which operands are cast before the function.</summary>
    public ElementType ComputeType { get; } = computeType;

    /// <summary>The type of the values.</summary>
    public ElementType Type { get; } = type;

    /// <summary>The operands.</summary>
    public ReadOnlySpan<Operand> Operands { get; } = operands;

    /// <summary>The index space.</summary>
    public Layout Space { get; } = space;
}
