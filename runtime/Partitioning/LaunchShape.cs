using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Partitioning;

/// <summary>
/// How kernels of one structure are cut into pieces, with the tiles of every piece. It names no array, so that it
/// serves every kernel from the same <see cref="KernelTemplate"/>.
/// </summary>
public sealed class LaunchShape
{
    private readonly long[] _librarySpace;

    /// <summary>The shape of a kernel's launch.</summary>
    /// <param name="kernel">The kernel; it is not kept.</param>
    /// <param name="cut">What the pieces are tiles of.</param>
    /// <param name="pieces">The pieces; together they cover everything once.</param>
    /// <param name="replicated">The reads that each piece's device gets whole.</param>
    public LaunchShape(
        Kernel kernel, CutKind cut, IReadOnlyList<Piece> pieces, IReadOnlyList<int> replicated)
    {
        Cut = cut;
        Reduction = kernel.ReducedAxes.Length > 0 ? new ReductionShape(kernel.Space, kernel.ReducedAxes) : null;
        _librarySpace = kernel.Library?.IndexSpace(OperandsOf(kernel)) ?? [];
        Pieces = new PieceShape[pieces.Count];
        for (var i = 0; i < Pieces.Length; i++)
        {
            Pieces[i] = ShapeOf(kernel, pieces[i]);
        }

        Replicated = [.. replicated.Select(read => (read, WholeOf(kernel.Reads[read].Version)))];
        HasDeviceTwice = pieces.Count > 1 && pieces.DistinctBy(piece => piece.Device).Count() < pieces.Count;
    }

    /// <summary>What the pieces are tiles of.</summary>
    public CutKind Cut { get; }

    /// <summary>The shape of the whole reduction, or null.</summary>
    public ReductionShape? Reduction { get; }

    /// <summary>The pieces.</summary>
    public PieceShape[] Pieces { get; }

    /// <summary>The reads that each piece's device gets whole, with the tile that is all of their region.</summary>
    public (int Read, Tile Whole)[] Replicated { get; }

    /// <summary>Whether some device has several pieces.</summary>
    public bool HasDeviceTwice { get; }

    /// <summary>What the first piece's device keeps for the fold of leaves.</summary>
    public Preparation FoldPreparation { get; } = new();

    /// <summary>The layouts of a kernel's reads, then of its outputs.</summary>
    public static Layout[] OperandsOf(Kernel kernel) =>
        [.. kernel.Reads.Concat(kernel.Writes).Select(operand => operand.Layout)];

    /// <summary>The part of a read that a piece needs.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="cut">What the piece is a tile of.</param>
    /// <param name="read">The number of the read.</param>
    /// <param name="tile">The piece's tile.</param>
    public static Layout ReadTile(Kernel kernel, CutKind cut, int read, Box tile)
    {
        var layout = kernel.Reads[read].Layout;
        return cut switch
        {
            CutKind.None => layout,
            CutKind.Leaves => LeafTile(kernel, layout, tile),
            _ when kernel.Library is not null => LibraryTile(kernel, OperandsOf(kernel), read, layout, tile),
            _ => Slice(layout, tile),
        };
    }

    /// <summary>The part of an output that a piece writes; no leaves.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="cut">What the piece is a tile of.</param>
    /// <param name="write">The number of the output.</param>
    /// <param name="tile">The piece's tile.</param>
    public static Layout WriteTile(Kernel kernel, CutKind cut, int write, Box tile)
    {
        var layout = kernel.Writes[write].Layout;
        if (cut == CutKind.None)
        {
            return layout;
        }

        if (kernel.Library is not null)
        {
            return LibraryTile(kernel, OperandsOf(kernel), kernel.Reads.Length + write, layout, tile);
        }

        var own = 0;
        for (var axis = 0; axis < tile.Rank; axis++)
        {
            if (!kernel.ReducedAxes.Contains(axis))
            {
                layout = Slice(layout, own, tile, axis);
                own++;
            }
        }

        return layout;
    }

    private PieceShape ShapeOf(Kernel kernel, Piece piece)
    {
        var reads = new Tile[kernel.Reads.Length];
        for (var i = 0; i < reads.Length; i++)
        {
            reads[i] = new Tile(kernel.Reads[i], ReadTile(kernel, Cut, i, piece.Tile));
        }

        var writes = Cut == CutKind.Leaves ? [] : new Tile[kernel.Writes.Length];
        for (var i = 0; i < writes.Length; i++)
        {
            writes[i] = new Tile(kernel.Writes[i], WriteTile(kernel, Cut, i, piece.Tile));
        }

        var isCut = Cut == CutKind.Indices;
        var space = isCut && kernel.Library is null ? Slice(kernel.Space, piece.Tile) : kernel.Space;
        var origin = isCut ? piece.Tile.Low.ToArray()
            : new long[kernel.Library is null ? space.Rank : _librarySpace.Length];
        var reduction = isCut && Reduction is not null ? new ReductionShape(space, kernel.ReducedAxes) : Reduction;
        return new PieceShape(piece, space, origin, reduction, reads, writes) { LibrarySpace = _librarySpace };
    }

    private static Tile WholeOf(Regions.Version version) =>
        new(new KernelOperand(version, version.Whole, version.Type), version.Whole);

    private static Layout Slice(Layout layout, Box tile)
    {
        for (var axis = 0; axis < tile.Rank; axis++)
        {
            layout = Slice(layout, axis, tile, axis);
        }

        return layout;
    }

    private static Layout Slice(Layout layout, int axis, Box tile, int tileAxis)
    {
        var count = tile.CountAlong(tileAxis);
        return count == layout.Extents[axis] ? layout : layout.Slice(axis, tile.Low[tileAxis], count);
    }

    private static Layout LibraryTile(Kernel kernel, Layout[] operands, int operand, Layout layout, Box tile)
    {
        var map = kernel.Library!.AxisMap(operand, operands);
        for (var axis = 0; axis < map.Length; axis++)
        {
            if (map[axis] >= 0)
            {
                layout = Slice(layout, axis, tile, map[axis]);
            }
        }

        return layout;
    }

    // The indices of the first reduced axis that the leaves touch: a hull when there are several reduced axes.
    private static Layout LeafTile(Kernel kernel, Layout layout, Box tile)
    {
        var shape = new ReductionShape(kernel.Space, kernel.ReducedAxes);
        var axis = kernel.ReducedAxes[0];
        var inner = shape.ReducedCount / kernel.Space.Extents[axis];
        var first = tile.Low[0] * shape.LeafSize / inner;
        var last = (Math.Min(tile.High[0] * shape.LeafSize, shape.ReducedCount) - 1) / inner;
        return layout.Slice(axis, first, last - first + 1);
    }
}
