using Cohort.Mapping.Costs;
using Cohort.Mapping.Machines;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Execution;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Mapping.Simulation;

/// <summary>
/// Turns the plan of a real program into a simulated one: each command becomes a step whose time the cost model
/// predicts, ordered as the accesses to memory demand. Values that the program reads from other devices hold up what it
/// does afterwards.
/// </summary>
public sealed class PlanSimulation : IPlanObserver
{
    private readonly CostModel _costs;
    private readonly double _planSeconds;
    private readonly double _commandSeconds;
    private readonly Dictionary<(int Device, nint Address), MemoryUses> _memory = [];
    private readonly SortedSet<int> _after = [];
    private readonly Lock _gate = new();
    private TaskGraph _program = new();
    private int _last = -1;

    /// <summary>Simulates plans.</summary>
    /// <param name="costs">The machine and its costs.</param>
    /// <param name="planSeconds">What the program's thread takes to record and plan a kernel.</param>
    /// <param name="commandSeconds">
    /// ... and what it takes more to place, order and issue each of its pieces and copies (measured: decision 013).
    /// </param>
    public PlanSimulation(CostModel costs, double planSeconds = 3e-6, double commandSeconds = 2e-6)
    {
        _costs = costs;
        _planSeconds = planSeconds;
        _commandSeconds = commandSeconds;
    }

    /// <summary>What has been issued since the beginning, or the last reset.</summary>
    public TaskGraph Program => _program;

    /// <summary>Forgets what has been issued: what comes now starts at time 0, all memory quiet.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _program = new TaskGraph();
            _last = -1;
            _memory.Clear();
        }
    }

    /// <summary>The schedule of what has been issued. All times in it are simulated.</summary>
    public Schedule Run()
    {
        lock (_gate)
        {
            return Simulator.Run(_costs.Machine, _program);
        }
    }

    /// <inheritdoc/>
    public void Issued(Kernel? kernel, IReadOnlyList<PlannedCommand> commands)
    {
        lock (_gate)
        {
            if (kernel is not null)
            {
                var seconds = _planSeconds + (commands.Count * _commandSeconds);
                _last = _program.AddWork(TaskGraph.Host, seconds, $"plan {kernel}", Own());
            }

            var steps = new List<int>();
            foreach (var planned in commands)
            {
                steps.Add(Add(planned));
            }

            if (kernel is null && steps.Count > 0)
            {
                // The program waits for what it reads.
                var seconds = _costs.Machine[0].SynchronizeSeconds;
                _last = _program.AddWork(TaskGraph.Host, seconds, "wait for values", [.. Own(), .. steps]);
            }
        }
    }

    /// <inheritdoc/>
    public void Imported(Runtime.Regions.Version version, Instance instance)
    {
        // What comes from the program is there when it is recorded.
    }

    private int[] Own() => _last < 0 ? [] : [_last];

    private int Add(PlannedCommand planned)
    {
        _after.Clear();
        _after.UnionWith(Own());
        foreach (var access in planned.Accesses.Accesses)
        {
            UsesOf(access.Instance).CollectConflicts(access.Instance, access.Box, access.IsWrite, _after);
        }

        var label = planned.Command.Label.ToString();
        var step = planned.Command is CopyCommand { IsBetweenDevices: true } copy
            ? _program.AddCopy(
                copy.Source.Device, copy.Destination.Device, copy.SizeInBytes, planned.Device, label, _after)
            : _program.AddWork(
                planned.Device, _costs.Seconds(planned.Device, _costs.WorkOf(planned.Command)), label, _after);
        foreach (var access in planned.Accesses.Accesses)
        {
            UsesOf(access.Instance).Add(access.Box, access.IsWrite, step);
        }

        return step;
    }

    private MemoryUses UsesOf(Instance instance)
    {
        var key = (instance.Device, instance.Block.Address);
        if (!_memory.TryGetValue(key, out var uses))
        {
            _memory[key] = uses = new MemoryUses();
        }

        return uses;
    }
}
