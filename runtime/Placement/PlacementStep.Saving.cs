using Cohort.Runtime.Geometry;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <content>Saving what a write in place would destroy.</content>
internal sealed partial class PlacementStep
{
    // Beside the tile in another instance, what the candidate holds around it would have to follow sooner or later.
    private static bool IsCheaperToSave(
        VersionContent content, Instance candidate, Regions.Version version, Tile tile)
    {
        var held = content.CountHeld(Box.Whole(version.Whole.Extents), candidate);
        return tile.HullCount < held - CountHeld(content, tile, candidate);
    }

    // An older version keeps what is about to be overwritten in an instance of its own.
    private void Save(VersionContent claimant, Instance instance, Box[] boxes, Regions.Version version)
    {
        Instance? rescue = null;
        foreach (var box in boxes)
        {
            foreach (var entry in claimant.Entries.Where(e => e.Holders.Contains(instance)).ToList())
            {
                if (entry.Box.Intersect(box) is { } common)
                {
                    if (entry.Holders.Length == 1)
                    {
                        rescue ??= RescueFor(claimant, instance, boxes, version);
                        AddCopy(instance, rescue, common, version);
                        claimant.Share(common, rescue);
                    }

                    claimant.Drop(common, instance);
                    Note(claimant, common, instance, null);
                }
            }
        }
    }

    private Instance RescueFor(
        VersionContent claimant, Instance instance, Box[] boxes, Regions.Version version)
    {
        var range = RangeOf(boxes, version);
        return claimant.Instances().FirstOrDefault(
            i => i != instance && i.Device == instance.Device && i.Contents.Count == 1 && i.Covers(range))
            ?? Allocate(version, boxes, instance.Device, "the older version of an array that is written");
    }
}
