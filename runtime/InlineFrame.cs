using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Runtime;

/// <summary>What an inline operation writes, and over which index space.</summary>
internal readonly unsafe struct InlineFrame
{
    private readonly InlineCode _code;

    public InlineFrame(InlineCode code, Layout space, Layout targetLayout, ElementType targetType, byte* target)
    {
        _code = code;
        Space = space;
        TargetLayout = targetLayout;
        TargetType = targetType;
        Target = target;
    }

    public Layout Space { get; }

    public Layout TargetLayout { get; }

    public ElementType TargetType { get; }

    public byte* Target { get; }

    /// <summary>Whether every operand runs contiguously with the target, or is one element.</summary>
    public bool IsFlat(ReadOnlySpan<Operand> operands, in Operand? mask)
    {
        if (!TargetLayout.IsContiguous || _code.Graph.UsesIndices)
        {
            return false;
        }

        foreach (ref readonly var operand in operands)
        {
            if (!IsFlat(operand))
            {
                return false;
            }
        }

        return mask is not { } given || IsFlat(given);
    }

    private bool IsFlat(in Operand operand) =>
        operand.Region is null || operand.Layout.Count == 1
        || (operand.Layout.IsContiguous && operand.Layout.Count == Space.Count);
}
