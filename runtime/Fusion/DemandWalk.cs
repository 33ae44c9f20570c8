using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Fusion;

/// <summary>Walks back from what is needed and finds the pending operations that compute it.</summary>
public static class DemandWalk
{
    /// <summary>The pending operations that the versions need, in program order.</summary>
    public static List<Operation> Collect(IEnumerable<Regions.Version> needed)
    {
        var found = new HashSet<Operation>();
        var stack = new Stack<Operation>();
        foreach (var version in needed)
        {
            Push(version);
        }

        while (stack.TryPop(out var operation))
        {
            foreach (var input in operation.Inputs)
            {
                Push(input.Version);
            }

            Push(operation.Base);
        }

        var ordered = found.ToList();
        ordered.Sort(static (a, b) => a.Sequence.CompareTo(b.Sequence));
        return ordered;

        void Push(Regions.Version? version)
        {
            if (version?.Recipe is Operation operation && found.Add(operation))
            {
                stack.Push(operation);
            }
        }
    }
}
