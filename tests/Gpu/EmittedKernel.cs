using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Tests.Gpu;

/// <summary>A graph that runs as an emitted kernel wherever a host kernel is asked for.</summary>
internal sealed unsafe class EmittedKernel(KernelGraph graph, ILaunchRunner runner) : HostKernel
{
    public override bool IsCompiled => true;

    /// <summary>The kernel that ran last.</summary>
    public GpuKernelKey? Launched { get; private set; }

    public override void Run(in KernelFrame frame)
    {
        var operands = frame.Form == ReductionForm.None ? graph.OperandCount : graph.Inputs.Length;
        var rank = frame.Rank;
        var strides = new long[operands * rank];
        for (var i = 0; i < strides.Length; i++)
        {
            strides[i] = frame.Strides[i];
        }

        var addresses = new nint[graph.OperandCount];
        for (var k = 0; k < addresses.Length; k++)
        {
            addresses[k] = (nint)frame.Addresses[k];
        }

        long[] extents = new long[rank], origin = new long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            (extents[axis], origin[axis]) = (frame.Extents[axis], frame.Origin[axis]);
        }

        var loops = new LoopSpace(extents, origin, strides, addresses[..operands], frame.LeadingKept);
        if (loops.Count == 0 && frame.Form == ReductionForm.None)
        {
            return;
        }

        var scalars = new ulong[graph.Scalars.Length];
        for (var i = 0; i < scalars.Length; i++)
        {
            scalars[i] = frame.Scalars[i];
        }

        var launch = frame.Form == ReductionForm.None
            ? MapLaunch.Of(graph, loops, scalars, ReadOnlyInputs(addresses), runner.Target)
            : ReductionLaunches.OfLeaves(
                graph, loops, frame.Form, scalars, (frame.LeafBegin, frame.LeafEnd), frame.KeptStride,
                addresses[operands..], storesResults: false, runner.Target);
        Launched = launch.Key;
        runner.Run(launch, Ranges(frame, loops, addresses));
    }

    private ulong ReadOnlyInputs(nint[] addresses)
    {
        var bits = 0UL;
        for (var input = 0; input < graph.Inputs.Length; input++)
        {
            var isWritten = Array.IndexOf(addresses, addresses[input], graph.Inputs.Length) >= 0;
            bits |= isWritten ? 0 : 1UL << input;
        }

        return bits;
    }

    private HostRange[] Ranges(in KernelFrame frame, LoopSpace loops, nint[] addresses)
    {
        var ranges = new HostRange[addresses.Length];
        for (var k = 0; k < ranges.Length; k++)
        {
            var isOutput = k >= graph.Inputs.Length;
            if (isOutput && frame.Form != ReductionForm.None)
            {
                var partials = (frame.LeafEnd - frame.LeafBegin) * frame.KeptStride;
                var size = ReductionLaunches.PartialSize(graph, k - graph.Inputs.Length);
                ranges[k] = new HostRange(addresses[k], partials * size, true);
                continue;
            }

            long low = 0, high = graph.OperandType(k).SizeInBytes();
            for (var axis = 0; axis < loops.Rank; axis++)
            {
                var reach = loops.Strides[(k * loops.Rank) + axis] * Math.Max(loops.Extents[axis] - 1, 0);
                low += Math.Min(reach, 0);
                high += Math.Max(reach, 0);
            }

            ranges[k] = new HostRange(addresses[k] + (nint)low, high - low, isOutput);
        }

        return ranges;
    }
}
