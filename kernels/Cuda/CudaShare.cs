using Cohort.Kernels.Gpu;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Regions;

namespace Cohort.Kernels.Cuda;

/// <summary>
/// A logical device's share of a physical one: streams, events and memory of its own in the common context. What is
/// still open when it is disposed it gives back itself.
/// </summary>
internal sealed class CudaShare : IGpuDriver
{
    private readonly ICudaDriver _driver;
    private readonly Lock _gate = new();
    private readonly HashSet<IDisposable> _open = [];
    private readonly HashSet<nint> _blocks = [];
    private readonly HashSet<nint> _pinned = [];
    private bool _isDisposed;

    public CudaShare(CudaGpu gpu)
    {
        Gpu = gpu;
        _driver = gpu.Driver;
        gpu.Retain();
    }

    /// <summary>The physical device.</summary>
    public CudaGpu Gpu { get; }

    /// <inheritdoc/>
    public string Description => Gpu.Description;

    /// <inheritdoc/>
    public DeviceTraits Traits => Gpu.Traits;

    /// <inheritdoc/>
    public long MemoryInBytes => Gpu.MemoryInBytes;

    /// <inheritdoc/>
    public bool NeedsPinnedMemory => true;

    /// <inheritdoc/>
    public bool HasFlatMemory => true;

    /// <inheritdoc/>
    public GpuTarget Target => Gpu.Target;

    /// <inheritdoc/>
    public string? Refuses(Kernel kernel) => GpuAcceptance.Refusal(kernel, Target);

    /// <inheritdoc/>
    public bool SharesEventsWith(IGpuDriver other) => other is CudaShare share && share._driver == _driver;

    /// <inheritdoc/>
    public bool Reaches(IGpuDriver other) =>
        other is CudaShare share && share._driver == _driver && Gpu.Reaches(share.Gpu);

    /// <inheritdoc/>
    public MemoryBlock? TryAllocate(long sizeInBytes)
    {
        Gpu.Enter();
        try
        {
            var block = new MemoryBlock(_driver.Allocate(sizeInBytes), sizeInBytes);
            Note(_blocks, block.Address);
            return block;
        }
        catch (CudaException full) when (full.Error == CudaError.OutOfMemory)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Free(MemoryBlock block)
    {
        Gpu.GiveBack(() => _driver.Free(block.Address));
        Drop(_blocks, block.Address);
    }

    /// <inheritdoc/>
    public nint AllocatePinned(long sizeInBytes)
    {
        Gpu.Enter();
        var address = _driver.AllocatePinned(sizeInBytes);
        Note(_pinned, address);
        return address;
    }

    /// <inheritdoc/>
    public void FreePinned(nint address)
    {
        Gpu.GiveBack(() => _driver.FreePinned(address));
        Drop(_pinned, address);
    }

    /// <inheritdoc/>
    public IGpuQueue CreateQueue() => Opened(new CudaQueue(this));

    /// <inheritdoc/>
    public GpuEvent CreateEvent() => Opened(new CudaSignal(this));

    /// <inheritdoc/>
    public GpuCode Build(GpuKernelKey key) => Opened(new CudaCode(this, Gpu.Kernel(key)));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        CloseAll();
        Gpu.Release();
    }

    /// <summary>Notes that something is given back; false when that has been done before.</summary>
    internal bool Forget(IDisposable opened)
    {
        lock (_gate)
        {
            return _open.Remove(opened);
        }
    }

    // Streams first: what is still queued on them may use the rest.
    private void CloseAll()
    {
        foreach (var queue in Snapshot<CudaQueue>())
        {
            queue.Drain();
            queue.Dispose();
        }

        foreach (var other in Snapshot<IDisposable>())
        {
            other.Dispose();
        }

        foreach (var block in _blocks)
        {
            Gpu.GiveBack(() => _driver.Free(block));
        }

        foreach (var address in _pinned)
        {
            Gpu.GiveBack(() => _driver.FreePinned(address));
        }
    }

    private List<T> Snapshot<T>()
    {
        lock (_gate)
        {
            return [.. _open.OfType<T>()];
        }
    }

    private T Opened<T>(T opened)
        where T : IDisposable
    {
        lock (_gate)
        {
            _open.Add(opened);
        }

        return opened;
    }

    private void Note(HashSet<nint> addresses, nint address)
    {
        lock (_gate)
        {
            addresses.Add(address);
        }
    }

    private void Drop(HashSet<nint> addresses, nint address)
    {
        lock (_gate)
        {
            addresses.Remove(address);
        }
    }
}
