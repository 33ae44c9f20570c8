using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Partitioning;

namespace Cohort.Runtime.Devices;

/// <summary>
/// Runs a reduction over a tile. Either all leaves, folded into results, or a range of leaves whose partial results are
/// stored for a <see cref="FoldCommand"/>.
/// </summary>
public sealed class ReduceCommand : DeviceCommand
{
    /// <summary>Creates the command.</summary>
    public ReduceCommand(
        WorkLabel label, KernelGraph graph, ulong[] scalars, Layout space, ReductionShape shape, DeviceOperand[] inputs,
        DeviceOperand[] outputs)
        : base(label)
    {
        Graph = graph;
        Scalars = scalars;
        Space = space;
        Shape = shape;
        Inputs = inputs;
        Outputs = outputs;
        LeafEnd = shape.Leaves;
    }

    /// <summary>What is computed and reduced.</summary>
    public KernelGraph Graph { get; }

    /// <summary>The scalar arguments.</summary>
    public ulong[] Scalars { get; }

    /// <summary>The tile's extents, axes in the operation's order.</summary>
    public Layout Space { get; }

    /// <summary>The order of the tile's axes and its leaves.</summary>
    public ReductionShape Shape { get; }

    /// <summary>The graph's inputs: views over the tile (with leaves cut: over the whole index space).</summary>
    public DeviceOperand[] Inputs { get; }

    /// <summary>
    /// Contiguous results, or with <see cref="StoresPartials"/> the partials [leaf, kept] of all leaves.
    /// </summary>
    public DeviceOperand[] Outputs { get; }

    /// <summary>The first leaf to compute.</summary>
    public long LeafBegin { get; init; }

    /// <summary>One past the last leaf to compute.</summary>
    public long LeafEnd { get; init; }

    /// <summary>Whether partial results are stored instead of folded ones.</summary>
    public bool StoresPartials { get; init; }
}
