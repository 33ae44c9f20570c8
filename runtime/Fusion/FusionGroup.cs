using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Fusion;

/// <summary>Operations that will become one kernel.</summary>
internal sealed class FusionGroup
{
    private int _search;

    public FusionGroup(Operation root, bool isMap)
    {
        Space = root.Space;
        IsMap = isMap;
        Stored.Add(root);
    }

    /// <summary>The index space of every stored member.</summary>
    public Layout Space { get; }

    /// <summary>Whether the members are elementwise; otherwise it is a single reduction or library operation.</summary>
    public bool IsMap { get; }

    /// <summary>The members whose outputs are stored.</summary>
    public List<Operation> Stored { get; } = [];

    /// <summary>The members that are computed on the way.</summary>
    public List<Operation> Inlined { get; } = [];

    /// <summary>Stored members that should have been stored when they were computed first.</summary>
    public List<Operation> StoredTooLate { get; } = [];

    /// <summary>The groups that must run before; one may be named twice.</summary>
    public List<FusionGroup> Predecessors { get; } = [];

    /// <summary>The group into which this one was merged, or null.</summary>
    public FusionGroup? MergedInto { get; private set; }

    public int Size => Stored.Count + Inlined.Count;

    /// <summary>The group that now stands for this one.</summary>
    public FusionGroup Resolve()
    {
        var group = this;
        while (group.MergedInto is { } next)
        {
            group = next;
        }

        return group;
    }

    /// <summary>Whether <paramref name="other"/> has to run before this group, directly or not.</summary>
    public bool ComesAfter(FusionGroup other, int search)
    {
        if (Predecessors.Count == 0)
        {
            return false;
        }

        var stack = new Stack<FusionGroup>();
        stack.Push(this);
        while (stack.TryPop(out var group))
        {
            foreach (var predecessor in group.Predecessors)
            {
                var resolved = predecessor.Resolve();
                if (resolved == other)
                {
                    return true;
                }

                if (resolved.Visit(search))
                {
                    stack.Push(resolved);
                }
            }
        }

        return false;
    }

    /// <summary>Whether a search, by its number, comes here for the first time.</summary>
    public bool Visit(int search)
    {
        var isFirst = _search != search;
        _search = search;
        return isFirst;
    }

    /// <summary>Takes over the members of another group over the same index space.</summary>
    public void Absorb(FusionGroup other)
    {
        Stored.AddRange(other.Stored);
        Inlined.AddRange(other.Inlined);
        StoredTooLate.AddRange(other.StoredTooLate);
        Predecessors.AddRange(other.Predecessors);
        Predecessors.RemoveAll(p => p == this || p == other);
        other.MergedInto = this;
    }
}
