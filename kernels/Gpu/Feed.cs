using System.Threading.Channels;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// A bounded queue from one or more threads to one that blocks while it is empty. Items cost no allocation.
/// </summary>
internal sealed class Feed<T>(int capacity) : IDisposable
{
    private readonly Channel<T> _items = Channel.CreateBounded<T>(capacity);
    private readonly SemaphoreSlim _ready = new(0);
    private volatile bool _isClosed;

    /// <summary>Appends an item; blocks while the queue is full.</summary>
    public void Add(T item)
    {
        if (!_items.Writer.TryWrite(item))
        {
            _items.Writer.WriteAsync(item).AsTask().GetAwaiter().GetResult();
        }

        _ready.Release();
    }

    /// <summary>Waits for the next item; false when there will be none.</summary>
    public bool Take(out T item)
    {
        // What somebody else took by TryTake leaves a wake-up for nothing.
        do
        {
            _ready.Wait();
            if (_items.Reader.TryRead(out item!))
            {
                return true;
            }
        }
        while (!_isClosed);

        return false;
    }

    /// <summary>Takes an item if there is one, without waiting.</summary>
    public bool TryTake(out T item) => _items.Reader.TryRead(out item!);

    /// <summary>Says that nothing will be added any more.</summary>
    public void Close()
    {
        _isClosed = true;
        _ready.Release();
    }

    /// <inheritdoc/>
    public void Dispose() => _ready.Dispose();
}
