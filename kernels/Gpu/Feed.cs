namespace Cohort.Kernels.Gpu;

/// <summary>
/// A bounded queue from one or more threads to one that blocks while it is empty. Items cost no allocation, also while
/// somebody waits for room.
/// </summary>
internal sealed class Feed<T>(int capacity) : IDisposable
{
    private const int Spins = 60;

    private readonly object _gate = new();
    private readonly T?[] _items = new T?[capacity];
    private int _first;
    private int _count;
    private int _readers;
    private int _writers;
    private bool _isClosed;

    /// <summary>Appends an item; blocks while the queue is full.</summary>
    public void Add(T item)
    {
        lock (_gate)
        {
            while (_count == _items.Length)
            {
                _writers++;
                Monitor.Wait(_gate);
                _writers--;
            }

            _items[(_first + _count) % _items.Length] = item;
            _count++;
            if (_readers > 0)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Waits for the next item; false when there will be none.</summary>
    public bool Take(out T item)
    {
        // The next item is often a few microseconds away: then going to sleep would cost both sides more than looking.
        for (var spinner = default(SpinWait); spinner.Count < Spins && Volatile.Read(ref _count) == 0;)
        {
            spinner.SpinOnce(-1);
        }

        lock (_gate)
        {
            while (_count == 0 && !_isClosed)
            {
                _readers++;
                Monitor.Wait(_gate);
                _readers--;
            }

            return TryTakeNeedsLock(out item);
        }
    }

    /// <summary>Takes an item if there is one, without waiting.</summary>
    public bool TryTake(out T item)
    {
        lock (_gate)
        {
            return TryTakeNeedsLock(out item);
        }
    }

    /// <summary>Says that nothing will be added any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private bool TryTakeNeedsLock(out T item)
    {
        if (_count == 0)
        {
            item = default!;
            return false;
        }

        item = _items[_first]!;
        _items[_first] = default;
        _first = (_first + 1) % _items.Length;
        _count--;

        // Who waits for room gets room for many, or it would be woken for every single one.
        if (_writers > 0 && _count <= _items.Length / 2)
        {
            Monitor.PulseAll(_gate);
        }

        return true;
    }
}
