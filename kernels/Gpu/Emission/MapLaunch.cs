using Cohort.Kernels.Cpu;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>Turns an elementwise command into a launch.</summary>
public static class MapLaunch
{
    private const int MostLanes = 4;

    /// <summary>The nodes that a thread writes at most for a group of elements.</summary>
    internal const int MostVectorNodes = 600;

    /// <summary>The launch of a command whose graph <see cref="GpuAcceptance"/> takes.</summary>
    public static GpuLaunch Of(KernelCommand command, GpuTarget target)
    {
        var loops = LoopSpace.Of(
            LoopNest.OfMap(command.Graph, command.Space, command.Origin, command.Operands));
        return Of(command.Graph, loops, command.Scalars, ReadOnlyInputs(command), target);
    }

    internal static GpuLaunch Of(
        KernelGraph graph, LoopSpace loops, ulong[] scalars, ulong readOnlyInputs, GpuTarget target)
    {
        var patterns = PatternsOf(graph, loops, graph.OperandCount);
        var width = VectorWidth(graph, loops, patterns, target);
        var isNarrow = IsNarrow(loops, loops.Count);
        var key = new MapKey(graph, loops.Rank, AccessSignature.Of(patterns), readOnlyInputs, width, isNarrow);
        var arguments = new LaunchArguments(key.Arguments);
        arguments.SetUnits(loops.Count);
        arguments.SetLoops(loops);
        arguments.SetScalars(scalars);
        return new GpuLaunch(key, arguments.Slots, loops.Count);
    }

    internal static AccessPattern[] PatternsOf(KernelGraph graph, LoopSpace loops, int operands)
    {
        var patterns = new AccessPattern[operands];
        for (var operand = 0; operand < operands; operand++)
        {
            var stride = loops.Strides[(operand * loops.Rank) + loops.Rank - 1];
            patterns[operand] = stride == graph.OperandType(operand).SizeInBytes() ? AccessPattern.Contiguous
                : stride == 0 ? AccessPattern.Broadcast
                : AccessPattern.Strided;
        }

        return patterns;
    }

    /// <summary>
    /// Whether groups of neighbours along the innermost loop are one element, or lie at multiples of their size.
    /// </summary>
    internal static bool IsAligned(LoopSpace loops, int operand, AccessPattern pattern, int groupBytes)
    {
        if (pattern == AccessPattern.Broadcast)
        {
            return true;
        }

        var isAligned = pattern == AccessPattern.Contiguous && loops.Addresses[operand] % groupBytes == 0;
        for (var loop = 0; loop < loops.Rank - 1; loop++)
        {
            isAligned &= loops.Strides[(operand * loops.Rank) + loop] % groupBytes == 0;
        }

        return isAligned;
    }

    /// <summary>
    /// Whether 32-bit index arithmetic will do. Indices are rounded up to whole blocks, hence the distance to 2^31.
    /// </summary>
    internal static bool IsNarrow(LoopSpace loops, long largestIndex) =>
        largestIndex <= int.MaxValue - ushort.MaxValue && Array.TrueForAll(loops.Strides, s => s == (int)s);

    /// <summary>A bit per input into whose memory the command writes nothing.</summary>
    internal static ulong ReadOnlyInputs(KernelCommand command)
    {
        var inputs = command.Graph.Inputs.Length;
        var bits = 0UL;
        for (var input = 0; input < inputs; input++)
        {
            if (!IsWritten(command.Operands[input].Instance.Block.Address, command.Operands.AsSpan(inputs)))
            {
                bits |= 1UL << input;
            }
        }

        return bits;
    }

    private static bool IsWritten(nint block, ReadOnlySpan<DeviceOperand> outputs)
    {
        foreach (ref readonly var output in outputs)
        {
            if (output.Instance.Block.Address == block)
            {
                return true;
            }
        }

        return false;
    }

    private static int VectorWidth(KernelGraph graph, LoopSpace loops, AccessPattern[] patterns, GpuTarget target)
    {
        var largest = 1;
        for (var operand = 0; operand < patterns.Length; operand++)
        {
            largest = Math.Max(largest, graph.OperandType(operand).SizeInBytes());
        }

        var width = Math.Min(target.LargestVector / largest, MostLanes);
        while (width > 1 && !AllowsVectors(graph, loops, patterns, width))
        {
            width /= 2;
        }

        return Math.Max(width, 1);
    }

    private static bool AllowsVectors(KernelGraph graph, LoopSpace loops, AccessPattern[] patterns, int width)
    {
        if (graph.Nodes.Length * width > MostVectorNodes || (loops.Rank > 1 && loops.Extents[^1] % width != 0))
        {
            return false;
        }

        for (var operand = 0; operand < patterns.Length; operand++)
        {
            var isOutput = operand >= graph.Inputs.Length;
            if ((patterns[operand] == AccessPattern.Broadcast && isOutput)
                || !IsAligned(loops, operand, patterns[operand], width * graph.OperandType(operand).SizeInBytes()))
            {
                return false;
            }
        }

        return loops.Extents[^1] >= width;
    }
}
