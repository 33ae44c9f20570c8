using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Operations;

/// <summary>A function of elements, stored into a fresh region or through a view of an existing one.</summary>
public sealed class ElementwiseOperation : Operation
{
    /// <summary>Creates the operation.</summary>
    public ElementwiseOperation(
        ElementwiseFunction function, ElementType computeType, Layout space, OperationInput[] inputs,
        Regions.Version output)
        : base(space, inputs, [output])
    {
        Function = function;
        ComputeType = computeType;
    }

    /// <summary>The function.</summary>
    public ElementwiseFunction Function { get; }

    /// <summary>The type to which operands are cast.</summary>
    public ElementType ComputeType { get; }

    /// <summary>Whether the last input is a Boolean mask: elements where it is false keep their value.</summary>
    public bool HasMask { get; init; }

    /// <inheritdoc/>
    public override object Subject => Function;

    /// <inheritdoc/>
    public override string ToString() => Function.Name;
}
