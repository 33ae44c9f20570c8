using System.Diagnostics.CodeAnalysis;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <summary>
/// Blocks of dead instances by device and size, each with the work that was still issued on it: its next owner waits
/// for that.
/// </summary>
internal sealed class FreeBlocks
{
    private readonly Dictionary<(int Device, long Size), Stack<(MemoryBlock Block, Completion[] Uses)>> _blocks = [];

    /// <summary>Adds the block of a dead instance.</summary>
    public void Push(Instance instance)
    {
        var key = (instance.Device, instance.Block.SizeInBytes);
        if (!_blocks.TryGetValue(key, out var blocks))
        {
            _blocks[key] = blocks = new Stack<(MemoryBlock Block, Completion[] Uses)>();
        }

        blocks.Push((instance.Block, instance.PendingUses()));
    }

    /// <summary>Makes an instance of the block that was added last; null when there is none of the size.</summary>
    public Instance? TryPop(int device, long size, Geometry.ByteRange? window) =>
        _blocks.TryGetValue((device, size), out var blocks) && blocks.TryPop(out var free)
            ? new Instance(device, free.Block, free.Uses) { Window = window }
            : null;

    /// <summary>Takes any block of a device.</summary>
    public bool TryTake(int device, [NotNullWhen(true)] out Completion[]? uses, out MemoryBlock block)
    {
        foreach (var (key, blocks) in _blocks)
        {
            if (key.Device == device && blocks.TryPop(out var free))
            {
                (block, uses) = free;
                return true;
            }
        }

        (block, uses) = (default, null);
        return false;
    }

    /// <summary>Forgets the blocks of a device, whose memory is gone.</summary>
    public void Forget(int device)
    {
        foreach (var key in _blocks.Keys.Where(key => key.Device == device).ToList())
        {
            _blocks.Remove(key);
        }
    }
}
