using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <content>Finding what is read, and bringing what is missing.</content>
internal sealed partial class PlacementStep
{
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
            foreach (var entry in missing)
            {
                var source = SourceOf(entry, instance.Device);
                AddCopy(source, instance, entry.Box, version);
                content.Share(entry.Box, instance);
                Note(content, entry.Box, source, instance);
                if (source.Device == instance.Device && !source.IsShared)
                {
                    // One copy on a device is enough, and the memory of the other is free the sooner.
                    content.Drop(entry.Box, source);
                }
            }
        }
    }

    private Instance SourceOf(in VersionContent.Entry entry, int device)
    {
        Instance? alive = null;
        foreach (var holder in entry.Holders)
        {
            if (holder.Device == device)
            {
                return holder;
            }

            alive ??= _pool.DeviceOf(holder).Loss is null ? holder : null;
        }

        return alive ?? entry.Holders[0];
    }

    private void AddCopy(Instance source, Instance destination, Box box, Regions.Version version)
    {
        var copy = new CopyCommand(
            source, destination, _pool.DeviceOf(source), _pool.DeviceOf(destination), box, version.Whole,
            version.Type.SizeInBytes());
        var accesses = CreateAccesses(2);
        accesses.Read(source, [box], version);
        accesses.Write(destination, [box], version);
        Commands.Add(new PlannedCommand(copy.Runner, copy, accesses));
    }
}
