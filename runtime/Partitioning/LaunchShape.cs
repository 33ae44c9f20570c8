using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Partitioning;

/// <summary>
/// How kernels of one structure are cut into pieces, with the tiles of every piece. It names no array, so that it
/// serves every kernel from the same <see cref="KernelTemplate"/>.
/// </summary>
public sealed class LaunchShape
{
    private readonly Layout[] _operands;
    private readonly long[] _librarySpace;

    /// <summary>The shape of a kernel's launch.</summary>
    /// <param name="kernel">The kernel; it is not kept.</param>
    /// <param name="cut">What the pieces are ranges of.</param>
    /// <param name="axis">The axis of the kernel's index space that is cut, or -1.</param>
    /// <param name="pieces">The pieces; together they cover everything once.</param>
    /// <param name="reduction">The shape of the reduction, or null.</param>
    public LaunchShape(Kernel kernel, CutKind cut, int axis, IReadOnlyList<Piece> pieces, ReductionShape? reduction)
    {
        Cut = cut;
        Axis = axis;
        Reduction = reduction;
        _operands = kernel.Library is null ? [] : OperandsOf(kernel);
        _librarySpace = kernel.Library?.IndexSpace(_operands) ?? [];
        Pieces = new PieceShape[pieces.Count];
        for (var i = 0; i < Pieces.Length; i++)
        {
            Pieces[i] = ShapeOf(kernel, pieces[i]);
        }
    }

    /// <summary>What the pieces are ranges of.</summary>
    public CutKind Cut { get; }

    /// <summary>The axis of the kernel's index space that is cut (library operations: of their own), or -1.</summary>
    public int Axis { get; }

    /// <summary>The shape of the whole reduction, or null.</summary>
    public ReductionShape? Reduction { get; }

    /// <summary>The pieces.</summary>
    public PieceShape[] Pieces { get; }

    /// <summary>What the first piece's device keeps for the fold of leaves.</summary>
    public Preparation FoldPreparation { get; } = new();

    private PieceShape ShapeOf(Kernel kernel, Piece piece)
    {
        var reads = new Tile[kernel.Reads.Length];
        for (var i = 0; i < reads.Length; i++)
        {
            reads[i] = new Tile(kernel.Reads[i], ReadTile(kernel, i, piece));
        }

        var writes = Cut == CutKind.Leaves ? [] : new Tile[kernel.Writes.Length];
        for (var i = 0; i < writes.Length; i++)
        {
            writes[i] = new Tile(kernel.Writes[i], WriteTile(kernel, i, piece));
        }

        var isCut = Cut == CutKind.Axis;
        var space = isCut && kernel.Library is null
            ? kernel.Space.Slice(Axis, piece.Begin, piece.End - piece.Begin)
            : kernel.Space;
        var origin = new long[kernel.Library is null ? space.Rank : _librarySpace.Length];
        if (isCut)
        {
            origin[Axis] = piece.Begin;
        }

        var reduction = isCut && Reduction is not null ? new ReductionShape(space, kernel.ReducedAxes) : Reduction;
        return new PieceShape(piece, space, origin, reduction, reads, writes) { LibrarySpace = _librarySpace };
    }

    internal static Layout[] OperandsOf(Kernel kernel) =>
        [.. kernel.Reads.Concat(kernel.Writes).Select(operand => operand.Layout)];

    private Layout ReadTile(Kernel kernel, int operand, Piece piece)
    {
        var layout = kernel.Reads[operand].Layout;
        return Cut switch
        {
            CutKind.None => layout,
            CutKind.Leaves => LeafTile(kernel, layout, piece),
            _ when kernel.Library is not null => LibraryTile(kernel, operand, layout, piece),
            _ => layout.Slice(Axis, piece.Begin, piece.End - piece.Begin),
        };
    }

    private Layout WriteTile(Kernel kernel, int operand, Piece piece)
    {
        var layout = kernel.Writes[operand].Layout;
        if (Cut == CutKind.None)
        {
            return layout;
        }

        if (kernel.Library is not null)
        {
            return LibraryTile(kernel, kernel.Reads.Length + operand, layout, piece);
        }

        var axis = Axis;
        if (Reduction is not null)
        {
            axis -= kernel.ReducedAxes.Count(reduced => reduced < Axis);
        }

        return layout.Slice(axis, piece.Begin, piece.End - piece.Begin);
    }

    private Layout LibraryTile(Kernel kernel, int operand, Layout layout, Piece piece)
    {
        var map = kernel.Library!.AxisMap(operand, _operands);
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
    private Layout LeafTile(Kernel kernel, Layout layout, Piece piece)
    {
        var axis = kernel.ReducedAxes[0];
        var inner = Reduction!.ReducedCount / kernel.Space.Extents[axis];
        var first = piece.Begin * Reduction.LeafSize / inner;
        var last = (Math.Min(piece.End * Reduction.LeafSize, Reduction.ReducedCount) - 1) / inner;
        return layout.Slice(axis, first, last - first + 1);
    }
}
