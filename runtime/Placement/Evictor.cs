using Cohort.Runtime.Fusion;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <summary>
/// Makes room on a full device: copies of what others hold as well are given up, and then arrays that a kernel does not
/// need go to the host. They come back when something there needs them.
/// </summary>
internal sealed class Evictor
{
    private const int Host = 0;

    private readonly InstancePool _pool;
    private readonly ContentTable _contents;
    private readonly Action<List<PlannedCommand>> _issue;
    private readonly Action<int> _evicted;

    /// <summary>Creates an evictor.</summary>
    /// <param name="pool">Whose memory it is.</param>
    /// <param name="contents">What lies there.</param>
    /// <param name="issue">Issues copies.</param>
    /// <param name="evicted">Told the device that an array has left.</param>
    public Evictor(
        InstancePool pool, ContentTable contents, Action<List<PlannedCommand>> issue, Action<int> evicted)
    {
        _evicted = evicted;
        _pool = pool;
        _contents = contents;
        _issue = issue;
    }

    /// <summary>How many arrays were brought to the host.</summary>
    public long Evictions { get; private set; }

    /// <summary>
    /// Gives memory up that a kernel wants; false when there is none to give. The copies are issued, so whoever takes
    /// the memory can wait for them.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="bytes">How many bytes are wanted.</param>
    /// <param name="kernel">What it needs stays.</param>
    public bool TryMakeRoom(int device, long bytes, Kernel kernel)
    {
        if (device <= Host || _pool.IsHostMemory(device))
        {
            return false;
        }

        var freed = 0L;
        var victims = Victims(device, NeededBy(kernel));
        victims.Sort(static (a, b) => Rank(a).CompareTo(Rank(b)));
        foreach (var victim in victims)
        {
            if (freed >= bytes || !TryEvict(victim))
            {
                break;
            }

            freed += victim.Block.SizeInBytes;
        }

        return freed > 0;
    }

    // First what costs no copy, then what frees most.
    private static (bool IsCopied, long Size) Rank(Instance instance) => (
        instance.Contents.Any(content => content.Entries.Any(entry => entry.Holders is [var only] && only == instance)),
        -instance.Block.SizeInBytes);

    private static HashSet<VersionContent> NeededBy(Kernel kernel)
    {
        var needed = new HashSet<VersionContent>();
        foreach (var read in kernel.Reads)
        {
            Note(read.Version);
        }

        foreach (var write in kernel.Writes)
        {
            Note(write.Base);
        }

        return needed;

        void Note(Regions.Version? version)
        {
            if (version?.Content is { } content)
            {
                needed.Add(content);
            }
        }
    }

    private List<Instance> Victims(int device, HashSet<VersionContent> needed)
    {
        var victims = new HashSet<Instance>();
        foreach (var content in _contents.Contents)
        {
            foreach (var instance in content.Instances())
            {
                if (instance.Device == device && instance is { IsShared: false, PlannedUses: 0 }
                    && instance.Contents.All(c => !needed.Contains(c) && _contents.Find(c) is not null))
                {
                    victims.Add(instance);
                }
            }
        }

        return [.. victims];
    }

    private bool TryEvict(Instance instance)
    {
        var step = new PlacementStep(null, _pool, _contents);
        try
        {
            foreach (var content in instance.Contents.ToList())
            {
                step.Evict(_contents.Find(content)!, instance, Host);
            }
        }
        catch (OutOfDeviceMemoryException)
        {
            // The host is full as well: what the kernel was told stands.
            step.RollBack();
            return false;
        }

        if (step.Commands.Count > 0)
        {
            Evictions++;
            _evicted(instance.Device);
        }

        _issue(step.Commands);
        return true;
    }
}
