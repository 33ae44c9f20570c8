using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <content>From where missing boxes are copied.</content>
internal sealed partial class PlacementStep
{
    private List<(VersionContent Content, VersionContent.Entry[] Entries)>? _before;

    // Where every device wants something from every other one, they would all begin with the first and wait for its
    // link. So each begins with the device behind it.
    private List<(Box Part, Instance Source)> SourcesOf(
        List<VersionContent.Entry> missing, VersionContent content, int device)
    {
        var before = EntriesBefore(content);
        var found = new List<(Box Part, Instance Source)>(missing.Count);
        foreach (var entry in missing)
        {
            if (entry.Holders.Length == 1 || Array.Exists(entry.Holders, holder => holder.Device == device)
                || !TrySplit(entry, before, device, found))
            {
                found.Add((entry.Box, SourceOf(entry.Holders, device)));
            }
        }

        return found.Count < 3 ? found
            : [.. found.OrderBy(one => one.Source.Device <= device).ThenBy(one => one.Source.Device)];
    }

    // What this launch has copied already lies on several devices. Those that have had it before need not wait for it,
    // and each part was elsewhere, though what has the same holders by now has become one box.
    private bool TrySplit(
        in VersionContent.Entry entry, VersionContent.Entry[] before, int device,
        List<(Box Part, Instance Source)> found)
    {
        var first = found.Count;
        var covered = 0L;
        foreach (var earlier in before)
        {
            if (earlier.Box.Intersect(entry.Box) is { } common
                && Array.FindAll(entry.Holders, holder => IsOnDeviceOf(holder, earlier)) is { Length: > 0 } still)
            {
                found.Add((common, SourceOf(still, device)));
                covered += common.Count;
            }
        }

        if (covered == entry.Box.Count)
        {
            return true;
        }

        found.RemoveRange(first, found.Count - first);
        return false;
    }

    private static bool IsOnDeviceOf(Instance instance, in VersionContent.Entry entry)
    {
        foreach (var holder in entry.Holders)
        {
            if (holder.Device == instance.Device)
            {
                return true;
            }
        }

        return false;
    }

    // The content as it was when this launch first copied some of it.
    private VersionContent.Entry[] EntriesBefore(VersionContent content)
    {
        foreach (var (known, entries) in _before ??= [])
        {
            if (known == content)
            {
                return entries;
            }
        }

        VersionContent.Entry[] all = [.. content.Entries];
        _before.Add((content, all));
        return all;
    }

    // One on the same device, else on the next device that has it and was not lost.
    private Instance SourceOf(Instance[] holders, int device)
    {
        Instance? next = null;
        foreach (var holder in holders)
        {
            if (holder.Device == device)
            {
                return holder;
            }

            if (_pool.DeviceOf(holder).Loss is null && (next is null || IsNearer(holder, next, device)))
            {
                next = holder;
            }
        }

        return next ?? holders[0];
    }

    private static bool IsNearer(Instance holder, Instance other, int device) =>
        (holder.Device < device, holder.Device).CompareTo((other.Device < device, other.Device)) < 0;
}
