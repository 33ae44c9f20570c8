using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Partitioning;

/// <summary>
/// Cuts kernels into pieces: along the axis whose tiles are contiguous in the output, at boundaries that fall on the
/// same elements of the region from operation to operation, in proportion to the shares that the mapper gives.
/// </summary>
public sealed class Partitioner
{
    // An axis of a library operation that has pieces enough for most machines.
    private const int LongAxis = 16;

    private readonly IMapper _mapper;
    private readonly int _devices;

    /// <summary>Creates a partitioner for a number of devices.</summary>
    public Partitioner(IMapper mapper, int devices)
    {
        _mapper = mapper;
        _devices = devices;
    }

    /// <summary>Cuts a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="runners">The devices that can run it, ascending; at least one.</param>
    /// <param name="bytesHeld">Per device the operand bytes that it holds.</param>
    public LaunchShape Partition(Kernel kernel, IReadOnlyList<int> runners, IReadOnlyList<long> bytesHeld)
    {
        var reduction = ReductionOf(kernel);
        if (_devices == 1)
        {
            return Whole(kernel, reduction, 0);
        }

        var (cut, axis, extent) = ChooseCut(kernel, reduction);
        var shares = _mapper.Map(new MappingRequest(
            kernel, Bytes(kernel), Arithmetic(kernel), bytesHeld, Math.Max(extent, 1), runners));
        Check(kernel, shares, runners, extent);
        return shares.Count == 1 || cut == CutKind.None
            ? Whole(kernel, reduction, shares[0].Device)
            : new LaunchShape(kernel, cut, axis, Split(kernel, cut, axis, extent, shares), reduction);
    }

    /// <summary>
    /// Cuts the pieces of a kernel on some devices into more, in the same order; null when they cannot be cut so often.
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="shape">How it is cut among devices.</param>
    /// <param name="counts">Into how many each piece on a device is cut.</param>
    public static LaunchShape? Refine(Kernel kernel, LaunchShape shape, IReadOnlyDictionary<int, long> counts)
    {
        var reduction = ReductionOf(kernel);
        var (cut, axis, extent) = ChooseCut(kernel, reduction);
        Piece[] pieces = shape.Cut == CutKind.None
            ? [new Piece(shape.Pieces[0].Piece.Device, 0, extent)]
            : [.. shape.Pieces.Select(piece => piece.Piece)];
        var canBeCut = cut != CutKind.None
            && Array.TrueForAll(pieces, piece => piece.End - piece.Begin >= counts.GetValueOrDefault(piece.Device, 1));
        return canBeCut
            ? new LaunchShape(
                kernel, cut, axis,
                [.. pieces.SelectMany(piece => Refine(piece, counts.GetValueOrDefault(piece.Device, 1)))], reduction)
            : null;
    }

    private static IEnumerable<Piece> Refine(Piece piece, long count)
    {
        var extent = (Int128)(piece.End - piece.Begin);
        for (var i = 0L; i < count; i++)
        {
            var (from, to) = ((long)(extent * i / count), (long)(extent * (i + 1) / count));
            yield return new Piece(piece.Device, piece.Begin + from, piece.Begin + to);
        }
    }

    /// <summary>A kernel in one piece.</summary>
    public static LaunchShape Whole(Kernel kernel, int device) =>
        Whole(kernel, ReductionOf(kernel), device);

    private static LaunchShape Whole(Kernel kernel, ReductionShape? reduction, int device) =>
        new(kernel, CutKind.None, -1, [new Piece(device, 0, 1)], reduction);

    private static ReductionShape? ReductionOf(Kernel kernel) =>
        kernel.ReducedAxes.Length > 0 ? new ReductionShape(kernel.Space, kernel.ReducedAxes) : null;

    private static long Bytes(Kernel kernel) =>
        kernel.Reads.Concat(kernel.Writes).Sum(o => o.Layout.Count * o.Type.SizeInBytes());

    private static double Arithmetic(Kernel kernel) =>
        kernel.Library?.Work(LaunchShape.OperandsOf(kernel)) ?? kernel.CostPerElement * kernel.Space.Count;

    private static (CutKind Cut, int Axis, long Extent) ChooseCut(Kernel kernel, ReductionShape? reduction)
    {
        if (kernel.Library is not null)
        {
            return LibraryCut(kernel);
        }

        if (reduction is not null)
        {
            return ReductionCut(kernel, reduction);
        }

        // The axis with the largest step in the output: its tiles are contiguous there.
        var output = kernel.Writes[0].Layout;
        var best = -1;
        for (var axis = 0; axis < kernel.Space.Rank; axis++)
        {
            var isLonger = best < 0 || Math.Abs(output.Strides[axis]) > Math.Abs(output.Strides[best]);
            if (kernel.Space.Extents[axis] > 1 && isLonger)
            {
                best = axis;
            }
        }

        return best < 0 ? (CutKind.None, -1, 1) : (CutKind.Axis, best, kernel.Space.Extents[best]);
    }

    private static (CutKind Cut, int Axis, long Extent) LibraryCut(Kernel kernel)
    {
        var layouts = LaunchShape.OperandsOf(kernel);
        var space = kernel.Library!.IndexSpace(layouts);
        if (space.Length == 0 || space.Max() <= 1)
        {
            return (CutKind.None, -1, 1);
        }

        var steps = LibrarySteps(kernel, layouts, space);
        var best = Array.IndexOf(steps, steps.Max());
        return steps[best] > 0 ? (CutKind.Axis, best, space[best]) : (CutKind.None, -1, 1);
    }

    // The step in the first output of each axis of a library operation's index space, since tiles along the largest are
    // contiguous there; 0 for an axis that is short beside another, -1 where tiles might overlap.
    private static long[] LibrarySteps(Kernel kernel, Layout[] layouts, long[] space)
    {
        var least = Math.Min(space.Max(), LongAxis);
        var steps = new long[space.Length];
        for (var index = kernel.Writes.Length - 1; index >= 0; index--)
        {
            var output = kernel.Writes[index];
            var map = kernel.Library!.AxisMap(kernel.Reads.Length + index, layouts);
            for (var axis = 0; axis < map.Length; axis++)
            {
                if (map[axis] >= 0 && steps[map[axis]] >= 0)
                {
                    steps[map[axis]] = !HasOwnTiles(output, axis) ? -1
                        : space[map[axis]] < least ? 0
                        : Math.Abs(output.Layout.Strides[axis]);
                }
            }
        }

        return steps;
    }

    // Whether tiles along an axis of an output are known to have no element of the region in common: they are boxes or
    // intervals of it.
    private static bool HasOwnTiles(in KernelOperand output, int axis) =>
        (output.Layout.IsContiguous && output.Layout.Extents[..axis].IndexOfAnyExcept(1) < 0)
        || (output.Type.SizeInBytes() == output.Version.Type.SizeInBytes()
            && IndexMap.TryDecompose(output.Layout, output.Version.Whole.Extents, out _));

    private static (CutKind Cut, int Axis, long Extent) ReductionCut(Kernel kernel, ReductionShape shape)
    {
        if (shape.KeptCutAxis >= 0)
        {
            var axis = shape.Order[shape.KeptCutAxis];
            var extent = kernel.Space.Extents[axis];
            if (extent > 1 && extent >= shape.Leaves)
            {
                return (CutKind.Axis, axis, extent);
            }
        }

        return shape.Leaves > 1 ? (CutKind.Leaves, -1, shape.Leaves) : (CutKind.None, -1, 1);
    }

    private static List<Piece> Split(
        Kernel kernel, CutKind cut, int axis, long extent, IReadOnlyList<Share> shares)
    {
        var isMap = kernel.Library is null && kernel.ReducedAxes.Length == 0;
        var (start, step, regionExtent) = cut == CutKind.Axis && isMap
            ? RegionAxis(kernel.Writes[0], axis, extent)
            : (0, 1, extent);
        var total = shares.Sum(s => s.Weight);
        var pieces = new List<Piece>();
        var begin = 0L;
        var sum = 0.0;
        for (var i = 0; i < shares.Count; i++)
        {
            sum += shares[i].Weight;
            var boundary = (long)Math.Round(regionExtent * sum / total);
            var end = i == shares.Count - 1 ? extent : Math.Clamp((boundary - start + step - 1) / step, begin, extent);
            if (end > begin)
            {
                pieces.Add(new Piece(shares[i].Device, begin, end));
            }

            begin = end;
        }

        return pieces;
    }

    // Tiles are counted in the output region, not in the view, so that a slice's tiles lie where the region's tiles
    // lie.
    private static (long Start, long Step, long Extent) RegionAxis(KernelOperand output, int axis, long extent)
    {
        var regionExtents = output.Version.Whole.Extents;
        var isMapped = output.Type == output.Version.Type
            && IndexMap.TryDecompose(output.Layout, regionExtents, out var map)
            && map.Axis[axis] >= 0 && map.Step[axis] > 0;
        if (!isMapped)
        {
            return (0, 1, extent);
        }

        IndexMap.TryDecompose(output.Layout, regionExtents, out map);
        return (map.Start[map.Axis[axis]], map.Step[axis], regionExtents[map.Axis[axis]]);
    }

    private static void Check(Kernel kernel, IReadOnlyList<Share> shares, IReadOnlyList<int> runners, long extent)
    {
        var isValid = shares.Count > 0 && shares.Count <= Math.Max(extent, 1)
            && shares.All(s => runners.Contains(s.Device) && s.Weight > 0)
            && shares.Select(s => s.Device).Distinct().Count() == shares.Count;
        if (!isValid)
        {
            throw new InvalidOperationException(
                $"The mapper's answer for {kernel} breaks a rule: it must name 1 to {Math.Max(extent, 1)} different "
                + $"devices of {string.Join(", ", runners)} with positive weights; it was "
                + $"[{string.Join(", ", shares)}].");
        }
    }
}
