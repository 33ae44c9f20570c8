using Cohort.Runtime.Partitioning;

namespace Cohort.Mapping;

/// <summary>
/// The mapper of ordinary sessions: a kernel that is worth several launches is spread over all devices in equal shares,
/// so that tile i is on device i from kernel to kernel; a smaller one follows its data: spread where they are spread,
/// else on the device that holds most of them. A first device in reserve (the host of a session of GPUs) gets what no
/// other can run, and small work on data that lie there.
/// </summary>
public sealed class DefaultMapper : IMapper
{
    private readonly long _bytesPerPiece;
    private readonly bool _firstIsReserve;

    /// <summary>Creates a mapper.</summary>
    /// <param name="bytesPerPiece">How many bytes of work (or additions, divided by 4) make a piece worthwhile.</param>
    /// <param name="firstIsReserve">Whether device 0 only helps out.</param>
    public DefaultMapper(long bytesPerPiece = 1 << 18, bool firstIsReserve = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerPiece);
        _bytesPerPiece = bytesPerPiece;
        _firstIsReserve = firstIsReserve;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Share> Map(in MappingRequest request)
    {
        var work = Math.Max(request.Bytes, (long)(request.Arithmetic / 4));
        var held = request.BytesHeld;
        var first = FirstOf(request, work);
        var fullest = request.Devices[first];
        var sum = 0L;
        for (var i = first; i < request.Devices.Count; i++)
        {
            var device = request.Devices[i];
            fullest = held[device] > held[fullest] ? device : fullest;
            sum += held[device];
        }

        var count = request.Devices.Count - first;
        var isSpread = held[fullest] <= sum / 2 && held[fullest] > 0;
        if (count == 1 || request.MaximumPieces < count || !(isSpread || work >= count * _bytesPerPiece))
        {
            return [new Share(fullest, 1)];
        }

        var shares = new Share[count];
        for (var i = 0; i < count; i++)
        {
            shares[i] = new Share(request.Devices[first + i], 1);
        }

        return shares;
    }

    // Where among the possible devices those begin that are asked: a reserve is passed over if others can do the work.
    private int FirstOf(in MappingRequest request, long work)
    {
        var hasOthers = _firstIsReserve && request.Devices is [0, _, ..];
        return hasOthers && !(work < _bytesPerPiece && LiesOnFirst(request.BytesHeld)) ? 1 : 0;
    }

    private static bool LiesOnFirst(IReadOnlyList<long> bytesHeld)
    {
        var elsewhere = 0L;
        for (var device = 1; device < bytesHeld.Count; device++)
        {
            elsewhere += bytesHeld[device];
        }

        return bytesHeld[0] > elsewhere;
    }
}
