using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Partitioning;

/// <summary>A mapper's answer: which device computes what.</summary>
/// <param name="Domain">The domain that is divided.</param>
/// <param name="Pieces">
/// Tiles of it on devices, at least one; together they cover it once. A device may have several.
/// </param>
public sealed record KernelMapping(LaunchDomain Domain, IReadOnlyList<Piece> Pieces)
{
    /// <summary>
    /// The kernel's reads that every piece's device gets whole, beyond what its tile needs; later kernels find them
    /// there.
    /// </summary>
    public IReadOnlyList<int> Replicated { get; init; } = [];

    /// <summary>For how many more requests that are equal to this one the answer holds.</summary>
    public long Uses { get; init; } = long.MaxValue;

    /// <summary>What else was possible, for those who ask why; empty unless somebody does.</summary>
    public IReadOnlyList<MappingChoice> Choices { get; init; } = [];

    /// <summary>The kernel in one piece.</summary>
    public static KernelMapping Whole(MappingRequest request, int device) =>
        new(request.Domains[0], [request.Domains[0].On(device)]);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Pieces.Select(piece => $"{piece.Device}: {Text(piece.Tile)}"));

    private string Text(Box tile) => tile.Equals(Domain.Whole) ? "all" : tile.ToString();
}
