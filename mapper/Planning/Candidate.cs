using Cohort.Mapping.Costs;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Partitioning;

namespace Cohort.Mapping.Planning;

/// <summary>A way to divide a kernel, with what each piece reads, writes and takes.</summary>
internal sealed class Candidate
{
    /// <summary>Works out what the pieces ask for.</summary>
    public Candidate(Kernel kernel, KernelWork work, CostModel costs, KernelMapping mapping, string reason)
    {
        Mapping = mapping;
        Reason = reason;
        var pieces = mapping.Pieces;
        var cut = pieces.Count == 1 ? CutKind.None : mapping.Domain.Kind;
        IsFolded = cut == CutKind.Leaves;
        Parts = new Part[pieces.Count];
        var whole = Math.Max(mapping.Domain.Whole.Count, 1);
        for (var i = 0; i < Parts.Length; i++)
        {
            var (device, tile) = pieces[i];
            var share = tile.Count / (double)whole;
            Devices |= ContentMap.BitOf(device);
            Parts[i] = new Part(
                device, costs.Seconds(device, share >= 1 ? work : work.Part(share)),
                [.. kernel.Reads.Select((read, r) => Boxes(read, LaunchShape.ReadTile(kernel, cut, r, tile)))],
                IsFolded ? [] : [.. kernel.Writes.Select((write, w) =>
                    new Tile(write, LaunchShape.WriteTile(kernel, cut, w, tile)))]);
        }

        IsMixed = Parts.Select(part => costs.Machine[part.Device].Kind).Distinct().Count() > 1;
        var axis = CutAxis(mapping);
        IsAlongFirstAxis = axis == -1 || axis == mapping.Domain.Axes[0];
        Key = HashCode.Combine(Devices, pieces.Count, axis);
    }

    /// <summary>The answer that it is.</summary>
    public KernelMapping Mapping { get; }

    /// <summary>Why it was thought of.</summary>
    public string Reason { get; }

    /// <summary>Its pieces.</summary>
    public Part[] Parts { get; }

    /// <summary>Its devices, as a set.</summary>
    public UInt128 Devices { get; }

    /// <summary>Whether the first device folds what all have left.</summary>
    public bool IsFolded { get; }

    /// <summary>Whether devices of different kinds work together.</summary>
    public bool IsMixed { get; }

    /// <summary>Whether tiles are contiguous in the output.</summary>
    public bool IsAlongFirstAxis { get; }

    /// <summary>Equal for those that leave data in about the same places.</summary>
    public int Key { get; }

    /// <summary>Devices and tiles in words.</summary>
    public string Describe(IReadOnlyList<string> names)
    {
        var pieces = Mapping.Pieces;
        if (pieces.Count == 1)
        {
            return $"{names[pieces[0].Device]} alone ({Reason})";
        }

        var devices = string.Join(", ", pieces.Select(piece => names[piece.Device]).Distinct());
        return IsFolded ? $"{pieces.Count} parts of the leaves on {devices} ({Reason})"
            : CutAxis(Mapping) is >= 0 and var axis
            ? $"{pieces.Count} tiles along axis {axis} on {devices} ({Reason})"
            : $"{pieces.Count} tiles in a grid on {devices} ({Reason})";
    }

    // The only axis that is cut; -2 for several, -1 for none.
    private static int CutAxis(KernelMapping mapping)
    {
        var cut = -1;
        var whole = mapping.Domain.Whole;
        foreach (var piece in mapping.Pieces)
        {
            for (var axis = 0; axis < whole.Rank; axis++)
            {
                if (piece.Tile.CountAlong(axis) != whole.High[axis] && cut != axis)
                {
                    cut = cut == -1 ? axis : -2;
                }
            }
        }

        return cut;
    }

    private static Box[] Boxes(in KernelOperand operand, Layout layout) => new Tile(operand, layout).Hulls;

    /// <summary>A piece.</summary>
    /// <param name="Device">Where it runs.</param>
    /// <param name="Seconds">How long, once its data are there.</param>
    /// <param name="Reads">Per read the boxes of the region that it needs.</param>
    /// <param name="Writes">Per output its tile; none for leaves.</param>
    internal readonly record struct Part(int Device, double Seconds, Box[][] Reads, Tile[] Writes);
}
