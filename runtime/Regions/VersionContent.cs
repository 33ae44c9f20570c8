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
        fork._entries.EnsureCapacity(_entries.Count + 1);
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
        foreach (var entry in TakeTouched(box, null))
        {
            var common = entry.Box.Intersect(box)!;
            AddRest(entry, common);
            Add(common, entry.Holders.Contains(instance) ? entry.Holders : [.. entry.Holders, instance]);
        }

        instance.Attach(this);
    }

    /// <summary>Makes one instance stop holding a box, where another holder remains or the content moved.</summary>
    public void Drop(Box box, Instance instance)
    {
        foreach (var entry in TakeTouched(box, instance))
        {
            var common = entry.Box.Intersect(box)!;
            AddRest(entry, common);
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
            if (entry.Holders.Contains(instance))
            {
                count += entry.Box.CountCommon(box);
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
        if (_entries.Count == 1)
        {
            var holders = _entries[0].Holders;
            _entries.Clear();
            foreach (var holder in holders)
            {
                DetachUnused(holder);
            }
        }
        else if (_entries.Count > 1)
        {
            List<Entry> entries = [.. _entries];
            _entries.Clear();
            DetachUnused(entries);
        }
    }

    private void Write(Box box, Instance[] holders)
    {
        Find(box);
        var touched = Touches(box) ? Punch(box) : null;
        Add(box, holders);
        foreach (var holder in holders)
        {
            holder.Attach(this);
        }

        if (touched is not null)
        {
            DetachUnused(touched);
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
        var touched = TakeTouched(box, null);
        foreach (var entry in touched)
        {
            AddRest(entry, box);
        }

        return touched;
    }

    private bool Touches(Box box)
    {
        foreach (var entry in _entries)
        {
            if (entry.Box.Overlaps(box))
            {
                return true;
            }
        }

        return false;
    }

    // Takes out the entries that overlap a box; with a holder, those that it holds.
    private List<Entry> TakeTouched(Box box, Instance? holder)
    {
        var touched = new List<Entry>(_entries.Count);
        var kept = 0;
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            if (entry.Box.Overlaps(box) && (holder is null || entry.Holders.Contains(holder)))
            {
                touched.Add(entry);
            }
            else
            {
                _entries[kept++] = entry;
            }
        }

        _entries.RemoveRange(kept, _entries.Count - kept);
        return touched;
    }

    private void AddRest(in Entry entry, Box hole)
    {
        if (hole.Contains(entry.Box))
        {
            return;
        }

        var rest = new List<Box>();
        entry.Box.Subtract(hole, rest);
        foreach (var part in rest)
        {
            _entries.Add(entry with { Box = part });
        }
    }

    private void DetachUnused(List<Entry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var holder in entry.Holders)
            {
                DetachUnused(holder);
            }
        }
    }

    private void DetachUnused(Instance instance)
    {
        foreach (var entry in _entries)
        {
            if (entry.Holders.Contains(instance))
            {
                return;
            }
        }

        // It may have been detached before.
        if (instance.Detach(this) && instance.Contents.Count == 0)
        {
            _orphaned(instance);
        }
    }

    /// <summary>A dense box and the instances that hold its content.</summary>
    /// <param name="Box">The box.</param>
    /// <param name="Holders">The instances, at least one.</param>
    public readonly record struct Entry(Box Box, Instance[] Holders);
}
