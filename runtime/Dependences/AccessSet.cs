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
    private readonly List<Access> _accesses = [];

    /// <summary>The accesses so far.</summary>
    public IReadOnlyList<Access> Accesses => _accesses;

    /// <summary>The command will read boxes of a version in an instance.</summary>
    public void Read(Instance instance, ReadOnlySpan<Box> boxes, Regions.Version? version) =>
        Add(instance, boxes, isWrite: false, version);

    /// <summary>The command will write boxes of a version into an instance.</summary>
    public void Write(Instance instance, ReadOnlySpan<Box> boxes, Regions.Version? version) =>
        Add(instance, boxes, isWrite: true, version);

    /// <summary>Gives the command its dependences and records its accesses for the commands after it.</summary>
    public void Order(DeviceCommand command)
    {
        var order = new List<Completion>();
        var data = new List<Completion>();
        foreach (var (instance, box, isWrite, _) in _accesses)
        {
            instance.CollectConflicts(box, isWrite, order, data);
        }

        foreach (var (instance, box, isWrite, _) in _accesses)
        {
            instance.AddUse(box, isWrite, command.End);
            instance.PlannedUses--;
        }

        command.Dependences = Distinct(order);
        command.DataDependences = Distinct(data);
    }

    private static Completion[] Distinct(List<Completion> ends) =>
        ends.Count == 0 ? [] : ends.Count == 1 ? [ends[0]] : [.. ends.Distinct()];

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
        foreach (var box in boxes)
        {
            _accesses.Add(new Access(instance, box, isWrite, version));
            instance.PlannedUses++;
        }
    }
}
