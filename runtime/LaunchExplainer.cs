using Cohort.Runtime.Devices;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Placement;

namespace Cohort.Runtime;

/// <summary>Puts what was planned into words, for those who ask why.</summary>
internal sealed class LaunchExplainer(IReadOnlyList<IDevice> devices, Action<LaunchExplanation> tell)
{
    /// <summary>Tells of one launch.</summary>
    public void Tell(Kernel kernel, LaunchShape shape, KernelMapping? mapping, List<PlannedCommand> commands)
    {
        var hasFold = commands.Exists(one => one.Command is FoldCommand);
        tell(new LaunchExplanation(
            kernel.Label.ToString(),
            kernel.Library is null ? kernel.Space.Extents.ToArray() : shape.Pieces[0].LibrarySpace,
            [.. shape.Pieces.Select(piece => (devices[piece.Piece.Device].Name, TileOf(shape, piece)))],
            mapping?.Choices ?? [],
            [
                .. commands.Select(one => one.Command).OfType<CopyCommand>()
                    .GroupBy(copy => (copy.Source.Device, Destination: copy.Destination.Device))
                    .Select(group => new CopyExplanation(
                        devices[group.Key.Device].Name, devices[group.Key.Destination].Name, group.Count(),
                        group.Sum(copy => copy.SizeInBytes),
                        ReasonOf(group.Key.Device, group.Key.Destination, hasFold))),
            ]));
    }

    private static string TileOf(LaunchShape shape, PieceShape piece) => shape.Cut switch
    {
        CutKind.None => "everything",
        CutKind.Leaves => $"leaves {piece.Piece.Tile}",
        _ => $"tile {piece.Piece.Tile}",
    };

    private string ReasonOf(int from, int to, bool hasFold) =>
        from == to ? "parts in several places are put together, or what is overwritten is kept for others"
        : hasFold ? $"what {devices[to].Name} reads, or partial results that it folds"
        : $"the tile on {devices[to].Name} reads what {devices[from].Name} holds";
}
