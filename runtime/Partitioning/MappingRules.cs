using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Partitioning;

/// <summary>What every mapper's answer has to fulfil, so that nothing is computed twice or not at all.</summary>
internal static class MappingRules
{
    /// <summary>Checks an answer.</summary>
    /// <exception cref="InvalidOperationException">It breaks a rule; the message says which one.</exception>
    public static void Check(MappingRequest request, KernelMapping? mapping)
    {
        if (mapping is null)
        {
            throw Broken(request, "it must not be null", "null");
        }

        if (BrokenBy(request, mapping) is { } rule)
        {
            throw Broken(request, rule, mapping.ToString());
        }
    }

    private static InvalidOperationException Broken(MappingRequest request, string rule, string answer) => new(
        $"The mapper's answer for {request.Kernel} breaks a rule: {rule}. It was [{answer}]; the kernel was not run. "
        + $"Correct the mapper's {nameof(IMapper.Map)}.");

    private static string? BrokenBy(MappingRequest request, KernelMapping mapping)
    {
        // What may be cut says the kernel's own domain, not one like it that the mapper found elsewhere.
        var domain = request.Domains.FirstOrDefault(
            one => one.Kind == mapping.Domain.Kind && one.Whole.Equals(mapping.Domain.Whole));
        if (domain is null)
        {
            return "its domain must be one of the kernel's";
        }

        if (mapping.Pieces.Count == 0)
        {
            return "there must be at least one piece";
        }

        if (mapping.Replicated.Any(read => read < 0 || read >= request.Kernel.Reads.Length))
        {
            return $"replicated reads are numbers from 0 to {request.Kernel.Reads.Length - 1}";
        }

        if (mapping.Uses < 1)
        {
            return "it must hold for one use at least";
        }

        var broken = mapping.Pieces.Select(piece => BrokenBy(request, domain, piece));
        return broken.OfType<string>().FirstOrDefault() ?? BrokenTogether(mapping);
    }

    private static string? BrokenBy(MappingRequest request, LaunchDomain domain, Piece piece)
    {
        var tile = piece.Tile;
        if (!request.Devices.Contains(piece.Device))
        {
            return $"device {piece.Device} is none of those that can run it: {string.Join(", ", request.Devices)}";
        }

        if (tile is null || tile.Rank != domain.Whole.Rank || !tile.IsDense)
        {
            return $"the tile {tile?.ToString() ?? "null"} must be a dense box of rank {domain.Whole.Rank}";
        }

        for (var axis = 0; axis < tile.Rank; axis++)
        {
            var isWhole = tile.Low[axis] == 0 && tile.High[axis] == domain.Extents[axis];
            if (!isWhole && !domain.Axes.Contains(axis))
            {
                return $"axis {axis} cannot be cut, as the tile {tile} does";
            }

            if (!isWhole && (tile.Low[axis] < 0 || tile.High[axis] > domain.Extents[axis]
                || tile.Low[axis] >= tile.High[axis]))
            {
                return $"the tile {tile} is empty or reaches out of {domain.Whole}";
            }
        }

        return null;
    }

    private static string? BrokenTogether(KernelMapping mapping)
    {
        var pieces = mapping.Pieces;
        for (var i = 1; i < pieces.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (pieces[i].Tile.Overlaps(pieces[j].Tile))
                {
                    return $"the tiles {pieces[j].Tile} and {pieces[i].Tile} overlap";
                }
            }
        }

        var covered = pieces.Sum(piece => piece.Tile.Count);
        return covered == mapping.Domain.Whole.Count
            ? null
            : $"the tiles leave {mapping.Domain.Whole.Count - covered} of {mapping.Domain.Whole.Count} indices out";
    }
}
