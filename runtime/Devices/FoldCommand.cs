using Cohort.Runtime.Expressions;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Partitioning;

namespace Cohort.Runtime.Devices;

/// <summary>Folds the partial results of all leaves of a reduction.</summary>
public sealed class FoldCommand : DeviceCommand
{
    /// <summary>Creates the command.</summary>
    public FoldCommand(
        WorkLabel label, KernelGraph graph, ReductionShape shape, DeviceOperand[] partials, DeviceOperand[] outputs)
        : base(label)
    {
        Graph = graph;
        Shape = shape;
        Partials = partials;
        Outputs = outputs;
    }

    /// <summary>The graph whose outputs are folded.</summary>
    public KernelGraph Graph { get; }

    /// <summary>The reduction's shape.</summary>
    public ReductionShape Shape { get; }

    /// <summary>Per output the partials [leaf, kept]; overwritten.</summary>
    public DeviceOperand[] Partials { get; }

    /// <summary>Per output the contiguous results.</summary>
    public DeviceOperand[] Outputs { get; }
}
