using Cohort.Mapping.Machines;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Partitioning;

namespace Cohort.Mapping;

/// <summary>
/// Divides kernels as Legate does, for comparison: equal tiles over all devices of one kind (GPUs where there are any),
/// as square as possible, when there are more elements than a fixed threshold; else all on the first of them. Source:
/// Legate 25's partition manager (launch shapes) and its base mapper (points to processors in order).
/// </summary>
public sealed class LegateLikeMapper : IMapper
{
    private const long GpuThreshold = 1 << 20;
    private const long CpuThreshold = 1 << 17;
    private const int LeastLastTile = 32;

    private readonly Machine _machine;

    /// <summary>Creates a mapper for a machine.</summary>
    public LegateLikeMapper(Machine machine) => _machine = machine;

    /// <inheritdoc/>
    public KernelMapping Map(MappingRequest request) => Map(request.Kernel, request.Domains[0], request.Devices);

    /// <summary>Divides one domain of a kernel.</summary>
    internal KernelMapping Map(Kernel kernel, LaunchDomain domain, IReadOnlyList<int> runners)
    {
        var gpus = runners.Where(device => _machine[device].Kind == DeviceKind.Gpu).ToArray();
        var devices = gpus.Length > 0 ? gpus : [.. runners];
        var volume = kernel.Library is null ? kernel.Space.Count : kernel.Writes.Max(write => write.Layout.Count);
        if (devices.Length == 1 || volume < (gpus.Length > 0 ? GpuThreshold : CpuThreshold))
        {
            return new KernelMapping(domain, [domain.On(devices[0])]);
        }

        var colors = LaunchShape(domain, devices.Length);
        var tiles = Tiles(domain.Whole, colors);
        return new KernelMapping(
            domain, [.. tiles.Select((tile, i) => new Piece(devices[i * devices.Length / tiles.Count], tile))]);
    }

    // Into how many tiles each axis is cut.
    private static long[] LaunchShape(LaunchDomain domain, int pieces)
    {
        var colors = new long[domain.Whole.Rank];
        Array.Fill(colors, 1);
        int[] axes = [.. domain.Axes.Where(axis => domain.Whole.High[axis] > 1).Order()];
        switch (axes.Length)
        {
            case 0:
                break;
            case 1:
                colors[axes[0]] = Math.Min(domain.Extents[axes[0]], pieces);
                break;
            case 2:
                CutTwo(domain, axes, pieces, colors);
                break;
            default:
                CutMany(domain, axes, pieces, colors);
                break;
        }

        return colors;
    }

    private static void CutTwo(LaunchDomain domain, int[] axes, int pieces, long[] colors)
    {
        var isFirstSmall = domain.Extents[axes[0]] <= domain.Extents[axes[1]];
        var (small, large) = isFirstSmall ? (axes[0], axes[1]) : (axes[1], axes[0]);
        var ideal = Math.Sqrt(pieces * (double)domain.Extents[small] / domain.Extents[large]);
        var below = Enumerable.Range(1, pieces).Where(n => pieces % n == 0 && n <= Math.Max(1, Math.Floor(ideal))).Max();
        var above = Enumerable.Range(1, pieces).First(n => pieces % n == 0 && n >= Math.Floor(ideal - 1e-9));
        var best = Longest(above) < Longest(below) ? above : below;
        colors[small] = Math.Min(best, domain.Extents[small]);
        colors[large] = Math.Min(pieces / best, domain.Extents[large]);

        double Longest(int n) => Math.Max(
            domain.Whole.High[small] / (double)n, domain.Whole.High[large] * (double)n / pieces);
    }

    private static void CutMany(LaunchDomain domain, int[] axes, int pieces, long[] colors)
    {
        var last = axes[^1];
        foreach (var factor in Factors(pieces))
        {
            var axis = axes.MaxBy(one => Remaining(one));
            if (axis == last && Remaining(last) / factor < LeastLastTile)
            {
                var earlier = axes[..^1].MaxBy(one => Remaining(one));
                axis = Remaining(earlier) / factor > 0 ? earlier : last;
            }

            colors[axis] *= factor;
        }

        foreach (var axis in axes)
        {
            colors[axis] = Math.Min(colors[axis], domain.Extents[axis]);
        }

        long Remaining(int axis) => (domain.Whole.High[axis] + colors[axis] - 1) / colors[axis];
    }

    private static IEnumerable<int> Factors(int pieces)
    {
        foreach (var prime in (int[])[11, 7, 5, 3, 2])
        {
            for (; pieces % prime == 0; pieces /= prime)
            {
                yield return prime;
            }
        }
    }

    private static List<Box> Tiles(Box whole, long[] colors)
    {
        List<Box> tiles = [whole];
        for (var axis = 0; axis < colors.Length; axis++)
        {
            if (colors[axis] == 1)
            {
                continue;
            }

            var size = (whole.High[axis] + colors[axis] - 1) / colors[axis];
            var cut = new List<Box>();
            foreach (var tile in tiles)
            {
                for (var low = 0L; low < whole.High[axis]; low += size)
                {
                    cut.Add(tile.Between(axis, low, Math.Min(low + size, whole.High[axis])));
                }
            }

            tiles = cut;
        }

        return tiles;
    }
}
