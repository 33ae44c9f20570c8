using Cohort.Runtime;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// A few pieces of pinned host memory through which copies between host and device go. Taking one blocks while all are
/// in use; they come back when a lane's thread has seen the copy's end.
/// </summary>
internal sealed class StagingBuffers : IDisposable
{
    private readonly IGpuDriver _driver;
    private readonly int _count;
    private readonly SemaphoreSlim _free;
    private readonly Stack<StagingBuffer> _buffers = new();
    private readonly List<StagingBuffer> _setAside = [];
    private int _allocated;
    private volatile bool _isClosed;

    public StagingBuffers(IGpuDriver driver, int count, long sizeInBytes)
    {
        _driver = driver;
        _count = count;
        SizeInBytes = sizeInBytes;
        _free = new SemaphoreSlim(count);
    }

    /// <summary>The size of each buffer.</summary>
    public long SizeInBytes { get; }

    /// <summary>A buffer that nothing uses.</summary>
    public StagingBuffer Take()
    {
        _free.Wait();
        if (_isClosed)
        {
            throw new DeviceLostException("The device was lost while a copy waited for a staging buffer.");
        }

        lock (_buffers)
        {
            if (_buffers.TryPop(out var buffer))
            {
                return buffer;
            }

            _allocated++;
        }

        try
        {
            return new StagingBuffer(this, _driver.AllocatePinned(SizeInBytes));
        }
        catch
        {
            Interlocked.Decrement(ref _allocated);
            _free.Release();
            throw;
        }
    }

    /// <summary>Takes a buffer back.</summary>
    public void Return(StagingBuffer buffer)
    {
        lock (_buffers)
        {
            _buffers.Push(buffer);
        }

        _free.Release();
    }

    /// <summary>
    /// Takes a buffer back that another device, which is lost, may still write to: nobody gets it any more.
    /// </summary>
    public void SetAside(StagingBuffer buffer)
    {
        lock (_buffers)
        {
            _setAside.Add(buffer);
            _allocated--;
        }

        _free.Release();
    }

    /// <summary>Ends the waits of those who want a buffer: the device is lost.</summary>
    public void Abandon()
    {
        _isClosed = true;
        _free.Release(_count);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in _buffers.Concat(_setAside))
        {
            _driver.FreePinned(buffer.Address);
        }

        _buffers.Clear();
        _free.Dispose();
    }
}
