using Cohort.Mapping.Machines;

namespace Cohort.Mapping.Simulation;

/// <summary>
/// Runs a program in virtual time: devices take their steps in order, copies share the links that they meet on.
/// Deterministic: the same program on the same machine gives the same schedule, to the bit.
/// </summary>
public sealed class Simulator
{
    private readonly Machine _machine;
    private readonly TaskGraph _program;
    private readonly WorkQueue[] _queues;
    private readonly int[] _blockers;
    private readonly List<int>[] _followers;
    private readonly double[] _starts;
    private readonly double[] _ends;
    private readonly long[] _bytesOverLinks;
    private readonly double[] _busySeconds;
    private readonly PriorityQueue<int, (double Time, int Task)> _timers = new();
    private readonly List<Transfer> _transfers = [];
    private readonly List<Transfer> _arrived = [];
    private readonly FairShares _shares;
    private double _now;

    private Simulator(Machine machine, TaskGraph program)
    {
        _machine = machine;
        _program = program;
        _shares = new FairShares(machine);
        var count = program.Tasks.Count;
        _blockers = new int[count];
        _followers = new List<int>[count];
        _starts = new double[count];
        _ends = new double[count];
        _bytesOverLinks = new long[machine.Links.Count];
        _busySeconds = new double[machine.Count];

        // Per device its kernels and, where it has engines, its copies; then the program's own steps.
        _queues = new WorkQueue[(2 * machine.Count) + 1];
        for (var device = 0; device < machine.Count; device++)
        {
            _queues[2 * device] = new WorkQueue(1);
            _queues[(2 * device) + 1] = new WorkQueue(Math.Max(machine[device].CopyEngines, 1));
        }

        _queues[^1] = new WorkQueue(1);
    }

    /// <summary>The schedule of a program on a machine.</summary>
    /// <exception cref="ArgumentException">A step names a device that the machine does not have.</exception>
    public static Schedule Run(Machine machine, TaskGraph program)
    {
        foreach (var task in program.Tasks)
        {
            if (Math.Max(task.Device, Math.Max(task.From, task.To)) >= machine.Count)
            {
                throw new ArgumentException(
                    $"'{task.Label}' runs on devices {task.Device}, {task.From}, {task.To} (-1: none); the machine has "
                    + $"{machine.Count}.", nameof(program));
            }
        }

        var simulator = new Simulator(machine, program);
        simulator.Run();
        return new Schedule(
            machine, program, simulator._starts, simulator._ends, simulator._bytesOverLinks, simulator._busySeconds);
    }

    private void Run()
    {
        foreach (var task in _program.Tasks)
        {
            _queues[QueueOf(task)].Add(task.Id);
            _blockers[task.Id] = task.After.Count;
            foreach (var earlier in task.After)
            {
                (_followers[earlier] ??= []).Add(task.Id);
            }
        }

        foreach (var queue in _queues)
        {
            Begin(queue);
        }

        while (_timers.Count > 0 || _transfers.Count > 0)
        {
            Advance();
        }
    }

    private int QueueOf(SimulatedTask task) =>
        task.Device == TaskGraph.Host ? _queues.Length - 1
        : (2 * task.Device) + (task.IsTransfer && _machine[task.Device].CopyEngines > 0 ? 1 : 0);

    private void Begin(WorkQueue queue)
    {
        while (queue.HasPlace && _blockers[queue.Next] == 0)
        {
            var task = _program.Tasks[queue.Next];
            queue.Begin();
            _starts[task.Id] = _now;
            var seconds = task.IsTransfer
                ? _machine.RouteBetween(task.From, task.To)!.StartSeconds(task.Bytes)
                : task.Seconds;
            _timers.Enqueue(task.Id, (_now + seconds, task.Id));
        }
    }

    // To the next moment at which something ends: a step of known length, the start of a copy, a copy.
    private void Advance()
    {
        var next = _timers.TryPeek(out _, out var timer) ? timer.Time : double.PositiveInfinity;
        foreach (var transfer in _transfers)
        {
            next = Math.Min(next, _now + (transfer.BytesLeft / transfer.Rate));
        }

        var passed = next - _now;
        foreach (var transfer in _transfers)
        {
            // What is left at the end of the last byte is an error of rounding.
            var isOver = _now + (transfer.BytesLeft / transfer.Rate) <= next;
            transfer.BytesLeft = isOver ? 0 : transfer.BytesLeft - (transfer.Rate * passed);
            if (isOver)
            {
                _arrived.Add(transfer);
            }
        }

        _now = next;
        var hasChanged = EndTransfers();
        while (_timers.TryPeek(out var task, out var due) && due.Time <= _now)
        {
            _timers.Dequeue();
            hasChanged |= EndTimer(_program.Tasks[task]);
        }

        if (hasChanged)
        {
            _shares.Divide(_transfers);
        }
    }

    private bool EndTransfers()
    {
        var any = _arrived.Count > 0;
        foreach (var transfer in _arrived)
        {
            _transfers.Remove(transfer);
        }

        foreach (var transfer in _arrived)
        {
            End(_program.Tasks[transfer.Task]);
        }

        _arrived.Clear();
        return any;
    }

    // Whether the copies under way are others now.
    private bool EndTimer(SimulatedTask task)
    {
        if (!task.IsTransfer)
        {
            if (task.Device >= 0)
            {
                _busySeconds[task.Device] += task.Seconds;
            }

            End(task);
            return false;
        }

        var route = _machine.RouteBetween(task.From, task.To)!;
        foreach (var link in route.Links)
        {
            _bytesOverLinks[link.Index] += task.Bytes;
        }

        if (task.Bytes == 0)
        {
            End(task);
            return false;
        }

        _transfers.Add(new Transfer(task.Id, route, task.Bytes));
        return true;
    }

    private void End(SimulatedTask task)
    {
        _ends[task.Id] = _now;
        var queue = _queues[QueueOf(task)];
        queue.End();
        Begin(queue);
        foreach (var follower in _followers[task.Id] ?? [])
        {
            if (--_blockers[follower] == 0)
            {
                Begin(_queues[QueueOf(_program.Tasks[follower])]);
            }
        }
    }
}
