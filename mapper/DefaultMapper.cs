using Cohort.Runtime.Partitioning;

namespace Cohort.Mapping;

/// <summary>
/// The mapper of ordinary sessions: a kernel that is worth several launches is spread over all devices in equal shares,
/// so that tile i is on device i from kernel to kernel; a smaller one follows its data: spread where they are spread,
/// else on the device that holds most of them.
/// </summary>
public sealed class DefaultMapper : IMapper
{
    private readonly int _devices;
    private readonly long _bytesPerPiece;

    /// <summary>Creates a mapper.</summary>
    /// <param name="devices">The number of devices.</param>
    /// <param name="bytesPerPiece">How many bytes of work (or additions, divided by 4) make a piece worthwhile.</param>
    public DefaultMapper(int devices, long bytesPerPiece = 1 << 18)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(devices);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerPiece);
        _devices = devices;
        _bytesPerPiece = bytesPerPiece;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Share> Map(in MappingRequest request)
    {
        var work = Math.Max(request.Bytes, (long)(request.Arithmetic / 4));
        var fullest = Fullest(request.BytesHeld);
        var isSpread = request.BytesHeld[fullest] <= request.BytesHeld.Sum() / 2 && request.BytesHeld[fullest] > 0;
        if (_devices == 1 || request.MaximumPieces < _devices || !(isSpread || work >= _devices * _bytesPerPiece))
        {
            return [new Share(fullest, 1)];
        }

        var shares = new Share[_devices];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = new Share(i, 1);
        }

        return shares;
    }

    private static int Fullest(IReadOnlyList<long> bytesHeld)
    {
        var best = 0;
        for (var device = 1; device < bytesHeld.Count; device++)
        {
            best = bytesHeld[device] > bytesHeld[best] ? device : best;
        }

        return best;
    }
}
