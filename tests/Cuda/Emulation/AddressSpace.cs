namespace Cohort.Tests.Cuda.Emulation;

/// <summary>
/// All memory that was given out. Addresses of a device are in a range of its own and are never given out twice.
/// </summary>
internal sealed class AddressSpace
{
    private const int DeviceShift = 52;
    private const long FirstOffset = 1L << 40;
    private const long Alignment = 256;
    private readonly Lock _gate = new();
    private readonly SortedList<long, EmulatedBlock> _blocks = [];
    private readonly Dictionary<int, long> _next = [];
    private readonly Dictionary<int, long> _used = [];

    /// <summary>The device whose range an address is in; -1 when it is none of a device.</summary>
    public static int DeviceOf(long address) => (int)(address >> DeviceShift) - 1;

    public EmulatedBlock? TryAllocate(int device, long sizeInBytes, long limit)
    {
        lock (_gate)
        {
            var used = _used.GetValueOrDefault(device);
            if (used + sizeInBytes > limit)
            {
                return null;
            }

            _used[device] = used + sizeInBytes;
            var offset = _next.GetValueOrDefault(device, FirstOffset);

            // A gap after each block, so that what runs over its end is in no other block.
            _next[device] = offset + ((sizeInBytes + Alignment - 1) / Alignment * Alignment) + Alignment;
            return Add(new EmulatedBlock(device, ((device + 1L) << DeviceShift) + offset, sizeInBytes));
        }
    }

    public EmulatedBlock AllocatePinned(long sizeInBytes)
    {
        lock (_gate)
        {
            return Add(new EmulatedBlock(-1, 0, sizeInBytes));
        }
    }

    public long Used(int device)
    {
        lock (_gate)
        {
            return _used.GetValueOrDefault(device);
        }
    }

    /// <summary>The block, dead or alive, that an address is in; null when there is none.</summary>
    public EmulatedBlock? Find(long address)
    {
        lock (_gate)
        {
            var (low, high) = (0, _blocks.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _blocks.GetKeyAtIndex(middle) <= address ? (middle + 1, high) : (low, middle);
            }

            return low > 0 && _blocks.GetValueAtIndex(low - 1) is var block && block.Contains(address) ? block : null;
        }
    }

    public void Free(EmulatedBlock block, bool releases)
    {
        lock (_gate)
        {
            block.Free(releases);
            if (block.Device >= 0)
            {
                _used[block.Device] -= block.SizeInBytes;
            }
            else if (releases)
            {
                // The host may give out these addresses again.
                _blocks.Remove(block.Address);
            }
        }
    }

    /// <summary>
    /// Everything that has not been given back; the backing of what was given back too early is released.
    /// </summary>
    public List<EmulatedBlock> End()
    {
        lock (_gate)
        {
            var alive = _blocks.Values.Where(block => !block.IsFree).ToList();
            foreach (var block in _blocks.Values)
            {
                unsafe
                {
                    if (block.Backing != null)
                    {
                        block.Release();
                    }
                }
            }

            _blocks.Clear();
            return alive;
        }
    }

    private EmulatedBlock Add(EmulatedBlock block)
    {
        _blocks[block.Address] = block;
        return block;
    }
}
