using Cohort.Runtime.Devices;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Partitioning;

/// <summary>
/// Tells where the data of a kernel lie, in one number: equal for launches that find the same boxes on the same
/// devices.
/// </summary>
internal static class CoherenceSignature
{
    /// <summary>The number for a kernel.</summary>
    public static ulong Of(Kernel kernel, IReadOnlyList<IDevice> devices)
    {
        var signature = 0UL;
        for (var device = 0; device < devices.Count; device++)
        {
            signature = devices[device].Loss is null ? signature : Mix(signature, (ulong)device + 1);
        }

        foreach (ref readonly var read in kernel.Reads.AsSpan())
        {
            signature = Mix(signature, read.Version.Content is { } content ? Of(content) : 0);
        }

        return signature;
    }

    // The entries of a content come in no particular order.
    private static ulong Of(VersionContent content)
    {
        var sum = 0UL;
        foreach (var entry in content.Entries)
        {
            var hash = 1UL;
            foreach (var low in entry.Box.Low)
            {
                hash = Mix(hash, (ulong)low);
            }

            foreach (var high in entry.Box.High)
            {
                hash = Mix(hash, (ulong)high);
            }

            var holders = 0UL;
            foreach (var holder in entry.Holders)
            {
                holders += Mix(7, (ulong)holder.Device);
            }

            sum += Mix(hash, holders);
        }

        return sum;
    }

    private static ulong Mix(ulong hash, ulong value) =>
        System.Numerics.BitOperations.RotateLeft((hash ^ value) * 0x9E3779B97F4A7C15, 29) + 1;
}
