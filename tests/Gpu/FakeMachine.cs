using System.Collections.Concurrent;
using Cohort.Kernels.Gpu;
using Cohort.Runtime.Regions;

namespace Cohort.Tests.Gpu;

/// <summary>
/// A machine of devices that exist in host memory: their drivers check what a real one would leave undefined. Queues
/// run on threads of their own, so that what is not ordered really overlaps.
/// </summary>
internal sealed class FakeMachine
{
    private readonly ConcurrentDictionary<nint, (FakeDriver Owner, long Size)> _blocks = new();
    private readonly ConcurrentDictionary<nint, (FakeDriver Owner, long Size)> _pinned = new();
    private readonly ConcurrentQueue<string> _faults = new();

    /// <summary>What was done that no driver allows.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Blocks and pinned memory that were not given back.</summary>
    public int Leaks => _blocks.Count + _pinned.Count;

    /// <summary>Kernels that run and then do something for a test.</summary>
    public Action<FakeDriver>? BeforeLaunch { get; set; }

    public void AddBlock(FakeDriver owner, MemoryBlock block) => _blocks[block.Address] = (owner, block.SizeInBytes);

    public void RemoveBlock(FakeDriver owner, MemoryBlock block)
    {
        if (!_blocks.TryRemove(block.Address, out var removed) || removed.Owner != owner)
        {
            _faults.Enqueue($"{owner.Name} frees what it has not allocated");
        }
    }

    public void AddPinned(FakeDriver owner, nint address, long size) => _pinned[address] = (owner, size);

    public void RemovePinned(nint address) => _pinned.TryRemove(address, out _);

    /// <summary>Notes a fault unless all rows lie in one block of a device.</summary>
    public void CheckDevice(FakeDriver owner, nint address, long size, string use)
    {
        if (!_blocks.Any(b => b.Value.Owner == owner && IsInside(address, size, b.Key, b.Value.Size)))
        {
            _faults.Enqueue($"{use} of {size} bytes that are not {owner.Name}'s");
        }
    }

    /// <summary>Notes a fault if rows that should be in host memory are not, or not in pinned memory.</summary>
    public void CheckHost(FakeDriver user, nint address, long size, string use)
    {
        if (_blocks.Any(b => IsInside(address, size, b.Key, b.Value.Size)))
        {
            _faults.Enqueue($"{use} of a device's memory as the host's");
        }

        if (user.NeedsPinnedMemory && !_pinned.Any(b => IsInside(address, size, b.Key, b.Value.Size)))
        {
            _faults.Enqueue($"{use} of memory that is not pinned");
        }
    }

    private static bool IsInside(nint address, long size, nint block, long blockSize) =>
        address >= block && address + size <= block + blockSize;
}
