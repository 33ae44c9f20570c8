using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Devices;

/// <summary>Runs an elementwise graph over a tile.</summary>
public sealed class KernelCommand : DeviceCommand
{
    /// <summary>Creates the command.</summary>
    public KernelCommand(
        WorkLabel label, KernelGraph graph, ulong[] scalars, Layout space, long[] origin, DeviceOperand[] operands)
        : base(label)
    {
        Graph = graph;
        Scalars = scalars;
        Space = space;
        Origin = origin;
        Operands = operands;
    }

    /// <summary>What is computed.</summary>
    public KernelGraph Graph { get; }

    /// <summary>The scalar arguments.</summary>
    public ulong[] Scalars { get; }

    /// <summary>The tile's extents.</summary>
    public Layout Space { get; }

    /// <summary>The index of the tile's first element in the whole index space.</summary>
    public long[] Origin { get; }

    /// <summary>The graph's inputs, then its outputs: views over the tile.</summary>
    public DeviceOperand[] Operands { get; }
}
