using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <content>Bringing content away from a device that is full.</content>
internal sealed partial class PlacementStep
{
    /// <summary>
    /// Makes a version hold nothing in an instance any more; what only that has is copied to a device first.
    /// </summary>
    /// <exception cref="OutOfDeviceMemoryException">The other device is full as well.</exception>
    public void Evict(Regions.Version version, Instance instance, int device)
    {
        var content = version.Content!;
        Instance? home = null;
        foreach (var entry in content.Entries.Where(e => e.Holders.Contains(instance)).ToList())
        {
            if (entry.Holders.Length == 1)
            {
                home ??= content.Instances().FirstOrDefault(
                    i => i is { Window: null, IsShared: false } && i.Device == device && i.Contents.Count == 1)
                    ?? AllocateWhole(version, device, "an array that makes room on another device");
                AddCopy(instance, home, entry.Box, version);
                content.Share(entry.Box, home);
            }

            content.Drop(entry.Box, instance);
            Note(content, entry.Box, instance, null);
        }
    }
}
