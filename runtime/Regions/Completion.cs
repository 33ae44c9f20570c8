using System.Runtime.ExceptionServices;

namespace Cohort.Runtime.Regions;

/// <summary>
/// The end of a piece of work: done or failed, set once. Work that depends on failed work is poisoned.
/// </summary>
public sealed class Completion
{
    private volatile bool _isSet;
    private bool _isAwaited;
    private Exception? _failure;
    private volatile object? _signal;
    private TaskCompletionSource? _task;

    /// <summary>A completion that is already done.</summary>
    public static Completion Done { get; } = CreateDone();

    /// <summary>Whether the work has ended, well or not.</summary>
    public bool IsSet => _isSet;

    /// <summary>Why the work failed, or null. Meaningful once <see cref="IsSet"/>.</summary>
    public Exception? Failure => _isSet ? _failure : null;

    /// <summary>Ends the work.</summary>
    /// <param name="failure">Why it failed, or null.</param>
    public void Set(Exception? failure = null)
    {
        if (!TrySet(failure))
        {
            throw new InvariantException("A completion was set twice.");
        }
    }

    /// <summary>Ends the work unless somebody else has, who then gave it up for lost; whether it did.</summary>
    /// <param name="failure">Why it failed, or null.</param>
    public bool TrySet(Exception? failure)
    {
        TaskCompletionSource? task;
        lock (this)
        {
            if (_isSet)
            {
                return false;
            }

            _failure = failure;
            _isSet = true;
            _signal = null;
            task = _task;
            if (_isAwaited)
            {
                Monitor.PulseAll(this);
            }
        }

        Complete(task);
        return true;
    }

    /// <summary>
    /// Says that the work is in a driver's queue: other queues of that driver may wait for the signal instead of the
    /// end.
    /// </summary>
    public void Announce(object signal)
    {
        lock (this)
        {
            if (!_isSet)
            {
                _signal = signal;
                if (_isAwaited)
                {
                    Monitor.PulseAll(this);
                }
            }
        }
    }

    /// <summary>
    /// Blocks until the work has ended or is in a driver's queue. The driver's signal; null when the work has ended.
    /// </summary>
    public object? WaitForSignal()
    {
        if (!_isSet && _signal is null)
        {
            lock (this)
            {
                _isAwaited = true;
                while (!_isSet && _signal is null)
                {
                    Monitor.Wait(this);
                }
            }
        }

        return _signal;
    }

    /// <summary>Blocks until the work has ended; does not throw its failure.</summary>
    public void Wait()
    {
        var spinner = default(SpinWait);
        while (!_isSet && spinner.Count < 20)
        {
            spinner.SpinOnce(-1);
        }

        if (_isSet)
        {
            return;
        }

        lock (this)
        {
            _isAwaited = true;
            while (!_isSet)
            {
                Monitor.Wait(this);
            }
        }
    }

    /// <summary>Throws the failure, if the work has failed.</summary>
    public void ThrowIfFailed()
    {
        if (Failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>A task that ends with the work.</summary>
    public Task AsTask()
    {
        lock (this)
        {
            _task ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (_isSet)
        {
            Complete(_task);
        }

        return _task.Task;
    }

    private static Completion CreateDone()
    {
        var done = new Completion();
        done.Set();
        return done;
    }

    private void Complete(TaskCompletionSource? task)
    {
        if (task is null)
        {
            return;
        }

        if (_failure is null)
        {
            task.TrySetResult();
        }
        else
        {
            task.TrySetException(_failure);
        }
    }
}
