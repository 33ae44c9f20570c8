using System.Numerics;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// How threads share the accumulators of a <see cref="Cohort.Runtime.Kernels.ReductionForm.Trailing"/> leaf. Element i
/// of a leaf goes to lane i mod L, and each thread has as many neighbouring lanes as it loads together; so it meets the
/// elements of the accumulators of its lanes, that is j, j + L, ..., in increasing order as long as L divides their
/// number. Only sums, products and extremes of floats and complex numbers depend on the order: the others have an
/// accumulator for each thread.
/// </summary>
internal static class TrailingLanes
{
    private const int LaneBytes = 512;
    private const int MostThreads = 128;
    private const int Warp = 32;
    private const int FewestThreads = 8;

    /// <summary>
    /// The lanes of long rows: 64 where doubles are accumulated, 32 for complex numbers, else at least 128.
    /// </summary>
    public static int OfLeaf(KernelGraph graph, int width)
    {
        var lanes = Math.Max(MostThreads, Warp * width);
        for (var output = 0; output < graph.Outputs.Length; output++)
        {
            var most = HasOrder(graph, output) ? Math.Min(Accumulators(graph, output), MostThreads) : lanes;
            lanes = Math.Min(lanes, most);
        }

        return lanes;
    }

    /// <summary>The lanes of a leaf when there are so many reduced indices: not many more than elements.</summary>
    public static int OfRow(KernelGraph graph, int width, long reduced)
    {
        var lanes = OfLeaf(graph, width);
        return reduced >= lanes ? lanes : (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(reduced, 1));
    }

    /// <summary>The threads of a block: those of one leaf, or of several that load vectors.</summary>
    public static int ThreadsOfBlock(KernelGraph graph, int width) => width == 1 ? OfLeaf(graph, 1) : MostThreads;

    /// <summary>The widest loads with which enough threads still share a leaf.</summary>
    public static int WidestLoad(KernelGraph graph, int width)
    {
        while (width > 1 && OfLeaf(graph, width) / width < FewestThreads)
        {
            width /= 2;
        }

        return width;
    }

    /// <summary>Whether an output depends on which elements meet in an accumulator.</summary>
    public static bool HasOrder(KernelGraph graph, int output)
    {
        var type = graph.ValueType(output);
        return (type.IsFloat() || type == ElementType.Complex)
            && graph.Outputs[output].Reduction is not (ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum);
    }

    /// <summary>How many accumulators of an output, if it has an order, each lane of a long row has.</summary>
    public static int PerLane(KernelGraph graph, int width, int output) =>
        HasOrder(graph, output) ? Accumulators(graph, output) / OfLeaf(graph, width) : 1;

    private static int Accumulators(KernelGraph graph, int output) =>
        LaneBytes / graph.ValueType(output).SizeInBytes();
}
