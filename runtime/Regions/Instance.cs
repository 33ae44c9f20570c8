using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Regions;

/// <summary>
/// Memory on one device that holds boxes of versions of one region. It addresses elements as the region does (row-major
/// over the region's extents, starting at <see cref="Origin"/>), so a kernel uses the same offsets and strides on every
/// instance and halos need no layout of their own. Of a large region it has memory for a part.
/// </summary>
public sealed class Instance
{
    private readonly List<InstanceUse> _uses = new(2);
    private readonly List<VersionContent> _contents = new(1);
    private Completion[] _formerUses;

    /// <summary>Creates an instance.</summary>
    /// <param name="device">The index of the device.</param>
    /// <param name="block">The memory.</param>
    /// <param name="formerUses">What the memory's former owner had issued: every access waits for it.</param>
    public Instance(int device, MemoryBlock block, Completion[]? formerUses = null)
    {
        Device = device;
        Block = block;
        _formerUses = formerUses ?? [];
    }

    /// <summary>The index of the device whose memory it is.</summary>
    public int Device { get; }

    /// <summary>The memory.</summary>
    public MemoryBlock Block { get; }

    /// <summary>The bytes of the region that the memory is for; null for all.</summary>
    public ByteRange? Window { get; init; }

    /// <summary>Where the region's first element lies, or would lie if the memory began there.</summary>
    public nint Origin => Block.Address - (nint)(Window?.Begin ?? 0);

    /// <summary>Whether there is memory for a part of the region.</summary>
    public bool Covers(ByteRange part) => Window is not { } window || window.Contains(part);

    /// <summary>
    /// Whether the program knows the address, so that the memory is never moved, renamed or given back.
    /// </summary>
    public bool IsShared { get; init; }

    /// <summary>Keeps the owner of shared memory alive.</summary>
    public object? Owner { get; init; }

    /// <summary>
    /// How many planned accesses are not among <see cref="Uses"/> yet: the memory may not get another owner.
    /// </summary>
    public int PlannedUses { get; set; }

    /// <summary>The versions that have valid boxes here.</summary>
    public IReadOnlyList<VersionContent> Contents => _contents;

    /// <summary>Accesses that have been issued and may not be over.</summary>
    public IReadOnlyList<InstanceUse> Uses => _uses;

    /// <summary>Notes that a version has a valid box here.</summary>
    public void Attach(VersionContent content)
    {
        if (!_contents.Contains(content))
        {
            _contents.Add(content);
        }
    }

    /// <summary>Notes that a version has no valid box here any more; whether it had some.</summary>
    public bool Detach(VersionContent content) => _contents.Remove(content);

    /// <summary>Adds what an access must wait for: conflicting uses that are not over.</summary>
    /// <param name="box">The elements.</param>
    /// <param name="isWrite">Whether the access writes.</param>
    /// <param name="order">Receives everything that must be over before.</param>
    /// <param name="data">Receives the writes whose data is read: their failure is the reader's.</param>
    public void CollectConflicts(Box box, bool isWrite, List<Completion> order, List<Completion> data)
    {
        var isWaitedFor = false;
        foreach (var former in _formerUses)
        {
            if (!former.IsSet)
            {
                order.Add(former);
                isWaitedFor = true;
            }
        }

        if (!isWaitedFor)
        {
            _formerUses = [];
        }

        foreach (var use in _uses)
        {
            var isOver = use.End.IsSet && use.End.Failure is null;
            if (isOver || !(isWrite || use.IsWrite) || !use.Box.Overlaps(box))
            {
                continue;
            }

            order.Add(use.End);
            if (!isWrite)
            {
                data.Add(use.End);
            }
        }
    }

    /// <summary>
    /// Records an access. Uses that are over are dropped, and a dense write drops the uses inside it: who waits for
    /// the write has waited for them. A failed write stays until it is overwritten, so that its readers are poisoned.
    /// </summary>
    public void AddUse(Box box, bool isWrite, Completion end)
    {
        var kept = 0;
        for (var i = 0; i < _uses.Count; i++)
        {
            var use = _uses[i];
            var isDropped = (use.End.IsSet && use.End.Failure is null)
                || (isWrite && box.IsDense && box.Contains(use.Box));
            if (!isDropped)
            {
                _uses[kept++] = use;
            }
        }

        _uses.RemoveRange(kept, _uses.Count - kept);
        _uses.Add(new InstanceUse(box, isWrite, end));
    }

    /// <summary>Forgets accesses that are over, and have failed for a reason that has been seen to.</summary>
    public void ForgetUses(Predicate<Exception> isSeenTo) =>
        _uses.RemoveAll(use => use.End.Failure is { } failure && isSeenTo(failure));

    /// <summary>The completions of all uses that are not over, former owners' included.</summary>
    public Completion[] PendingUses()
    {
        List<Completion>? pending = null;
        foreach (var use in _uses)
        {
            Note(use.End);
        }

        foreach (var former in _formerUses)
        {
            Note(former);
        }

        return pending is null ? [] : [.. pending];

        void Note(Completion end)
        {
            if (!end.IsSet && pending?.Contains(end) != true)
            {
                (pending ??= []).Add(end);
            }
        }
    }
}
