using System.Runtime.InteropServices;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Tests.Gpu;

/// <summary>Runs launches by the interpreter, from their arguments alone.</summary>
internal sealed unsafe class FakeCode(FakeDriver driver, ExpressionKey key) : GpuCode
{
    private readonly GpuArgumentLayout _layout = key.Arguments;

    public override void Dispose()
    {
        // Interpreters are the driver's.
    }

    public void Run(ulong[] slots)
    {
        fixed (ulong* arguments = slots)
        {
            switch (key)
            {
                case MapKey map:
                    Run(map.Graph, arguments, map.Loops, ReductionForm.None);
                    break;
                case LeafKey leaf:
                    RunLeaves(leaf, arguments);
                    break;
                case FoldKey fold:
                    RunFold(fold, arguments);
                    break;
                default:
                    throw new InvariantException($"{key} is not known to fakes");
            }
        }
    }

    private void Run(KernelGraph graph, ulong* arguments, int leadingKept, ReductionForm form)
    {
        var rank = key.LoopCount;
        var frame = new KernelFrame
        {
            Rank = rank,
            LeadingKept = leadingKept,
            Form = form,
            Extents = (long*)(arguments + _layout.Extent(0)),
            Strides = (long*)(arguments + _layout.Stride(0, 0)),
            Addresses = (byte**)arguments,
            Scalars = arguments + _layout.Scalar(0),
            Origin = (long*)(arguments + _layout.Origin(0)),
            LeafBegin = (long)arguments[_layout.LeafBegin],
            LeafEnd = LeafEnd(arguments),
            KeptStride = (long)arguments[_layout.KeptStride],
        };
        driver.Kernels.Resolve(graph, [], 0).Run(frame);
    }

    private void RunLeaves(LeafKey leaf, ulong* arguments)
    {
        if (!leaf.StoresResults)
        {
            Run(leaf.Graph, arguments, leaf.LeadingKept, leaf.Form);
            return;
        }

        var inputs = leaf.Graph.Inputs.Length;
        var kept = (long)arguments[_layout.KeptCount] * (leaf.Form == ReductionForm.Outer ? leaf.VectorWidth : 1);
        var results = new nint[leaf.Graph.Outputs.Length];
        for (var output = 0; output < results.Length; output++)
        {
            var size = ReductionLaunches.PartialSize(leaf.Graph, output);
            results[output] = (nint)arguments[_layout.Address(inputs + output)];
            arguments[_layout.Address(inputs + output)] = (ulong)NativeMemory.Alloc((nuint)(kept * size));
        }

        Run(leaf.Graph, arguments, leaf.LeadingKept, leaf.Form);
        for (var output = 0; output < results.Length; output++)
        {
            var partials = (byte*)arguments[_layout.Address(inputs + output)];
            driver.Kernels.Fold(leaf.Graph, output, partials, kept, 0, kept, 1, (byte*)results[output]);
            NativeMemory.Free(partials);
        }
    }

    private void RunFold(FoldKey fold, ulong* arguments)
    {
        var builder = new GraphBuilder();
        builder.Reduce(builder.AddInput(fold.Type), fold.Operator);
        var graph = builder.ToGraph();
        var kept = (long)arguments[_layout.KeptCount];
        var leaves = (long)arguments[_layout.ReducedCount];
        var row = kept * fold.Type.SizeInBytes();
        var groups = fold.StoresResults ? 1 : (leaves + FoldKey.Radix - 1) / FoldKey.Radix;
        for (var group = 0L; group < groups; group++)
        {
            var first = group * FoldKey.Radix;
            driver.Kernels.Fold(
                graph, 0, (byte*)arguments[0] + (first * row), kept, 0, kept,
                Math.Min(leaves - first, FoldKey.Radix), (byte*)arguments[1] + (group * row));
        }
    }

    private long LeafEnd(ulong* arguments)
    {
        var kept = (long)arguments[_layout.KeptCount];
        return kept == 0 ? 0 : (long)(arguments[_layout.LeafBegin] + (arguments[_layout.Units] / (ulong)kept));
    }
}
