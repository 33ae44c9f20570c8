using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Partitioning;

/// <summary>Finds out how kernels may be divided: by tiles of which no two write the same element.</summary>
internal static class LaunchDomains
{
    // An axis of a library operation that has pieces enough for most machines.
    private const int LongAxis = 16;

    /// <summary>The domains of a kernel, the best first.</summary>
    public static LaunchDomain[] Of(Kernel kernel) =>
        kernel.Library is not null ? [OfLibrary(kernel)]
        : kernel.ReducedAxes.Length > 0 ? OfReduction(kernel)
        : [OfMap(kernel)];

    private static LaunchDomain OfMap(Kernel kernel)
    {
        var output = kernel.Writes[0].Layout;
        int[] axes =
        [
            .. Enumerable.Range(0, kernel.Space.Rank)
                .Where(axis => kernel.Space.Extents[axis] > 1
                    && Array.TrueForAll(kernel.Writes, write => HasOwnTiles(write, axis)))
                .OrderByDescending(axis => Math.Abs(output.Strides[axis])),
        ];
        return new LaunchDomain(CutKind.Indices, kernel.Space.Extents.ToArray(), axes, kernel.Writes[0]);
    }

    // Results of which each reduces the same leaves as without a cut, or the leaves themselves.
    private static LaunchDomain[] OfReduction(Kernel kernel)
    {
        var shape = new ReductionShape(kernel.Space, kernel.ReducedAxes);
        var extents = kernel.Space.Extents.ToArray();

        // Reductions are not told where in the index space they begin.
        int[] kept = kernel.Graph!.UsesIndices
            ? []
            : [.. shape.Order.Where(axis => !kernel.ReducedAxes.Contains(axis) && extents[axis] > 1)];
        var results = new LaunchDomain(CutKind.Indices, extents, kept, null);
        if (shape.Leaves <= 1)
        {
            return [results];
        }

        var leaves = new LaunchDomain(CutKind.Leaves, [shape.Leaves], [0], null);
        return kept.Length == 0 ? [leaves]
            : shape.KeptCutAxis >= 0 && extents[shape.Order[shape.KeptCutAxis]] >= shape.Leaves ? [results, leaves]
            : [leaves, results];
    }

    private static LaunchDomain OfLibrary(Kernel kernel)
    {
        var layouts = LaunchShape.OperandsOf(kernel);
        var extents = kernel.Library!.IndexSpace(layouts);
        var steps = LibrarySteps(kernel, layouts, extents);
        var least = extents.Length == 0 ? 0 : Math.Min(extents.Max(), LongAxis);
        int[] axes =
        [
            .. Enumerable.Range(0, extents.Length)
                .Where(axis => extents[axis] > 1 && steps[axis] >= 0)
                .OrderBy(axis => extents[axis] < least ? 1 : 0)
                .ThenByDescending(axis => steps[axis]),
        ];
        return new LaunchDomain(CutKind.Indices, extents, axes, null);
    }

    // The step in the first output of each axis of a library operation's index space, since tiles along the largest are
    // contiguous there; -1 where tiles might overlap.
    private static long[] LibrarySteps(Kernel kernel, Layout[] layouts, long[] space)
    {
        var steps = new long[space.Length];
        for (var index = kernel.Writes.Length - 1; index >= 0; index--)
        {
            var output = kernel.Writes[index];
            var map = kernel.Library!.AxisMap(kernel.Reads.Length + index, layouts);
            for (var axis = 0; axis < map.Length; axis++)
            {
                if (map[axis] >= 0 && steps[map[axis]] >= 0)
                {
                    steps[map[axis]] = HasOwnTiles(output, axis) ? Math.Abs(output.Layout.Strides[axis]) : -1;
                }
            }
        }

        return steps;
    }

    // Whether tiles along an axis of an output are known to have no element of the region in common: they are boxes of
    // it, or intervals.
    private static bool HasOwnTiles(in KernelOperand output, int axis) =>
        (output.Type.SizeInBytes() == output.Version.Type.SizeInBytes()
            && IndexMap.TryDecompose(output.Layout, output.Version.Whole.Extents, out _))
        || IsOutermost(output, axis);

    // Whether what lies at one index of an axis ends before the element of the region where the next one begins.
    private static bool IsOutermost(in KernelOperand output, int axis)
    {
        var layout = output.Layout;
        var size = output.Type.SizeInBytes();
        var element = output.Version.Type.SizeInBytes();
        var (low, high) = (layout.Offset, layout.Offset);
        for (var other = 0; other < layout.Rank; other++)
        {
            var reach = other == axis ? 0 : (layout.Extents[other] - 1) * layout.Strides[other];
            low += Math.Min(reach, 0);
            high += Math.Max(reach, 0);
        }

        var step = Math.Abs(layout.Strides[axis]) * size;
        var first = low * size / element;
        var last = (((high + 1) * size) - 1) / element;
        return step % element == 0 && last - first < step / element;
    }
}
