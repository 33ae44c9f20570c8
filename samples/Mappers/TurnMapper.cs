using Cohort.Runtime.Partitioning;

namespace Samples.Mappers;

/// <summary>
/// A mapper of one's own: kernels with enough rows are cut into one band for each device, the first device getting
/// twice as many rows as the others; the rest take turns. It knows nothing of costs, so it is slower than the usual
/// one, and gives the same results.
/// </summary>
internal sealed class TurnMapper : IMapper
{
    private const int RowsPerDevice = 64;

    private int _turn;

    /// <inheritdoc/>
    public KernelMapping Map(MappingRequest request)
    {
        // What may be cut: axes of the kernel's indices, the best first, or the leaves of a reduction.
        var domain = request.Domains[0];
        var devices = request.Devices;
        if (domain.Axes is [var rows, ..] && domain.Extents[rows] >= RowsPerDevice * devices.Count)
        {
            Share[] shares = [.. devices.Select((device, i) => new Share(device, i == 0 ? 2 : 1))];
            return new KernelMapping(domain, domain.Split(rows, shares));
        }

        // An answer is kept with the plan. This one would be another the next time, so it holds for a single use.
        _turn++;
        return KernelMapping.Whole(request, devices[_turn % devices.Count]) with { Uses = 1 };
    }
}
