namespace Cohort.Mapping.Simulation;

/// <summary>Steps that begin in the order of their issue, so many at a time.</summary>
internal sealed class WorkQueue(int places)
{
    private readonly Queue<int> _waiting = new();
    private int _running;

    /// <summary>Whether another step could begin.</summary>
    public bool HasPlace => _running < places && _waiting.Count > 0;

    /// <summary>The step whose turn it is.</summary>
    public int Next => _waiting.Peek();

    /// <summary>Appends a step.</summary>
    public void Add(int task) => _waiting.Enqueue(task);

    /// <summary>The next step begins.</summary>
    public void Begin()
    {
        _waiting.Dequeue();
        _running++;
    }

    /// <summary>One of those that run has ended.</summary>
    public void End() => _running--;
}
