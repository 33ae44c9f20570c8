using Cohort.Runtime.Devices;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <summary>
/// Gives out instances. Memory of dead ones goes to a free list by device and size class together with the work that
/// was still issued on it, so a loop in its steady state takes nothing from the system.
/// </summary>
public sealed class InstancePool : IDisposable
{
    private readonly IReadOnlyList<IDevice> _devices;
    private readonly ContentTable _contents;
    private readonly CollectionPolicy _policy;
    private readonly InstanceWindow _window;
    private readonly FreeBlocks _free = new();
    private readonly FreeBlocks _freeOnDisk = new();
    private readonly HashSet<nint> _onDisk = [];
    private readonly List<Instance> _orphans = [];
    private readonly Action<Instance> _recycle;
    private readonly long[] _taken;
    private readonly long[] _cached;

    /// <summary>Creates a pool.</summary>
    public InstancePool(
        IReadOnlyList<IDevice> devices, ContentTable contents, CollectionPolicy policy, InstanceWindow window)
    {
        _devices = devices;
        _contents = contents;
        _policy = policy;
        _window = window;
        _recycle = Recycle;
        _taken = new long[devices.Count];
        _cached = new long[devices.Count];
    }

    /// <summary>Whether there are devices that can be lost with what they hold, and others not.</summary>
    public bool MayLose => !_devices.All(device => device.IsHostMemory);

    /// <summary>How many bytes of arrays files had to stand behind.</summary>
    public long BytesOnDisk { get; private set; }

    /// <summary>How many blocks were taken from the system.</summary>
    public long FreshBlocks { get; private set; }

    /// <summary>The bytes that were taken from the system and not given back, on all devices.</summary>
    public long BytesTaken => _taken.Sum();

    /// <summary>How many bytes instances on a device may take.</summary>
    public long BudgetOf(int device) => _devices[device].MemoryBudget;

    /// <summary>How many bytes of a device no array has.</summary>
    public long RoomOn(int device) => _devices[device].MemoryBudget - _taken[device] + _cached[device];

    /// <summary>The device whose memory an instance is.</summary>
    public IDevice DeviceOf(Instance instance) => _devices[instance.Device];
    /// <summary>Creates content that returns its instances here.</summary>
    public VersionContent CreateContent() => new(_recycle);

    /// <summary>An instance for a whole region.</summary>
    /// <param name="device">The device.</param>
    /// <param name="bytes">The region's size.</param>
    /// <param name="wantedBy">Its text is for the message when there is no memory.</param>
    /// <exception cref="OutOfDeviceMemoryException">The device is full.</exception>
    public Instance Allocate(int device, long bytes, object wantedBy) => Allocate(device, bytes, null, wantedBy);

    /// <summary>An instance for the part of a region around some boxes.</summary>
    /// <param name="device">The device.</param>
    /// <param name="boxes">The dense boxes that it will hold.</param>
    /// <param name="whole">The region's layout.</param>
    /// <param name="elementSize">The size of its elements in bytes.</param>
    /// <param name="wantedBy">Its text is for the message when there is no memory.</param>
    /// <exception cref="OutOfDeviceMemoryException">The device is full.</exception>
    public Instance Allocate(
        int device, ReadOnlySpan<Box> boxes, Layout whole, int elementSize, object wantedBy)
    {
        var window = _window.Around(boxes, whole, elementSize);
        return window.Length == whole.Count * elementSize || !_devices[device].HasFlatMemory
            ? Allocate(device, whole.Count * elementSize, null, wantedBy)
            : Allocate(device, window.Length, window, wantedBy);
    }

    /// <summary>
    /// Memory that a command's launches leave to each other, or null when it needs none. It has no content, so it is
    /// to be given back once the command is planned.
    /// </summary>
    /// <exception cref="OutOfDeviceMemoryException">The device is full.</exception>
    public Instance? AllocateScratch(int device, DeviceCommand command)
    {
        // No collection can find it dead, so the policy does not hear of it.
        var bytes = _devices[device].ScratchBytes(command);
        return bytes == 0
            ? null
            : Obtain(device, SizeClass.Of(bytes), null, $"The scratch memory of {command.Label}");
    }

    /// <summary>Whether the program may be reading a device's memory, so that what lies there stays.</summary>
    public bool IsHostMemory(int device) => _devices[device].IsHostMemory;

    /// <summary>Takes back an instance that no version needs, once everything planned on it is issued.</summary>
    public void Recycle(Instance instance)
    {
        if (!instance.IsShared)
        {
            _orphans.Add(instance);
        }
    }

    /// <summary>Takes back that an instance was given back, in a step that is undone.</summary>
    public void Keep(Instance instance) => _orphans.Remove(instance);

    /// <summary>Forgets the memory of a device that is lost.</summary>
    public void Forget(int device)
    {
        _orphans.RemoveAll(orphan => orphan.Device == device);
        _free.Forget(device);
        _taken[device] = 0;
        _cached[device] = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        RecycleOrphans();
        for (var device = 0; device < _devices.Count; device++)
        {
            Trim(device);
            TrimDisk(device);
        }
    }

    private Instance Allocate(int device, long bytes, ByteRange? window, object wantedBy)
    {
        ThrowIfLost(device, wantedBy);
        var size = SizeClass.Of(Math.Max(bytes, 1));
        _policy.NoteGiven(size);
        return Obtain(device, size, window, wantedBy);
    }

    private Instance Obtain(int device, long size, ByteRange? window, object wantedBy)
    {
        _contents.Sweep();
        RecycleOrphans();
        if (TryReuse(device, size, window) is { } reused)
        {
            return reused;
        }

        if (_policy.TryCollect(size, BytesTaken))
        {
            var foundAny = _contents.Sweep();
            RecycleOrphans();
            _policy.NoteYield(foundAny, BytesTaken - _cached.Sum());
            if (TryReuse(device, size, window) is { } collected)
            {
                return collected;
            }
        }

        return TryTake(device, size, window) ?? TakeUnderPressure(device, size, window, wantedBy);
    }

    // The work issued on a block goes with it: its next owner waits for it.
    private void RecycleOrphans()
    {
        for (var i = _orphans.Count - 1; i >= 0; i--)
        {
            var instance = _orphans[i];
            if (instance.PlannedUses > 0)
            {
                continue;
            }

            _orphans.RemoveAt(i);
            var isOnDisk = _onDisk.Contains(instance.Block.Address);
            (isOnDisk ? _freeOnDisk : _free).Push(instance);
            _cached[instance.Device] += isOnDisk ? 0 : instance.Block.SizeInBytes;
        }
    }

    private Instance? TryReuse(int device, long size, ByteRange? window)
    {
        var instance = _free.TryPop(device, size, window);
        _cached[device] -= instance is null ? 0 : size;
        return instance;
    }

    private Instance? TryTake(int device, long size, ByteRange? window)
    {
        if (_taken[device] + size > _devices[device].MemoryBudget
            || _devices[device].TryAllocate(size) is not { } block)
        {
            return null;
        }

        _taken[device] += size;
        FreshBlocks++;
        return new Instance(device, block) { Window = window };
    }

    private Instance TakeUnderPressure(int device, long size, ByteRange? window, object wantedBy)
    {
        if (size <= _devices[device].MemoryBudget)
        {
            Trim(device);
            if (TryTake(device, size, window) is { } trimmed)
            {
                return trimmed;
            }

            _policy.CollectAll();
            _contents.Sweep();
            RecycleOrphans();
            if (TryReuse(device, size, window) is { } reused)
            {
                return reused;
            }

            Trim(device);
            if (TryTake(device, size, window) is { } collected)
            {
                return collected;
            }
        }

        ThrowIfLost(device, wantedBy);
        if (TakeOnDisk(device, size, window, out var refusal) is { } onDisk)
        {
            return onDisk;
        }

        throw new OutOfDeviceMemoryException(
            $"{wantedBy} needs {size:N0} bytes on {_devices[device].Name}, whose budget is "
            + $"{_devices[device].MemoryBudget:N0} bytes, of which {_taken[device]:N0} are in use by "
            + $"{_contents.Count} arrays{(refusal is null ? "" : $", and no file can take it: {refusal}")}. "
            + "Dispose arrays that are not needed, or give the session a larger budget.",
            device, size);
    }

    // Beyond the budget, so it is not counted; a block goes to nobody whom memory has room for.
    private Instance? TakeOnDisk(int device, long size, ByteRange? window, out string? refusal)
    {
        refusal = null;
        if (_freeOnDisk.TryPop(device, size, window) is { } free)
        {
            return free;
        }

        if (_devices[device].TryAllocateOnDisk(size, out refusal) is not { } block)
        {
            return null;
        }

        _onDisk.Add(block.Address);
        BytesOnDisk += size;
        return new Instance(device, block) { Window = window };
    }

    private void ThrowIfLost(int device, object wantedBy)
    {
        if (_devices[device].Loss is { } loss)
        {
            throw new DeviceLostException(
                $"{wantedBy} needs memory on {_devices[device].Name}, which was lost: {loss.Message}", loss);
        }
    }

    // Gives cached blocks back to the system, waiting for the work that still uses them.
    private void Trim(int device)
    {
        while (_free.TryTake(device, out var uses, out var block))
        {
            Free(device, block, uses);
            _cached[device] -= block.SizeInBytes;
            _taken[device] -= block.SizeInBytes;
        }
    }

    private void TrimDisk(int device)
    {
        while (_freeOnDisk.TryTake(device, out var uses, out var block))
        {
            Free(device, block, uses);
            _onDisk.Remove(block.Address);
        }
    }

    private void Free(int device, MemoryBlock block, Completion[] uses)
    {
        foreach (var use in uses)
        {
            _devices[device].Help(use);
            use.Wait();
        }

        _devices[device].Free(block);
    }
}
