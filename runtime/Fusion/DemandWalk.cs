using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Fusion;

/// <summary>Walks back from what is needed and finds the pending operations that compute it.</summary>
public sealed class DemandWalk
{
    private readonly Stack<Operation> _stack = [];
    private long _walk;

    /// <summary>
    /// The pending operations that the versions need, in program order; each knows its place (<see
    /// cref="Operation.Slot"/>) until the next walk.
    /// </summary>
    public List<Operation> Collect(IReadOnlyList<Regions.Version> needed)
    {
        _walk++;
        var found = new List<Operation>();
        foreach (var version in needed)
        {
            Push(version, found);
        }

        while (_stack.TryPop(out var operation))
        {
            foreach (var input in operation.Inputs)
            {
                Push(input.Version, found);
            }

            Push(operation.Base, found);
        }

        found.Sort(static (a, b) => a.Sequence.CompareTo(b.Sequence));
        for (var i = 0; i < found.Count; i++)
        {
            found[i].Slot = i;
        }

        return found;
    }

    private void Push(Regions.Version? version, List<Operation> found)
    {
        if (version?.Recipe is Operation operation && operation.Walk != _walk)
        {
            operation.Walk = _walk;
            found.Add(operation);
            _stack.Push(operation);
        }
    }
}
