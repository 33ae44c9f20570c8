using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Partitioning;

/// <summary>A kernel cut into pieces. Every requirement's tile follows from the piece.</summary>
public sealed class Launch
{
    /// <summary>Creates a launch.</summary>
    public Launch(Kernel kernel, CutKind cut, int axis, IReadOnlyList<Piece> pieces, ReductionShape? reduction)
    {
        Kernel = kernel;
        Cut = cut;
        Axis = axis;
        Pieces = pieces;
        Reduction = reduction;
    }

    /// <summary>The kernel.</summary>
    public Kernel Kernel { get; }

    /// <summary>What the pieces are ranges of.</summary>
    public CutKind Cut { get; }

    /// <summary>The axis of the kernel's index space that is cut (library operations: of their own), or -1.</summary>
    public int Axis { get; }

    /// <summary>The pieces; together they cover everything once.</summary>
    public IReadOnlyList<Piece> Pieces { get; }

    /// <summary>The shape of a reduction, or null.</summary>
    public ReductionShape? Reduction { get; }

    /// <summary>The part of a read operand that a piece needs.</summary>
    public Layout ReadTile(int operand, Piece piece)
    {
        var layout = Kernel.Reads[operand].Layout;
        return Cut switch
        {
            CutKind.None => layout,
            CutKind.Leaves => LeafTile(layout, piece),
            _ when Kernel.Library is not null => LibraryTile(operand, layout, piece),
            _ => layout.Slice(Axis, piece.Begin, piece.End - piece.Begin),
        };
    }

    /// <summary>The part of a written operand that a piece covers; not for pieces that are leaves.</summary>
    public Layout WriteTile(int operand, Piece piece)
    {
        var layout = Kernel.Writes[operand].Layout;
        if (Cut == CutKind.None)
        {
            return layout;
        }

        if (Kernel.Library is not null)
        {
            return LibraryTile(Kernel.Reads.Length + operand, layout, piece);
        }

        var axis = Axis;
        if (Reduction is not null)
        {
            axis -= Kernel.ReducedAxes.Count(reduced => reduced < Axis);
        }

        return layout.Slice(axis, piece.Begin, piece.End - piece.Begin);
    }

    private Layout LibraryTile(int operand, Layout layout, Piece piece)
    {
        var map = Kernel.Library!.AxisMap(operand, layout);
        for (var axis = 0; axis < map.Length; axis++)
        {
            if (map[axis] == Axis)
            {
                layout = layout.Slice(axis, piece.Begin, piece.End - piece.Begin);
            }
        }

        return layout;
    }

    // The indices of the first reduced axis that the leaves touch: a hull when there are several reduced axes.
    private Layout LeafTile(Layout layout, Piece piece)
    {
        var axis = Kernel.ReducedAxes[0];
        var inner = Reduction!.ReducedCount / Kernel.Space.Extents[axis];
        var first = piece.Begin * Reduction.LeafSize / inner;
        var last = (Math.Min(piece.End * Reduction.LeafSize, Reduction.ReducedCount) - 1) / inner;
        return layout.Slice(axis, first, last - first + 1);
    }
}
