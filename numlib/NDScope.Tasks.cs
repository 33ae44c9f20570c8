namespace Cohort;

/// <content>
/// Scopes of methods that are left and entered again: iterators, and methods whose work goes on in a task.
/// </content>
public sealed partial class NDScope
{
    private bool _deferred;

    /// <summary>Opens a scope into an empty slot, or makes the suspended scope in it the innermost one again.</summary>
    public static NDScope OpenOrResume(ref NDScope? slot)
    {
        if (slot is null)
        {
            return slot = Open();
        }

        if (!slot._disposed && Innermost.Value != slot)
        {
            slot._outer = Current;
            Innermost.Value = slot;
        }

        return slot;
    }

    /// <summary>Takes a scope out of the flow without disposing what is attached to it.</summary>
    public static void Suspend(NDScope? scope)
    {
        if (scope is { _disposed: false })
        {
            scope.Unlink();
            scope._outer = null;
        }
    }

    /// <summary>Disposes the scope in a slot, if there is one, and empties the slot.</summary>
    public static void DisposeSlot(ref NDScope? slot)
    {
        slot?.Dispose();
        slot = null;
    }

    /// <summary>Suspends an iterator's scope where there is more to come, else disposes it.</summary>
    public static void ExitIterator(ref NDScope? slot, bool hasMore)
    {
        if (hasMore)
        {
            Suspend(slot);
        }
        else
        {
            DisposeSlot(ref slot);
        }
    }

    /// <summary>Disposes a scope unless a task that it returned is going to.</summary>
    public static void CloseUnlessDeferred(NDScope? scope)
    {
        if (scope is { _deferred: false })
        {
            scope.Dispose();
        }
    }

    /// <summary>
    /// Lets the arrays of a task's result outlive the scope: at once where the task is done, else the scope stays until
    /// it is.
    /// </summary>
    public Task<TResult> ReturnsTask<TResult>(Task<TResult> task)
    {
        ReturnsTask((Task)task);
        return task;
    }

    /// <inheritdoc cref="ReturnsTask{TResult}"/>
    public Task ReturnsTask(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task.IsCompleted)
        {
            YieldResult(task);
            return task;
        }

        _deferred = true;
        Suspend(this);
        task.ContinueWith(
            done =>
            {
                YieldResult(done);
                Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return task;
    }

    /// <inheritdoc cref="ReturnsTask{TResult}"/>
    public ValueTask<TResult> ReturnsValueTask<TResult>(ValueTask<TResult> task)
    {
        // The result of a ValueTask may be taken once only, unless it is preserved.
        var kept = task.Preserve();
        ReturnsTask(kept.AsTask());
        return kept;
    }

    /// <inheritdoc cref="ReturnsTask{TResult}"/>
    public ValueTask ReturnsValueTask(ValueTask task)
    {
        var kept = task.Preserve();
        ReturnsTask(kept.AsTask());
        return kept;
    }

    // A task may have a result though its type does not say so.
    private void YieldResult(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            Yield(task.GetType().GetProperty(nameof(Task<>.Result))?.GetValue(task));
        }
    }
}
