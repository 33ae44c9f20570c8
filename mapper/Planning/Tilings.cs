using System.Numerics;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Partitioning;

namespace Cohort.Mapping.Planning;

/// <summary>Divides kernels as one of their operands lies.</summary>
internal static class Tilings
{
    /// <summary>
    /// The pieces of a domain that find an operand's parts on their devices; null where it does not follow.
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="domain">What is divided.</param>
    /// <param name="read">The number of the read.</param>
    /// <param name="map">Where its version lies.</param>
    /// <param name="devices">Who may run it.</param>
    public static List<Piece>? Follow(
        Kernel kernel, LaunchDomain domain, int read, ContentMap map, IReadOnlyList<int> devices)
    {
        var operand = kernel.Reads[read];
        if (map.Entries.Length == 0 || operand.Type.SizeInBytes() != operand.Version.Type.SizeInBytes()
            || !IndexMap.TryDecompose(operand.Layout, operand.Version.Whole.Extents, out var index))
        {
            return null;
        }

        var axes = AxesOf(kernel, read);
        var pieces = new List<Piece>(map.Entries.Length);
        foreach (var entry in map.Entries)
        {
            if (HolderOf(entry, devices) is not { } device
                || !TryProject(entry.Box, operand.Layout, index, out var low, out var high))
            {
                continue;
            }

            var tile = domain.Kind == CutKind.Leaves
                ? LeavesOf(kernel, low, high)
                : TileOf(domain, axes, low, high);
            if (tile is not null)
            {
                pieces.Add(new Piece(device, tile));
            }
        }

        return pieces.DistinctBy(piece => piece.Device).Count() < pieces.Count ? Coarsened(domain, pieces)
            : IsPartition(domain, pieces) ? pieces
            : null;
    }

    // One tile for each device around the largest of its pieces, if these follow each other along one axis.
    private static List<Piece>? Coarsened(LaunchDomain domain, List<Piece> pieces)
    {
        var cores = pieces.GroupBy(piece => piece.Device)
            .Select(group => group.MaxBy(piece => piece.Tile.Count)).ToList();
        if (cores.Count == 1)
        {
            return [domain.On(cores[0].Device)];
        }

        foreach (var axis in domain.Axes)
        {
            cores.Sort((a, b) => a.Tile.Low[axis].CompareTo(b.Tile.Low[axis]));
            var follow = Enumerable.Range(1, cores.Count - 1)
                .All(i => cores[i].Tile.Low[axis] >= cores[i - 1].Tile.High[axis]);
            if (follow)
            {
                return
                [
                    .. cores.Select((core, i) => new Piece(core.Device, domain.Whole.Between(
                        axis, i == 0 ? 0 : core.Tile.Low[axis],
                        i == cores.Count - 1 ? domain.Extents[axis] : cores[i + 1].Tile.Low[axis]))),
                ];
            }
        }

        return null;
    }

    // The axis of the domain for each axis of a read, or -1.
    private static int[] AxesOf(Kernel kernel, int read) =>
        kernel.Library is { } library
            ? library.AxisMap(read, LaunchShape.OperandsOf(kernel))
            : [.. Enumerable.Range(0, kernel.Reads[read].Layout.Rank)];

    private static int? HolderOf(in ContentMap.Entry entry, IReadOnlyList<int> devices)
    {
        for (var i = devices.Count - 1; i >= 0; i--)
        {
            // The last one first: where copies lie on the host as well, it is the other that the data went to.
            if ((entry.Holders & ContentMap.BitOf(devices[i])) != 0)
            {
                return devices[i];
            }
        }

        return null;
    }

    // The indices of a view that fall into a box, per axis.
    private static bool TryProject(Box box, Layout view, in IndexMap index, out long[] low, out long[] high)
    {
        low = new long[view.Rank];
        high = view.Extents.ToArray();
        Span<bool> isMoved = stackalloc bool[Math.Max(box.Rank, 1)];
        isMoved.Clear();
        for (var axis = 0; axis < view.Rank; axis++)
        {
            var along = index.Axis[axis];
            if (along < 0)
            {
                continue;
            }

            isMoved[along] = true;
            var (start, step) = (index.Start[along], index.Step[axis]);
            var first = step > 0
                ? CeilDivide(box.Low[along] - start, step)
                : CeilDivide(start - box.High[along] + 1, -step);
            var last = step > 0
                ? CeilDivide(box.High[along] - start, step)
                : CeilDivide(start - box.Low[along] + 1, -step);
            low[axis] = Math.Clamp(first, 0, view.Extents[axis]);
            high[axis] = Math.Clamp(last, 0, view.Extents[axis]);
            if (low[axis] >= high[axis])
            {
                return false;
            }
        }

        for (var axis = 0; axis < box.Rank; axis++)
        {
            if (!isMoved[axis] && (index.Start[axis] < box.Low[axis] || index.Start[axis] >= box.High[axis]))
            {
                return false;
            }
        }

        return true;
    }

    private static Box? TileOf(LaunchDomain domain, int[] axes, long[] low, long[] high)
    {
        var tile = domain.Whole;
        for (var axis = 0; axis < low.Length; axis++)
        {
            if (axes[axis] >= 0 && domain.Axes.Contains(axes[axis]))
            {
                tile = tile.Between(axes[axis], low[axis], high[axis]);
            }
        }

        return tile;
    }

    // The leaves that begin in some rows of the first reduced axis.
    private static Box? LeavesOf(Kernel kernel, long[] low, long[] high)
    {
        var shape = new ReductionShape(kernel.Space, kernel.ReducedAxes);
        var axis = kernel.ReducedAxes[0];
        var inner = shape.ReducedCount / kernel.Space.Extents[axis];
        var first = CeilDivide(low[axis] * inner, shape.LeafSize);
        var last = CeilDivide(high[axis] * inner, shape.LeafSize);
        return first < last ? new Box([first], [last]) : null;
    }

    // Whether pieces cover a domain once.
    private static bool IsPartition(LaunchDomain domain, List<Piece> pieces)
    {
        var count = 0L;
        foreach (var piece in pieces)
        {
            count += piece.Tile.Count;
        }

        if (pieces.Count == 0 || count != domain.Whole.Count)
        {
            return false;
        }

        for (var i = 1; i < pieces.Count; i++)
        {
            // Tiles of sorted boxes are sorted too, most often.
            for (var j = i - 1; j >= 0; j--)
            {
                if (pieces[i].Tile.Overlaps(pieces[j].Tile))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static long CeilDivide(long a, long b) => a >= 0 ? (a + b - 1) / b : -(-a / b);
}
