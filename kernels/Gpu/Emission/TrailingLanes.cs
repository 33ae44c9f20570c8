using System.Numerics;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// How threads share the accumulators of a <see cref="Cohort.Runtime.Kernels.ReductionForm.Trailing"/> leaf. Element i
/// of a leaf goes to thread i mod T, so a thread meets the elements of the accumulators t, t + T, ... in increasing
/// order as long as T divides their number. Only sums, products and extremes of floats and complex numbers depend on
/// the order: the others use T accumulators.
/// </summary>
internal static class TrailingLanes
{
    private const int LaneBytes = 512;
    private const int MostThreads = 128;

    /// <summary>The threads of a block: 64 where doubles are accumulated, 32 for complex numbers, else 128.</summary>
    public static int OfBlock(KernelGraph graph)
    {
        var threads = MostThreads;
        for (var output = 0; output < graph.Outputs.Length; output++)
        {
            threads = Math.Min(threads, Accumulators(graph, output, MostThreads));
        }

        return threads;
    }

    /// <summary>The threads that share a leaf when there are so many reduced indices: no more than elements.</summary>
    public static int OfRow(KernelGraph graph, long reduced)
    {
        var threads = OfBlock(graph);
        return reduced >= threads ? threads : (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(reduced, 1));
    }

    /// <summary>How many accumulators of an output each of a block's threads holds.</summary>
    public static int PerThread(KernelGraph graph, int output)
    {
        var threads = OfBlock(graph);
        return Accumulators(graph, output, threads) / threads;
    }

    private static int Accumulators(KernelGraph graph, int output, int whenAnyOrder)
    {
        var isPosition =
            graph.Outputs[output].Reduction is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum;
        var type = graph.ValueType(output);
        var dependsOnOrder = type.IsFloat() || type == ElementType.Complex;
        return isPosition || !dependsOnOrder ? whenAnyOrder : LaneBytes / type.SizeInBytes();
    }
}
