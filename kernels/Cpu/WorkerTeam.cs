namespace Cohort.Kernels.Cpu;

/// <summary>
/// Threads that share loops: iterations are claimed one by one, so an unequal or interrupted worker delays nobody. The
/// thread that starts a loop works on it too.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim _work = new(0);
    private volatile Loop? _current;
    private volatile bool _isDisposed;
    private volatile int _limit = int.MaxValue;

    /// <summary>Starts a team.</summary>
    /// <param name="size">The number of threads that work on a loop, the calling one included.</param>
    /// <param name="name">A name for the threads.</param>
    public WorkerTeam(int size, string name)
    {
        Size = size;
        _threads = new Thread[size - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = $"{name} worker {i + 1}" };
            _threads[i].Start();
        }
    }

    /// <summary>The number of threads that work on a loop.</summary>
    public int Size { get; }

    /// <summary>How many threads work on a loop at most, from the next one on; results do not depend on it.</summary>
    public int Limit
    {
        get => Math.Min(_limit, Size);
        set => _limit = value;
    }

    /// <summary>
    /// Runs a body for 0 .. count - 1 and returns when all are done. The first exception is rethrown.
    /// </summary>
    public void For(int count, Action<int> body)
    {
        if (count <= 1 || _threads.Length == 0)
        {
            for (var i = 0; i < count; i++)
            {
                body(i);
            }

            return;
        }

        var loop = new Loop(count, _limit, body);
        _current = loop;
        if (Math.Min(count, Limit) is > 1 and var workers)
        {
            _work.Release(workers - 1);
        }

        loop.Work();
        loop.WaitForOthers();
        _current = null;
        loop.ThrowIfFailed();
    }

    /// <summary>Works on the current loop, if there is one with iterations left.</summary>
    public bool TryJoin() => _current is { } loop && loop.Work();

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        if (_threads.Length > 0)
        {
            _work.Release(_threads.Length);
        }

        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _work.Dispose();
    }

    private void Work()
    {
        while (true)
        {
            _work.Wait();
            if (_isDisposed)
            {
                return;
            }

            _current?.Work();
        }
    }

    private sealed class Loop(int count, int limit, Action<int> body)
    {
        private int _workers;
        private int _next;
        private int _finished;
        private Exception? _failure;

        /// <summary>Claims and runs iterations until none is left; false when there was none, or no place.</summary>
        public bool Work()
        {
            var worked = false;
            if (Interlocked.Increment(ref _workers) > limit)
            {
                return worked;
            }

            int index;
            while ((index = Interlocked.Increment(ref _next) - 1) < count)
            {
                worked = true;
                try
                {
                    body(index);
                }
                catch (Exception failure)
                {
                    Interlocked.CompareExchange(ref _failure, failure, null);
                }
                finally
                {
                    Interlocked.Increment(ref _finished);
                }
            }

            return worked;
        }

        public void WaitForOthers()
        {
            var spinner = default(SpinWait);
            while (Volatile.Read(ref _finished) < count)
            {
                spinner.SpinOnce(-1);
            }
        }

        public void ThrowIfFailed()
        {
            if (_failure is not null)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failure);
            }
        }
    }
}
