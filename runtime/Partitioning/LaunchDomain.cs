using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Partitioning;

/// <summary>
/// Indices of a kernel that may be divided among devices: those of its index space, or the leaves of a reduction.
/// </summary>
public sealed class LaunchDomain
{
    private readonly KernelOperand? _output;

    /// <summary>Creates a domain.</summary>
    /// <param name="kind">What it is a domain of.</param>
    /// <param name="extents">Its extents.</param>
    /// <param name="axes">The axes that may be cut, the best first.</param>
    /// <param name="output">The output over the same axes whose tiles decide where boundaries lie, or null.</param>
    internal LaunchDomain(CutKind kind, long[] extents, int[] axes, KernelOperand? output)
    {
        Kind = kind;
        Whole = Box.Whole(extents);
        Axes = axes;
        _output = output;
    }

    /// <summary>What it is a domain of.</summary>
    public CutKind Kind { get; }

    /// <summary>All indices.</summary>
    public Box Whole { get; }

    /// <summary>The extents.</summary>
    public ReadOnlySpan<long> Extents => Whole.High;

    /// <summary>
    /// The axes that may be cut, also several at once: first those whose tiles are contiguous in the output.
    /// </summary>
    public IReadOnlyList<int> Axes { get; }

    /// <summary>How a kernel may be divided, the best domain first; at least one.</summary>
    public static IReadOnlyList<LaunchDomain> Of(Kernel kernel) => LaunchDomains.Of(kernel);

    /// <summary>Everything as one piece.</summary>
    public Piece On(int device) => new(device, Whole);

    /// <summary>
    /// Cuts the domain, or a part of it, along an axis in proportion to the shares, one piece after the other.
    /// Boundaries fall on the same elements of the output's region whichever view of it is written. Shares too small
    /// for an index get no piece.
    /// </summary>
    /// <param name="axis">The axis.</param>
    /// <param name="shares">The devices and their weights, at least one.</param>
    /// <param name="part">What is cut; null for all.</param>
    public List<Piece> Split(int axis, IReadOnlyList<Share> shares, Box? part = null)
    {
        part ??= Whole;
        var (start, step, regionExtent) = RegionAxis(axis);
        var total = shares.Sum(share => share.Weight);
        var pieces = new List<Piece>(shares.Count);
        var (first, last) = (part.Low[axis], part.High[axis]);
        var begin = first;
        var sum = 0.0;
        for (var i = 0; i < shares.Count; i++)
        {
            sum += shares[i].Weight;
            var boundary = part == Whole
                ? ((long)Math.Round(regionExtent * sum / total) - start + step - 1) / step
                : first + (long)Math.Round((last - first) * sum / total);
            var end = i == shares.Count - 1 ? last : Math.Clamp(boundary, begin, last);
            if (end > begin)
            {
                pieces.Add(new Piece(shares[i].Device, part.Between(axis, begin, end)));
            }

            begin = end;
        }

        return pieces;
    }

    // Tiles are counted in the output region, not in the view, so that a slice's tiles lie where the region's tiles
    // lie.
    private (long Start, long Step, long Extent) RegionAxis(int axis)
    {
        if (_output is not { } output || output.Type != output.Version.Type)
        {
            return (0, 1, Extents[axis]);
        }

        var regionExtents = output.Version.Whole.Extents;
        return IndexMap.TryDecompose(output.Layout, regionExtents, out var map)
            && map.Axis[axis] >= 0 && map.Step[axis] > 0
            ? (map.Start[map.Axis[axis]], map.Step[axis], regionExtents[map.Axis[axis]])
            : (0, 1, Extents[axis]);
    }
}
