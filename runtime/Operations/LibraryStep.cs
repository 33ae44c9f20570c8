using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Operations;

/// <summary>A recorded call of a library operation.</summary>
public sealed class LibraryStep : Operation
{
    /// <summary>Creates the operation.</summary>
    public LibraryStep(
        LibraryOperation definition, Layout space, OperationInput[] inputs, Regions.Version[] outputs,
        Layout[] outputLayouts, ElementType[] outputTypes)
        : base(space, inputs, outputs)
    {
        Definition = definition;
        OutputLayouts = outputLayouts;
        OutputTypes = outputTypes;
    }

    /// <summary>What runs.</summary>
    public LibraryOperation Definition { get; }

    /// <summary>The view of each output that is written.</summary>
    public Layout[] OutputLayouts { get; }

    /// <summary>The element type as which each output is written.</summary>
    public ElementType[] OutputTypes { get; }

    /// <inheritdoc/>
    public override object Subject => Definition.Name;

    /// <inheritdoc/>
    public override string ToString() => Definition.Name;
}
