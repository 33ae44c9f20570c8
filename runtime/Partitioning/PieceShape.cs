using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Partitioning;

/// <summary>What a piece of a kernel computes, but for arrays and scalars.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Space">The index space of its command.</param>
/// <param name="Origin">
/// The index of its first point in the kernel's index space (library operations: in theirs).
/// </param>
/// <param name="Reduction">The shape of the command's reduction, or null.</param>
/// <param name="Reads">The tiles of the kernel's reads.</param>
/// <param name="Writes">The tiles of its writes; none for pieces that are leaves.</param>
public sealed record PieceShape(
    Piece Piece, Layout Space, long[] Origin, ReductionShape? Reduction, Tile[] Reads, Tile[] Writes)
{
    /// <summary>The extents of the whole index space of a library operation.</summary>
    public long[] LibrarySpace { get; init; } = [];

    /// <summary>What the piece's device keeps for the next command of this shape.</summary>
    public Preparation Preparation { get; } = new();
}
