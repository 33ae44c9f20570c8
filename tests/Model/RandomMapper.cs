using Cohort.Runtime.Geometry;
using Cohort.Runtime.Partitioning;

namespace Cohort.Tests.Model;

/// <summary>
/// Decides at random: any domain, cut along any axes at any places, pieces on any devices, some of them twice, reads
/// replicated for no reason, answers that hold for a while or once. Results must not depend on it.
/// </summary>
internal sealed class RandomMapper(uint seed) : IMapper
{
    private const int MostCuts = 3;

    private readonly Random _random = new((int)seed);

    /// <inheritdoc/>
    public KernelMapping Map(MappingRequest request)
    {
        var domain = request.Domains[_random.Next(request.Domains.Count)];
        List<Box> tiles = [domain.Whole];
        foreach (var axis in domain.Axes)
        {
            if (_random.Next(2) == 0)
            {
                tiles = [.. tiles.SelectMany(tile => Cut(tile, axis))];
            }
        }

        var devices = request.Devices;
        return new KernelMapping(
            domain, [.. tiles.Select(tile => new Piece(devices[_random.Next(devices.Count)], tile))])
        {
            Replicated = [.. Enumerable.Range(0, request.Kernel.Reads.Length).Where(_ => _random.Next(6) == 0)],
            Uses = _random.Next(3) == 0 ? long.MaxValue : _random.Next(1, 4),
        };
    }

    private IEnumerable<Box> Cut(Box tile, int axis)
    {
        var (low, high) = (tile.Low[axis], tile.High[axis]);
        var cuts = Enumerable.Range(0, _random.Next(1, MostCuts))
            .Select(_ => _random.NextInt64(low, high)).Append(low).Distinct().Order().ToList();
        for (var i = 0; i < cuts.Count; i++)
        {
            yield return tile.Between(axis, cuts[i], i == cuts.Count - 1 ? high : cuts[i + 1]);
        }
    }
}
