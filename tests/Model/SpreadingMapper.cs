using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Partitioning;

namespace Cohort.Tests.Model;

/// <summary>
/// A mapper without a cost model, by which tiny arrays take every path: a kernel that is worth several launches is spread over all devices in equal shares,
/// so that tile i is on device i from kernel to kernel; a smaller one follows its data: spread where they are spread,
/// else on the device that holds most of them. A first device in reserve (the host of a session of GPUs) gets what no
/// other can run, and small work on data that lie there.
/// </summary>
internal sealed class SpreadingMapper : IMapper
{
    private readonly long _bytesPerPiece;
    private readonly bool _firstIsReserve;

    /// <summary>Creates a mapper.</summary>
    /// <param name="bytesPerPiece">How many bytes of work (or additions, divided by 4) make a piece worthwhile.</param>
    /// <param name="firstIsReserve">Whether device 0 only helps out.</param>
    public SpreadingMapper(long bytesPerPiece = 1 << 18, bool firstIsReserve = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerPiece);
        _bytesPerPiece = bytesPerPiece;
        _firstIsReserve = firstIsReserve;
    }

    /// <inheritdoc/>
    public KernelMapping Map(MappingRequest request)
    {
        var kernel = request.Kernel;
        var work = Math.Max(Bytes(kernel), (long)(kernel.CostPerElement * kernel.Space.Count / 4));
        var held = BytesHeld(kernel);
        var first = FirstOf(request, work, held);
        var devices = request.Devices.Skip(first).ToArray();
        var fullest = devices.MaxBy(device => held.GetValueOrDefault(device));
        var most = held.GetValueOrDefault(fullest);
        var isSpread = most > 0 && most <= devices.Sum(device => held.GetValueOrDefault(device)) / 2;
        var domain = request.Domains[0];
        return devices.Length > 1 && domain.Axes is [var axis, ..] && domain.Extents[axis] >= devices.Length
            && (isSpread || work >= devices.Length * _bytesPerPiece)
            ? new KernelMapping(domain, domain.Split(axis, [.. devices.Select(device => new Share(device, 1))]))
            : KernelMapping.Whole(request, fullest);
    }

    private static long Bytes(Kernel kernel) =>
        kernel.Reads.Concat(kernel.Writes).Sum(one => one.Layout.Count * one.Type.SizeInBytes());

    private static Dictionary<int, long> BytesHeld(Kernel kernel)
    {
        var held = new Dictionary<int, long>();
        foreach (var read in kernel.Reads)
        {
            foreach (var entry in read.Version.Content?.Entries ?? [])
            {
                foreach (var holder in entry.Holders)
                {
                    held[holder.Device] = held.GetValueOrDefault(holder.Device)
                        + (entry.Box.Count * read.Version.Type.SizeInBytes());
                }
            }
        }

        return held;
    }

    // Where among the possible devices those begin that are asked: a reserve is passed over if others can do the work.
    private int FirstOf(MappingRequest request, long work, Dictionary<int, long> held)
    {
        var hasOthers = _firstIsReserve && request.Devices is [0, _, ..];
        var liesOnFirst = held.GetValueOrDefault(0) > held.Where(one => one.Key > 0).Sum(one => one.Value);
        return hasOthers && !(work < _bytesPerPiece && liesOnFirst) ? 1 : 0;
    }
}
