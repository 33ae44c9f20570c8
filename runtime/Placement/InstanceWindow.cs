using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Placement;

/// <summary>
/// How much of a region an instance has memory for: of a large region a tile and a little around it, so that its halo
/// fits as well; of a small one, or for most of a region, all.
/// </summary>
/// <param name="smallest">Up to how many bytes a region is small.</param>
public sealed class InstanceWindow(long smallest)
{
    private const int Alignment = 64;
    private const int Margins = 16;

    /// <summary>The part of a region for boxes of it.</summary>
    /// <param name="boxes">Dense boxes.</param>
    /// <param name="whole">The region's layout.</param>
    /// <param name="elementSize">The size of its elements in bytes.</param>
    public ByteRange Around(ReadOnlySpan<Box> boxes, Layout whole, int elementSize)
    {
        var all = new ByteRange(0, whole.Count * elementSize);
        if (all.Length <= smallest || whole.Rank == 0)
        {
            return all;
        }

        var needed = ByteRange.Of(boxes, whole, elementSize);
        var margin = Math.Max(needed.Length / Margins, whole.Strides[0] * elementSize);
        var begin = Math.Max(needed.Begin - margin, 0) / Alignment * Alignment;
        var around = new ByteRange(begin, Math.Min(needed.End + margin, all.End));
        return around.Length > all.Length / 4 * 3 ? all : around;
    }
}
