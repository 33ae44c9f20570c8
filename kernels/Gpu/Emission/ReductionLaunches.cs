using Cohort.Kernels.Cpu;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;
using Cohort.Runtime.Partitioning;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// The launches of a reduction: the leaves' partial results, then per output the passes that fold them. They run in
/// order on one queue.
/// </summary>
public static class ReductionLaunches
{
    private const int ScratchAlignment = 256;

    /// <summary>How many bytes of scratch memory a command needs; 0 where its partials go to its outputs.</summary>
    public static long ScratchBytes(ReduceCommand command) =>
        command.StoresPartials || command.Shape.Leaves <= 1
            ? 0
            : ScratchBytes(command.Graph, command.Shape, command.Shape.Leaves);

    /// <summary>How many bytes of scratch memory a fold of stored partials needs.</summary>
    public static long ScratchBytes(FoldCommand command) =>
        ScratchBytes(command.Graph, command.Shape, FirstPass(command.Shape.Leaves));

    /// <summary>The launches of a command whose graph <see cref="GpuAcceptance"/> takes.</summary>
    /// <param name="command">The command.</param>
    /// <param name="scratch">The address of <see cref="ScratchBytes(ReduceCommand)"/> bytes, aligned to 256.</param>
    /// <param name="target">Where they run.</param>
    public static IReadOnlyList<GpuLaunch> Of(ReduceCommand command, nint scratch, GpuTarget target)
    {
        var shape = command.Shape;
        var outputs = Array.ConvertAll(command.Outputs, output => output.Address);
        if (shape.KeptCount == 0)
        {
            return [];
        }

        if (command.StoresPartials)
        {
            for (var output = 0; output < outputs.Length; output++)
            {
                var size = PartialSize(command.Graph, output);
                outputs[output] += (nint)(command.LeafBegin * shape.KeptCount * size);
            }

            return [OfLeaves(command, outputs, storesResults: false, target)];
        }

        if (shape.Leaves == 1)
        {
            return [OfLeaves(command, outputs, storesResults: true, target)];
        }

        var launches = new List<GpuLaunch>();
        var partials = Offsets(command.Graph, shape, shape.Leaves).Select(offset => scratch + offset).ToArray();
        if (shape.Leaves > 0)
        {
            launches.Add(OfLeaves(command, partials, storesResults: false, target));
        }

        for (var output = 0; output < outputs.Length; output++)
        {
            // The leaves' partials are followed by room for one pass.
            var other = partials[output] + LeavesSize(command.Graph, shape, output);
            AddFold(launches, command.Graph, output, shape, partials[output], other, outputs[output]);
        }

        return launches;
    }

    /// <summary>The launches that fold stored partials.</summary>
    /// <param name="command">The command; its partials are overwritten.</param>
    /// <param name="scratch">The address of <see cref="ScratchBytes(FoldCommand)"/> bytes, aligned to 256.</param>
    public static IReadOnlyList<GpuLaunch> Of(FoldCommand command, nint scratch)
    {
        var launches = new List<GpuLaunch>();
        var offsets = Offsets(command.Graph, command.Shape, FirstPass(command.Shape.Leaves));
        for (var output = 0; output < offsets.Length; output++)
        {
            AddFold(
                launches, command.Graph, output, command.Shape, command.Partials[output].Address,
                scratch + offsets[output], command.Outputs[output].Address);
        }

        return launches;
    }

    internal static ReductionScratch Scratch(ReduceCommand command)
    {
        var partials = Offsets(command.Graph, command.Shape, command.Shape.Leaves);
        var others = new nint[partials.Length];
        for (var output = 0; output < others.Length; output++)
        {
            others[output] = partials[output] + LeavesSize(command.Graph, command.Shape, output);
        }

        return new ReductionScratch(partials, others);
    }

    internal static ReductionScratch Scratch(FoldCommand command)
    {
        var others = Offsets(command.Graph, command.Shape, FirstPass(command.Shape.Leaves));
        return new ReductionScratch(new nint[others.Length], others);
    }

    /// <summary>The size of a partial result of an output.</summary>
    public static int PartialSize(KernelGraph graph, int output) =>
        PartialSize(graph.Outputs[output].Reduction!.Value, graph.ValueType(output));

    internal static int PartialSize(ReductionOperator op, ElementType type) =>
        op is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum ? 16 : type.SizeInBytes();

    internal static GpuLaunch OfLeaves(
        ReduceCommand command, nint[] partials, bool storesResults, GpuTarget target)
    {
        var shape = command.Shape;
        var loops = LoopSpace.Of(LoopNest.OfReduction(
            command.Graph, command.Space, shape.Order, shape.LeadingKept, shape.ReducedRank, command.Inputs));
        return OfLeaves(
            command.Graph, loops, shape.Form, command.Scalars, (command.LeafBegin, command.LeafEnd), shape.KeptCount,
            partials, storesResults, target);
    }

    internal static GpuLaunch OfLeaves(
        KernelGraph graph, LoopSpace loops, ReductionForm form, ulong[] scalars, (long Begin, long End) leaves,
        long keptStride, nint[] partials, bool storesResults, GpuTarget target)
    {
        var inputs = graph.Inputs.Length;
        var patterns = MapLaunch.PatternsOf(graph, loops, inputs);
        var outer = form == ReductionForm.Outer ? 1 : 0;
        var reduced = loops.Product(loops.LeadingKept, loops.Rank - outer);
        var kept = loops.Product(0, loops.LeadingKept) * loops.Product(loops.Rank - outer, loops.Rank);
        var units = (leaves.End - leaves.Begin) * kept;
        var threads = units * TrailingLanes.OfLeaf(graph, 1);
        var largest = Math.Max(Math.Max(threads, loops.Count), leaves.End * keptStride);
        var width = form == ReductionForm.Outer
            ? LeafVectors.OfColumns(graph, loops, patterns, storesResults, keptStride, partials, target)
            : LeafVectors.OfRows(graph, loops, patterns, target);
        var lanes = form == ReductionForm.Outer ? 1 : TrailingLanes.OfRow(graph, width, reduced);
        var key = new LeafKey(
            graph, form, loops.LeadingKept, loops.Rank, AccessSignature.Of(patterns), lanes, width, storesResults,
            MapLaunch.IsNarrow(loops, largest));
        if (form == ReductionForm.Outer)
        {
            kept /= width;
            units /= width;
        }

        var arguments = new LaunchArguments(key.Arguments);
        arguments.SetUnits(units);
        arguments.SetReduction(leaves.Begin, kept, reduced, keptStride);
        arguments.SetLoops(loops);
        arguments.SetScalars(scalars);
        for (var output = 0; output < partials.Length; output++)
        {
            arguments.SetAddress(inputs + output, partials[output]);
        }

        return new GpuLaunch(key, arguments.Slots, units);
    }

    /// <summary>One pass: every <see cref="FoldKey.Radix"/> neighbouring leaves become one.</summary>
    internal static GpuLaunch OfPass(
        ReductionOperator op, ElementType type, long leaves, long kept, long keptStride, nint from, nint to,
        bool storesResults)
    {
        var units = (storesResults ? 1 : FirstPass(leaves)) * kept;
        var isNarrow = Math.Max(leaves, FoldKey.Radix) * keptStride <= int.MaxValue - ushort.MaxValue;
        var key = new FoldKey(op, type, storesResults, isNarrow);
        var arguments = new LaunchArguments(key.Arguments);
        arguments.SetUnits(units);
        arguments.SetReduction(0, kept, leaves, keptStride);
        arguments.SetAddress(0, from);
        arguments.SetAddress(1, to);
        return new GpuLaunch(key, arguments.Slots, units);
    }

    private static void AddFold(
        List<GpuLaunch> launches, KernelGraph graph, int output, ReductionShape shape, nint partials, nint other,
        nint result) => launches.AddRange(Passes(
            graph, output, shape.Leaves, shape.KeptCount, shape.KeptCount, partials, other, result));

    /// <summary>The passes that fold an output's partials, which take turns with the other memory.</summary>
    internal static List<GpuLaunch> Passes(
        KernelGraph graph, int output, long leaves, long kept, long keptStride, nint partials, nint other, nint result)
    {
        var launches = new List<GpuLaunch>();
        var op = graph.Outputs[output].Reduction!.Value;
        var type = graph.ValueType(output);
        for (; leaves > FoldKey.Radix && kept > 0; leaves = FirstPass(leaves))
        {
            launches.Add(OfPass(op, type, leaves, kept, keptStride, partials, other, storesResults: false));
            (partials, other, keptStride) = (other, partials, kept);
        }

        if (kept > 0)
        {
            // Without leaves there may be no memory for partials; nothing is read, but an address is due.
            partials = leaves == 0 ? result : partials;
            launches.Add(OfPass(op, type, leaves, kept, keptStride, partials, result, storesResults: true));
        }

        return launches;
    }

    private static long ScratchBytes(KernelGraph graph, ReductionShape shape, long leaves)
    {
        var last = graph.Outputs.Length;
        return Offsets(graph, shape, leaves, last + 1)[last];
    }

    private static nint[] Offsets(KernelGraph graph, ReductionShape shape, long leaves) =>
        Offsets(graph, shape, leaves, graph.Outputs.Length);

    private static nint[] Offsets(KernelGraph graph, ReductionShape shape, long leaves, int count)
    {
        var offsets = new nint[count];
        for (var output = 1; output < count; output++)
        {
            var size = PartialSize(graph, output - 1);
            var rows = Align(leaves * shape.KeptCount * size) + Align(FirstPass(leaves) * shape.KeptCount * size);
            offsets[output] = offsets[output - 1] + (nint)rows;
        }

        return offsets;
    }

    private static nint LeavesSize(KernelGraph graph, ReductionShape shape, int output) =>
        (nint)Align(shape.Leaves * shape.KeptCount * PartialSize(graph, output));

    private static long FirstPass(long leaves) => (leaves + FoldKey.Radix - 1) / FoldKey.Radix;

    private static long Align(long bytes) => (bytes + ScratchAlignment - 1) / ScratchAlignment * ScratchAlignment;
}
