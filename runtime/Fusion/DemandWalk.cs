using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Fusion;

/// <summary>Walks back from what is needed and finds the pending operations that compute it.</summary>
public sealed class DemandWalk
{
    private readonly Stack<Operation> _stack = [];
    private readonly List<Operation> _found = [];
    private long _walk;

    /// <summary>
    /// The pending operations that the versions need, in program order; each knows its place (<see
    /// cref="Operation.Slot"/>) until the next walk, which reuses the list.
    /// </summary>
    public List<Operation> Collect(IReadOnlyList<Regions.Version> needed)
    {
        _walk++;
        _found.Clear();
        for (var i = 0; i < needed.Count; i++)
        {
            Push(needed[i], isDemanded: true);
        }

        while (_stack.TryPop(out var operation))
        {
            foreach (ref readonly var input in operation.Inputs.AsSpan())
            {
                Push(input.Version, isDemanded: false);
            }

            Push(operation.Base, isDemanded: false);
        }

        Sort();
        for (var i = 0; i < _found.Count; i++)
        {
            _found[i].Slot = i;
        }

        return _found;
    }

    // Walks from one value come out from the last to the first, or nearly so.
    private void Sort()
    {
        _found.Reverse();
        for (var i = 1; i < _found.Count; i++)
        {
            if (_found[i - 1].Sequence > _found[i].Sequence)
            {
                _found.Sort(static (a, b) => a.Sequence.CompareTo(b.Sequence));
                return;
            }
        }
    }

    private void Push(Regions.Version? version, bool isDemanded)
    {
        if (version?.Recipe is not Operation operation)
        {
            return;
        }

        if (operation.Walk != _walk)
        {
            operation.Walk = _walk;
            operation.IsDemanded = isDemanded;
            _found.Add(operation);
            _stack.Push(operation);
        }
        else
        {
            operation.IsDemanded |= isDemanded;
        }
    }
}
