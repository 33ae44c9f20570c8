using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Mapping.Simulation;

/// <summary>
/// Which steps have used a block of memory, so that later ones can wait for those that they conflict with. Unlike an
/// instance's own uses it forgets none because it is over: in virtual time nothing is until the whole plan is known.
/// </summary>
internal sealed class MemoryUses
{
    private readonly List<(Box Box, bool IsWrite, int Task)> _uses = [];
    private Instance? _owner;
    private int[] _former = [];

    /// <summary>Adds the steps that an access has to wait for.</summary>
    public void CollectConflicts(Instance instance, Box box, bool isWrite, ISet<int> after)
    {
        TakeOver(instance);
        after.UnionWith(_former);
        foreach (var use in _uses)
        {
            if ((isWrite || use.IsWrite) && use.Box.Overlaps(box))
            {
                after.Add(use.Task);
            }
        }
    }

    /// <summary>Notes an access of a step. A dense write stands for what lies inside of it.</summary>
    public void Add(Box box, bool isWrite, int task)
    {
        if (isWrite && box.IsDense)
        {
            _uses.RemoveAll(use => use.Task != task && box.Contains(use.Box));
        }

        _uses.Add((box, isWrite, task));
    }

    // Another array has the memory now: its boxes count differently, so all of its steps wait for all former ones.
    private void TakeOver(Instance instance)
    {
        if (_owner == instance)
        {
            return;
        }

        if (_owner is not null)
        {
            _former = _uses.Count == 0 ? _former : [.. _uses.Select(use => use.Task).Distinct()];
            _uses.Clear();
        }

        _owner = instance;
    }
}
