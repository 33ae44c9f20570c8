using Cohort.Runtime.Devices;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Dependences;

/// <summary>
/// What one command will do to instances. Two accesses are independent when their boxes do not overlap or both read;
/// otherwise the later one waits for the earlier. Since versions decide which instance holds what, this order is all
/// that remains of dependence analysis.
/// </summary>
public sealed class AccessSet
{
    private readonly List<Access> _accesses;

    /// <summary>An empty set.</summary>
    /// <param name="capacity">How many accesses are expected.</param>
    public AccessSet(int capacity) => _accesses = new List<Access>(capacity);

    /// <summary>The accesses so far.</summary>
    public IReadOnlyList<Access> Accesses => _accesses;

    /// <summary>The command will read boxes of a version in an instance.</summary>
    public void Read(Instance instance, ReadOnlySpan<Box> boxes, Regions.Version? version) =>
        Add(instance, boxes, isWrite: false, version);

    /// <summary>The command will write boxes of a version into an instance.</summary>
    public void Write(Instance instance, ReadOnlySpan<Box> boxes, Regions.Version? version) =>
        Add(instance, boxes, isWrite: true, version);

    /// <summary>Gives the command its dependences and records its accesses for the commands after it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="order">Scratch.</param>
    /// <param name="data">Scratch.</param>
    public void Order(DeviceCommand command, List<Completion> order, List<Completion> data)
    {
        order.Clear();
        data.Clear();
        foreach (var access in _accesses)
        {
            access.Instance.CollectConflicts(access.Box, access.IsWrite, order, data);
        }

        foreach (var access in _accesses)
        {
            access.Instance.AddUse(access.Box, access.IsWrite, command.End);
            access.Instance.PlannedUses--;
        }

        command.Dependences = Distinct(order);
        command.DataDependences = Distinct(data);
        order.Clear();
        data.Clear();
    }

    private static Completion[] Distinct(List<Completion> ends) => ends.Count switch
    {
        0 => [],
        1 => [ends[0]],
        2 => ends[0] == ends[1] ? [ends[0]] : [ends[0], ends[1]],
        _ => [.. ends.Distinct()],
    };

    /// <summary>The command will not be issued.</summary>
    public void Abandon()
    {
        foreach (var access in _accesses)
        {
            access.Instance.PlannedUses--;
        }

        _accesses.Clear();
    }

    private void Add(Instance instance, ReadOnlySpan<Box> boxes, bool isWrite, Regions.Version? version)
    {
        _accesses.EnsureCapacity(_accesses.Count + boxes.Length);
        foreach (var box in boxes)
        {
            _accesses.Add(new Access(instance, box, isWrite, version));
            instance.PlannedUses++;
        }
    }
}
