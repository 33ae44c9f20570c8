using System.Numerics;
using Cohort.Runtime.Geometry;

namespace Cohort.Mapping.Planning;

/// <summary>
/// Where the content of a version is predicted to lie: disjoint boxes with their holders, and copies of parts that
/// readers have fetched. Immutable.
/// </summary>
internal sealed class ContentMap
{
    private readonly Replica? _replicas;
    private readonly int _sortedAxis;

    private ContentMap(Entry[] entries, Replica? replicas, int sortedAxis)
    {
        Entries = entries;
        _replicas = replicas;
        _sortedAxis = sortedAxis;
    }

    /// <summary>Nothing is stored.</summary>
    public static ContentMap Empty { get; } = new([], null, -1);

    /// <summary>The boxes; ascending where they are cut along one axis.</summary>
    public Entry[] Entries { get; }

    /// <summary>What a runtime knows.</summary>
    public static ContentMap Of(Runtime.Regions.VersionContent? content)
    {
        if (content is null || content.IsEmpty)
        {
            return Empty;
        }

        var entries = new Entry[content.Entries.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var holders = default(UInt128);
            foreach (var holder in content.Entries[i].Holders)
            {
                holders |= BitOf(holder.Device);
            }

            entries[i] = new Entry(content.Entries[i].Box, holders, 0, IsInitial: true);
        }

        return Of(entries);
    }

    /// <summary>Disjoint boxes.</summary>
    public static ContentMap Of(Entry[] entries)
    {
        var axis = CutAxis(entries);
        if (axis >= 0)
        {
            Array.Sort(entries, (a, b) => a.Box.Low[axis].CompareTo(b.Box.Low[axis]));
        }

        return new ContentMap(entries, null, axis);
    }

    /// <summary>A device as a set; empty for one beyond those that are reckoned with.</summary>
    public static UInt128 BitOf(int device) => device < DefaultMapper.MostDevices ? UInt128.One << device : 0;

    /// <summary>With a box also on a device from some moment on.</summary>
    public ContentMap Replicated(Box box, int device, double ready) =>
        new(Entries, new Replica(box, device, ready, _replicas), _sortedAxis);

    /// <summary>What is stored of a box that a device does not hold, and when the rest is there.</summary>
    /// <param name="box">A dense box.</param>
    /// <param name="device">The device.</param>
    /// <param name="missing">Gets the entries and how many of their elements are missing.</param>
    /// <returns>When what the device holds is there.</returns>
    public double FindMissing(Box box, int device, List<(Entry Entry, long Count)> missing)
    {
        var ready = 0.0;
        for (var replica = _replicas; replica is not null; replica = replica.Next)
        {
            if (replica.Device == device && replica.Box.Contains(box))
            {
                return replica.Ready;
            }
        }

        var bit = BitOf(device);
        for (var i = FirstAt(box); i < Entries.Length; i++)
        {
            var entry = Entries[i];
            if (_sortedAxis >= 0 && entry.Box.Low[_sortedAxis] >= box.High[_sortedAxis])
            {
                break;
            }

            var count = entry.Box.CountCommon(box);
            if (count == 0)
            {
                continue;
            }

            if ((entry.Holders & bit) != 0)
            {
                ready = Math.Max(ready, entry.Ready);
            }
            else
            {
                missing.Add((entry, count));
            }
        }

        return ready;
    }

    // The first entry that may reach into a box.
    private int FirstAt(Box box)
    {
        if (_sortedAxis < 0)
        {
            return 0;
        }

        var (low, high) = (0, Entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Entries[middle].Box.High[_sortedAxis] <= box.Low[_sortedAxis])
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    // The only axis along which boxes differ, or -1.
    private static int CutAxis(Entry[] entries)
    {
        var cut = -1;
        for (var i = 1; i < entries.Length; i++)
        {
            var (first, box) = (entries[0].Box, entries[i].Box);
            for (var axis = 0; axis < box.Rank; axis++)
            {
                if (box.Low[axis] != first.Low[axis] || box.High[axis] != first.High[axis])
                {
                    if (cut >= 0 && cut != axis)
                    {
                        return -1;
                    }

                    cut = axis;
                }
            }
        }

        return cut;
    }

    /// <summary>A dense box.</summary>
    /// <param name="Box">The box.</param>
    /// <param name="Holders">The set of devices that hold it.</param>
    /// <param name="Ready">When its content is there.</param>
    /// <param name="IsInitial">Whether it was there before the window.</param>
    internal readonly record struct Entry(Box Box, UInt128 Holders, double Ready, bool IsInitial)
    {
        /// <summary>The first of its holders.</summary>
        public int FirstHolder => (int)UInt128.TrailingZeroCount(Holders);
    }

    private sealed record Replica(Box Box, int Device, double Ready, Replica? Next);
}
