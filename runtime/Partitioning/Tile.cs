using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Partitioning;

/// <summary>The part of an operand that a piece reads or writes.</summary>
public sealed class Tile
{
    /// <summary>A tile of an operand.</summary>
    /// <param name="operand">The operand; it is not kept.</param>
    /// <param name="layout">The view of the tile.</param>
    public Tile(in KernelOperand operand, Layout layout)
    {
        Layout = layout;
        Type = operand.Type;
        var footprint = Footprint.Of(
            layout, operand.Version.Whole.Extents, operand.Type.SizeInBytes(), operand.Version.Type.SizeInBytes());
        Boxes = footprint.Boxes;
        CoversDensely = footprint.CoversDensely;
        Hulls = Array.TrueForAll(Boxes, static box => box.IsDense)
            ? Boxes
            : Array.ConvertAll(Boxes, static box => box.Hull());
        foreach (var hull in Hulls)
        {
            HullCount += hull.Count;
        }
    }

    /// <summary>The view, in the region's elements.</summary>
    public Layout Layout { get; }

    /// <summary>The element type as seen.</summary>
    public ElementType Type { get; }

    /// <summary>The boxes of the region that it touches.</summary>
    public Box[] Boxes { get; }

    /// <summary>The dense boxes around them.</summary>
    public Box[] Hulls { get; }

    /// <summary>The elements in <see cref="Hulls"/>.</summary>
    public long HullCount { get; }

    /// <summary>Whether the boxes are dense and exact: a write to them needs no old content.</summary>
    public bool CoversDensely { get; }
}
