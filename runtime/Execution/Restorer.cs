using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Execution;

/// <summary>
/// Makes sure that what is wanted has not been lost with a device. The caller holds the engine's lock.
/// </summary>
internal sealed class Restorer
{
    private readonly ContentTable _contents;
    private readonly InstancePool _pool;
    private readonly Action<Kernel> _launch;

    /// <summary>Creates a restorer.</summary>
    /// <param name="contents">Who has which content.</param>
    /// <param name="pool">Where content comes from.</param>
    /// <param name="launch">Partitions, places and issues a kernel.</param>
    public Restorer(ContentTable contents, InstancePool pool, Action<Kernel> launch)
    {
        _contents = contents;
        _pool = pool;
        _launch = launch;
    }

    /// <summary>Makes sure that a view of a version has content where it had.</summary>
    /// <exception cref="DeviceLostException">It was lost for good.</exception>
    public void Require(Regions.Version version, Layout layout, ElementType type)
    {
        if (version.Content is not { HasLost: true } content)
        {
            return;
        }

        var boxes = Array.ConvertAll(FootprintOf(version, layout, type).Boxes, box => box.Hull());
        if (content.FirstLost(boxes) is not null)
        {
            new Restoration(_contents, _pool, _launch).Restore(version);
        }

        if (content.FirstLost(boxes) is { } lost)
        {
            throw Failure(version, lost);
        }
    }

    /// <summary>The same for everything that a kernel needs.</summary>
    public void Require(Kernel kernel)
    {
        foreach (var read in kernel.Reads)
        {
            Require(read.Version, read.Layout, read.Type);
        }

        foreach (var write in kernel.Writes)
        {
            if (write.Base is { Content.HasLost: true } older
                && (write.ReadsOldContent || !FootprintOf(older, write.Layout, write.Type).CoversDensely))
            {
                Require(older, write.Layout, write.Type);
            }
        }
    }

    private static Footprint FootprintOf(Regions.Version version, Layout layout, ElementType type) =>
        Footprint.Of(layout, version.Whole.Extents, type.SizeInBytes(), version.Type.SizeInBytes());

    private static DeviceLostException Failure(Regions.Version version, LostBox lost)
    {
        var shape = string.Join(", ", version.Whole.Extents.ToArray());
        var count = version.Content!.Lost.Sum(part => part.Box.Count);
        return new DeviceLostException(
            $"{count:N0} elements of an array of shape ({shape}) and type {version.Type} were on {lost.Device} alone, "
            + $"which was lost ({lost.Loss.Message}), and what they were computed from is not there any more. The "
            + "session goes on with its other devices; compute the array again from data that the program has.",
            lost.Loss);
    }
}
