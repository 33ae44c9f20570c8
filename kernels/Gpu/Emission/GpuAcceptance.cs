using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Rewriting;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Fusion;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>Which graphs the emitters take; the CPU runs the others.</summary>
public static class GpuAcceptance
{
    /// <summary>Graphs with more nodes than this stay on the CPU: drivers compile them slowly.</summary>
    public const int MostNodes = 4000;

    /// <summary>Reductions of more outputs do not find room in the memory that a block shares.</summary>
    public const int MostReductions = 12;

    /// <summary>Why a kernel cannot run on the target, or null when it can.</summary>
    public static string? Refusal(Kernel kernel, GpuTarget target)
    {
        if (kernel.Graph is { } graph)
        {
            return Refusal(graph, kernel.Space.Rank, target);
        }

        if (kernel.Library!.Definition is not IGpuOperation operation)
        {
            return $"{kernel.Library.Name} has no GPU kernel";
        }

        if (operation.NeedsTransforms && !target.HasTransforms)
        {
            return $"{kernel.Library.Name} needs cuFFT on a GPU";
        }

        if (operation.NeedsDecompositions && !target.HasDecompositions)
        {
            return $"{kernel.Library.Name} needs cuSOLVER on a GPU";
        }

        KernelOperand[] operands = [.. kernel.Reads, .. kernel.Writes];
        return operation.GpuRefusal(
            Array.ConvertAll(operands, o => o.Layout), Array.ConvertAll(operands, o => o.Type));
    }

    /// <summary>Why a graph over an index space of some rank cannot run on the target, or null when it can.</summary>
    public static string? Refusal(KernelGraph graph, int rank, GpuTarget target)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Type == ElementType.Decimal)
            {
                return $"{node.Type} has no GPU arithmetic";
            }
        }

        return !ComplexParts.AreIn(graph)
            ? RefusalOfSize(graph, rank, target)
            : ComplexParts.Refusal(graph) ?? RefusalOfSize(ComplexParts.Split(graph), rank, target);
    }

    private static string? RefusalOfSize(KernelGraph graph, int rank, GpuTarget target)
    {
        if (graph.Nodes.Length > MostNodes)
        {
            return $"{graph.Nodes.Length} operators are more than {MostNodes}";
        }

        if (graph.OperandCount > AccessSignature.MostOperands)
        {
            return $"{graph.OperandCount} operands are more than {AccessSignature.MostOperands}";
        }

        if (graph.HasReductions && graph.Outputs.Length > MostReductions)
        {
            return $"{graph.Outputs.Length} reductions are more than {MostReductions}";
        }

        var layout = new GpuArgumentLayout(
            graph.OperandCount, graph.OperandCount, Math.Max(rank, 1) + 1, graph.Scalars.Length);

        // OpenCL passes each operand as a parameter of its own beside the block.
        var size = layout.SizeInBytes + (graph.OperandCount * GpuArgumentLayout.SlotSize);
        return size > target.ArgumentBytes ? $"its arguments take {size} bytes of {target.ArgumentBytes}" : null;
    }
}
