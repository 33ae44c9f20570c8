using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// How many neighbours a thread of a reduction loads together. It depends on addresses and layouts, and changes no bit
/// of a result.
/// </summary>
internal static class LeafVectors
{
    // Columns cost accumulators, and threads.
    private const int MostColumns = 4;

    /// <summary>Neighbours of a row that is reduced.</summary>
    public static int OfRows(KernelGraph graph, LoopSpace loops, AccessPattern[] patterns, GpuTarget target)
    {
        var width = HasComplex(graph) ? 1 : TrailingLanes.WidestLoad(graph, WidestLoad(graph, patterns, target));

        // A row that is one loop may end within a group.
        var rowLoops = loops.Rank - loops.LeadingKept;
        while (width > 1 && !(Allows(graph, loops, patterns, width)
            && (rowLoops == 1 || loops.Extents[^1] % width == 0)))
        {
            width /= 2;
        }

        return width;
    }

    /// <summary>Neighbouring columns, whose partial results are stored together as well.</summary>
    public static int OfColumns(
        KernelGraph graph, LoopSpace loops, AccessPattern[] patterns, bool storesResults, long keptStride,
        nint[] partials, GpuTarget target)
    {
        var width = Math.Min(WidestLoad(graph, patterns, target), MostColumns);
        while (width > 1 && !(Allows(graph, loops, patterns, width)
            && (loops.Extents[^1] | keptStride) % width == 0
            && StoresGroups(graph, storesResults, partials, width, target)))
        {
            width /= 2;
        }

        return width;
    }

    private static int WidestLoad(KernelGraph graph, AccessPattern[] patterns, GpuTarget target)
    {
        var largest = 0;
        for (var input = 0; input < patterns.Length; input++)
        {
            if (patterns[input] == AccessPattern.Contiguous)
            {
                largest = Math.Max(largest, graph.Inputs[input].SizeInBytes());
            }
        }

        return largest == 0 ? 1 : Math.Max(target.LargestReducedVector / largest, 1);
    }

    // The fold joins neighbouring accumulators whether or not they have met anything; one of complex factors that has
    // met none would change what it joins.
    private static bool HasComplex(KernelGraph graph)
    {
        for (var output = 0; output < graph.Outputs.Length; output++)
        {
            if (graph.ValueType(output) == ElementType.Complex)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Allows(KernelGraph graph, LoopSpace loops, AccessPattern[] patterns, int width)
    {
        if (graph.Nodes.Length * width > MapLaunch.MostVectorNodes || loops.Extents[^1] < width)
        {
            return false;
        }

        for (var input = 0; input < patterns.Length; input++)
        {
            if (!MapLaunch.IsAligned(loops, input, patterns[input], width * graph.Inputs[input].SizeInBytes()))
            {
                return false;
            }
        }

        return true;
    }

    private static bool StoresGroups(
        KernelGraph graph, bool storesResults, nint[] partials, int width, GpuTarget target)
    {
        for (var output = 0; output < partials.Length; output++)
        {
            var size = storesResults
                ? graph.OutputType(output).SizeInBytes()
                : ReductionLaunches.PartialSize(graph, output);
            if (partials[output] % Math.Min(width * size, target.LargestReducedVector) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
