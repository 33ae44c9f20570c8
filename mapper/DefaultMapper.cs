using Cohort.Runtime.Partitioning;

namespace Cohort.Mapping;

/// <summary>
/// The mapper of ordinary sessions: a kernel whose work is worth the cost of several launches is spread over all
/// devices in equal shares; a smaller one runs where most of its data lies.
/// </summary>
public sealed class DefaultMapper : IMapper
{
    private readonly int _devices;
    private readonly long _bytesPerPiece;

    /// <summary>Creates a mapper.</summary>
    /// <param name="devices">The number of devices.</param>
    /// <param name="bytesPerPiece">How many bytes of work (or additions, divided by 4) make a piece worthwhile.</param>
    public DefaultMapper(int devices, long bytesPerPiece = 1 << 20)
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
        var pieces = Math.Min(Math.Min(_devices, request.MaximumPieces), work / _bytesPerPiece);
        if (pieces <= 1)
        {
            return [new Share(Fullest(request.BytesHeld), 1)];
        }

        var shares = new Share[pieces];
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
