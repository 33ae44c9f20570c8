using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Regions;

/// <summary>
/// Where the content of one version is stored: disjoint dense boxes, each with the instances that hold it. Boxes that
/// no entry covers have undefined content. Does not refer to the version, so that it does not keep it alive.
/// </summary>
public sealed partial class VersionContent
{
    private readonly List<Entry> _entries = [];
    private readonly Action<Instance> _orphaned;

    /// <summary>Creates empty content.</summary>
    /// <param name="orphaned">Told of each instance that no version needs any more.</param>
    public VersionContent(Action<Instance> orphaned) => _orphaned = orphaned;

    /// <summary>The boxes with their holders.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Its row in the table of stored contents, or -1.</summary>
    internal int Row { get; set; } = -1;

    /// <summary>Whether nothing is stored.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Whether the version can no longer be read, and what it held was given back.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>A copy with the same holders: the start of the next version.</summary>
    public VersionContent Fork()
    {
        var fork = new VersionContent(_orphaned) { _lost = _lost is null ? null : [.. _lost] };
        foreach (var entry in _entries)
        {
            fork._entries.Add(entry);
            foreach (var instance in entry.Holders)
            {
                instance.Attach(fork);
            }
        }

        return fork;
    }

    /// <summary>Makes <paramref name="instance"/> the only holder of a dense box.</summary>
    public void Write(Box box, Instance instance) => Write(box, [instance]);

    /// <summary>Notes that an instance has become one more holder of a dense box that is stored.</summary>
    public void Share(Box box, Instance instance)
    {
        var touched = _entries.FindAll(e => e.Box.Overlaps(box));
        _entries.RemoveAll(touched.Contains);
        foreach (var entry in touched)
        {
            var common = entry.Box.Intersect(box)!;
            var rest = new List<Box>();
            entry.Box.Subtract(common, rest);
            foreach (var part in rest)
            {
                _entries.Add(entry with { Box = part });
            }

            Add(common, entry.Holders.Contains(instance) ? entry.Holders : [.. entry.Holders, instance]);
        }

        instance.Attach(this);
    }

    /// <summary>Makes one instance stop holding a box, where another holder remains or the content moved.</summary>
    public void Drop(Box box, Instance instance)
    {
        var touched = _entries.FindAll(e => e.Holders.Contains(instance) && e.Box.Overlaps(box));
        _entries.RemoveAll(touched.Contains);
        foreach (var entry in touched)
        {
            var common = entry.Box.Intersect(box)!;
            var rest = new List<Box>();
            entry.Box.Subtract(common, rest);
            foreach (var part in rest)
            {
                _entries.Add(entry with { Box = part });
            }

            Instance[] others = [.. entry.Holders.Where(h => h != instance)];
            if (others.Length > 0)
            {
                Add(common, others);
            }
        }

        DetachUnused(instance);
    }

    /// <summary>Appends the parts of a dense box that an instance does not hold but somebody does.</summary>
    public void CollectMissing(Box box, Instance instance, List<Entry> missing)
    {
        foreach (var entry in _entries)
        {
            if (!entry.Holders.Contains(instance) && entry.Box.Intersect(box) is { } common)
            {
                missing.Add(entry with { Box = common });
            }
        }
    }

    /// <summary>How many elements of a dense box an instance holds.</summary>
    public long CountHeld(Box box, Instance instance)
    {
        var count = 0L;
        foreach (var entry in _entries)
        {
            if (entry.Holders.Contains(instance) && entry.Box.Intersect(box) is { } common)
            {
                count += common.Count;
            }
        }

        return count;
    }

    /// <summary>Whether an instance is needed for any element of a box.</summary>
    public bool Claims(Box box, Instance instance)
    {
        foreach (var entry in _entries)
        {
            if (entry.Holders.Contains(instance) && entry.Box.Overlaps(box))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The distinct instances that hold boxes.</summary>
    public IEnumerable<Instance> Instances() =>
        _entries.Count == 1 ? _entries[0].Holders : _entries.SelectMany(e => e.Holders).Distinct();

    /// <summary>
    /// An instance on a device that holds everything that is stored, or null; finds the common case fast.
    /// </summary>
    public Instance? OnlyHolderOn(int device, long elements)
    {
        if (_entries.Count == 1 && _entries[0].Box.Count == elements)
        {
            foreach (var holder in _entries[0].Holders)
            {
                if (holder.Device == device)
                {
                    return holder;
                }
            }
        }

        return null;
    }

    /// <summary>Makes one instance hold nothing any more, though nobody else may hold it: its memory ends.</summary>
    public void Forget(Instance instance)
    {
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            Instance[] others = [.. _entries[i].Holders.Where(holder => holder != instance)];
            if (others.Length == 0)
            {
                _entries.RemoveAt(i);
            }
            else
            {
                _entries[i] = _entries[i] with { Holders = others };
            }
        }

        DetachUnused(instance);
    }

    /// <summary>Gives up all holders: the version can no longer be read.</summary>
    public void Release()
    {
        IsReleased = true;
        _lost = null;
        Derivation = ForgetsDerivation ? null : Derivation;
        var holders = Instances().ToList();
        _entries.Clear();
        holders.ForEach(DetachUnused);
    }

    private void Write(Box box, Instance[] holders)
    {
        Find(box);
        var touched = Punch(box);
        Add(box, holders);
        foreach (var holder in holders)
        {
            holder.Attach(this);
        }

        foreach (var holder in touched.SelectMany(e => e.Holders).Distinct().ToList())
        {
            DetachUnused(holder);
        }
    }

    private void Add(Box box, Instance[] holders)
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].Holders.AsSpan().SequenceEqual(holders) && _entries[i].Box.Merge(box) is { } merged)
            {
                _entries.RemoveAt(i);
                Add(merged, holders);
                return;
            }
        }

        _entries.Add(new Entry(box, holders));
    }

    private List<Entry> Punch(Box box)
    {
        var touched = _entries.FindAll(e => e.Box.Overlaps(box));
        _entries.RemoveAll(touched.Contains);
        var rest = new List<Box>();
        foreach (var entry in touched)
        {
            rest.Clear();
            entry.Box.Subtract(box, rest);
            foreach (var part in rest)
            {
                _entries.Add(entry with { Box = part });
            }
        }

        return touched;
    }

    private void DetachUnused(Instance instance)
    {
        var isUsed = _entries.Exists(e => e.Holders.Contains(instance));
        if (!isUsed && instance.Detach(this) && instance.Contents.Count == 0)
        {
            _orphaned(instance);
        }
    }

    /// <summary>A dense box and the instances that hold its content.</summary>
    /// <param name="Box">The box.</param>
    /// <param name="Holders">The instances, at least one.</param>
    public readonly record struct Entry(Box Box, Instance[] Holders);
}
