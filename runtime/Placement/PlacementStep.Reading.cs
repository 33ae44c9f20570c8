using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <content>Finding what is read, and bringing what is missing.</content>
internal sealed partial class PlacementStep
{
    // What a copy costs beside its bytes, in bytes.
    private const long LatencyInBytes = 1 << 16;

    // What is worth a copy of its own.
    private const long LeastPartInBytes = 4 << 20;

    // In bytes passed since the step began: when each device has sent what it sends, and when copies made in the step
    // have arrived.
    private Dictionary<int, long>? _sent;
    private Dictionary<Instance, long>? _arrivals;

    private Instance Locate(
        VersionContent content, Regions.Version version, Tile tile, int device, object reader)
    {
        if (content.OnlyHolderOn(device, version.Whole.Count) is { } whole)
        {
            return whole;
        }

        var best = FullestOn(content, tile, device, out var isComplete);
        if (best is not null && (isComplete || MayFill(content, version, best, tile.Hulls)))
        {
            if (!isComplete)
            {
                Fetch(content, version, tile.Hulls, best);
            }

            return best;
        }

        if (content is { IsEmpty: true, HasLost: false })
        {
            // Nobody has written it. It is to look the same to all its readers.
            var unwritten = AllocateWhole(version, device, reader);
            content.Write(Box.Whole(version.Whole.Extents), unwritten);
            NoteIfUnused(unwritten);
            return unwritten;
        }

        var fresh = Allocate(version, tile.Hulls, device, reader);
        Fetch(content, version, tile.Hulls, fresh);
        NoteIfUnused(fresh);
        return fresh;
    }

    // The first of those that hold most of a tile on a device.
    private static Instance? FullestOn(VersionContent content, Tile tile, int device, out bool isComplete)
    {
        Instance? best = null;
        var most = -1L;
        foreach (var entry in content.Entries)
        {
            foreach (var holder in entry.Holders)
            {
                if (holder.Device == device && holder != best && CountHeld(content, tile, holder) is var held
                    && held > most)
                {
                    (best, most) = (holder, held);
                }
            }
        }

        isComplete = most == tile.HullCount;
        return best;
    }

    // What the instance lacks may only be copied into it where it holds nothing that another version needs.
    private static bool MayFill(
        VersionContent content, Regions.Version version, Instance instance, Box[] boxes)
    {
        if (!instance.Covers(RangeOf(boxes, version)))
        {
            return false;
        }

        if (instance.Contents.Count == 1)
        {
            return true;
        }

        var missing = new List<VersionContent.Entry>();
        foreach (var box in boxes)
        {
            content.CollectMissing(box, instance, missing);
        }

        return missing.TrueForAll(entry => instance.Contents.All(c => c == content || !c.Claims(entry.Box, instance)));
    }

    private void Fetch(VersionContent content, Regions.Version version, Box[] boxes, Instance instance)
    {
        var missing = new List<VersionContent.Entry>();
        foreach (var box in boxes)
        {
            missing.Clear();
            content.CollectMissing(box, instance, missing);
            BeginBehind(missing, instance.Device);
            foreach (var entry in missing)
            {
                FetchEntry(content, version, entry, instance);
            }
        }
    }

    private void FetchEntry(
        VersionContent content, Regions.Version version, in VersionContent.Entry entry, Instance instance)
    {
        var source = SourceOf(entry, instance.Device);
        if (source.Device == instance.Device || Divided(entry, version) is not { } parts)
        {
            FetchFrom(source, content, version, entry.Box, instance);
            return;
        }

        foreach (var part in parts)
        {
            FetchFrom(SourceOf(entry, instance.Device), content, version, part, instance);
        }
    }

    private void FetchFrom(
        Instance source, VersionContent content, Regions.Version version, Box box, Instance instance)
    {
        AddCopy(source, instance, box, version);
        content.Share(box, instance);
        Note(content, box, source, instance);
        if (source.Device == instance.Device && !source.IsShared)
        {
            // One copy on a device is enough, and the memory of the other is free the sooner.
            content.Drop(box, source);
        }
    }

    // Much that several devices hold from before comes from all of them.
    private List<Box>? Divided(in VersionContent.Entry entry, Regions.Version version)
    {
        var bytes = entry.Box.Count * version.Type.SizeInBytes();
        var count = Math.Min(entry.Holders.Count(IsFromBefore), bytes / LeastPartInBytes);
        if (count < 2 || entry.Box.Rank == 0)
        {
            return null;
        }

        var axis = 0;
        while (axis < entry.Box.Rank - 1 && entry.Box.CountAlong(axis) < count)
        {
            axis++;
        }

        var (low, extent) = (entry.Box.Low[axis], entry.Box.CountAlong(axis));
        count = Math.Min(count, extent);
        var parts = new List<Box>();
        for (var i = 0L; i < count; i++)
        {
            parts.Add(entry.Box.Between(axis, low + (extent * i / count), low + (extent * (i + 1) / count)));
        }

        return parts;
    }

    // Where every device wants something from every other one, they would all begin with the first and wait for its
    // link. So each begins with the device behind it.
    private static void BeginBehind(List<VersionContent.Entry> missing, int device)
    {
        if (missing.Count > 2)
        {
            missing.Sort((one, other) =>
                (one.Holders[0].Device <= device, one.Holders[0].Device, one.Box.Low[0]).CompareTo(
                    (other.Holders[0].Device <= device, other.Holders[0].Device, other.Box.Low[0])));
        }
    }

    // A holder on the device itself, else the one that can send first: what many devices need spreads as a tree.
    private Instance SourceOf(in VersionContent.Entry entry, int device)
    {
        var best = entry.Holders[0];
        if (entry.Holders.Length == 1)
        {
            return best;
        }

        var first = (Rank: int.MaxValue, Bytes: long.MaxValue);
        foreach (var holder in entry.Holders)
        {
            if (holder.Device == device)
            {
                return holder;
            }

            var rank = _pool.DeviceOf(holder).Loss is null ? 0 : 1;
            var turn = (rank, StartOf(holder));
            if (turn.CompareTo(first) < 0)
            {
                (best, first) = (holder, turn);
            }
        }

        return best;
    }

    private bool IsFromBefore(Instance holder) => _arrivals?.ContainsKey(holder) != true;

    private long StartOf(Instance source) =>
        Math.Max(_sent?.GetValueOrDefault(source.Device) ?? 0, _arrivals?.GetValueOrDefault(source) ?? 0);

    private void AddCopy(Instance source, Instance destination, Box box, Regions.Version version)
    {
        var copy = new CopyCommand(
            source, destination, _pool.DeviceOf(source), _pool.DeviceOf(destination), box, version.Whole,
            version.Type.SizeInBytes());
        var accesses = CreateAccesses(2);
        accesses.Read(source, [box], version);
        accesses.Write(destination, [box], version);
        Commands.Add(new PlannedCommand(copy.Runner, copy, accesses));
        if (copy.IsBetweenDevices)
        {
            var end = StartOf(source) + copy.SizeInBytes + LatencyInBytes;
            (_sent ??= [])[source.Device] = end;
            (_arrivals ??= [])[destination] = Math.Max(_arrivals.GetValueOrDefault(destination), end);
        }
    }
}
