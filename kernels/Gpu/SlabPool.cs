using Cohort.Runtime.Regions;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// Device memory within a budget, small blocks of it carved from large ones: a call of the driver for memory costs a
/// tenth of a millisecond, and may wait for the device. Slabs that are wholly free go back when memory is short.
/// </summary>
internal sealed class SlabPool : IDisposable
{
    private const int BlocksPerSlab = 32;
    private const int SlabsPerBudget = 64;
    private const long SmallestSlab = 1 << 16;
    private const long Alignment = 256;

    private readonly IGpuDriver _driver;
    private readonly long _budget;
    private readonly long _slabBytes;
    private readonly Lock _gate = new();
    private readonly List<Slab> _slabs = [];
    private readonly Dictionary<long, Stack<(Slab Slab, int Use, nint Address)>> _free = [];
    private readonly Dictionary<nint, Slab> _owners = [];
    private long _taken;

    /// <summary>Creates a pool.</summary>
    /// <param name="driver">Whose memory it is.</param>
    /// <param name="budget">How many bytes may be taken from the driver.</param>
    /// <param name="slabBytes">The size of slabs, less for small budgets; 0 for none.</param>
    public SlabPool(IGpuDriver driver, long budget, long slabBytes)
    {
        _driver = driver;
        _budget = budget;
        _slabBytes = Math.Min(slabBytes, budget / SlabsPerBudget / Alignment * Alignment);
    }

    /// <summary>The bytes that were taken from the driver and not given back.</summary>
    public long BytesTaken
    {
        get
        {
            lock (_gate)
            {
                return _taken;
            }
        }
    }

    /// <summary>A block of memory; null when there is none.</summary>
    public MemoryBlock? TryAllocate(long sizeInBytes)
    {
        lock (_gate)
        {
            return _slabBytes < SmallestSlab || sizeInBytes > _slabBytes / BlocksPerSlab
                ? TryTake(sizeInBytes)
                : TryReuse(sizeInBytes) ?? TryCarve(sizeInBytes) ?? TryTake(sizeInBytes);
        }
    }

    /// <summary>Takes a block back that nothing uses any more.</summary>
    public void Free(MemoryBlock block)
    {
        lock (_gate)
        {
            if (!_owners.Remove(block.Address, out var slab))
            {
                Give(block);
                return;
            }

            if (--slab.Live == 0)
            {
                // What was cut before is forgotten: the next blocks may be of other sizes.
                slab.Use++;
                slab.Carved = 0;
                return;
            }

            if (!_free.TryGetValue(block.SizeInBytes, out var free))
            {
                _free[block.SizeInBytes] = free = [];
            }

            free.Push((slab, slab.Use, block.Address));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _slabs.ForEach(slab => Give(slab.Block));
            _slabs.Clear();
        }
    }

    private MemoryBlock? TryReuse(long sizeInBytes)
    {
        if (!_free.TryGetValue(sizeInBytes, out var free))
        {
            return null;
        }

        while (free.TryPop(out var piece))
        {
            if (piece.Use == piece.Slab.Use)
            {
                return Owned(piece.Slab, new MemoryBlock(piece.Address, sizeInBytes));
            }
        }

        return null;
    }

    private MemoryBlock? TryCarve(long sizeInBytes)
    {
        var pitch = (sizeInBytes + Alignment - 1) / Alignment * Alignment;
        var slab = _slabs.Find(slab => slab.Carved + pitch <= slab.Block.SizeInBytes);
        if (slab is null)
        {
            if (TryTake(_slabBytes) is not { } block)
            {
                return null;
            }

            slab = new Slab(block);
            _slabs.Add(slab);
        }

        var address = slab.Block.Address + (nint)slab.Carved;
        slab.Carved += pitch;
        return Owned(slab, new MemoryBlock(address, sizeInBytes));
    }

    private MemoryBlock Owned(Slab slab, MemoryBlock block)
    {
        slab.Live++;
        _owners.Add(block.Address, slab);
        return block;
    }

    private MemoryBlock? TryTake(long sizeInBytes)
    {
        if (_taken + sizeInBytes > _budget)
        {
            GiveFreeSlabs();
        }

        if (_taken + sizeInBytes > _budget)
        {
            return null;
        }

        var block = _driver.TryAllocate(sizeInBytes);
        if (block is null && GiveFreeSlabs())
        {
            block = _driver.TryAllocate(sizeInBytes);
        }

        _taken += block is null ? 0 : sizeInBytes;
        return block;
    }

    private bool GiveFreeSlabs()
    {
        foreach (var slab in _slabs)
        {
            if (slab.Live == 0)
            {
                Give(slab.Block);
            }
        }

        return _slabs.RemoveAll(slab => slab.Live == 0) > 0;
    }

    private void Give(MemoryBlock block)
    {
        _driver.Free(block);
        _taken -= block.SizeInBytes;
    }

    private sealed class Slab(MemoryBlock block)
    {
        public MemoryBlock Block { get; } = block;

        public long Carved { get; set; }

        public int Live { get; set; }

        public int Use { get; set; }
    }
}
