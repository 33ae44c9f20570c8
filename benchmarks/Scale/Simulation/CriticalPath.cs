using Cohort.Mapping.Machines;
using Cohort.Mapping.Simulation;

namespace Benchmarks.Scale.Simulation;

/// <summary>
/// The steps that the end of a simulated program waited for, one after the other: walked back from the last one, each
/// time to a step that ended in the moment in which this one began. What is not on it could take longer without harm.
/// </summary>
internal sealed class CriticalPath
{
    private readonly Machine _machine;
    private readonly Schedule _schedule;
    private readonly IReadOnlyList<SimulatedTask> _tasks;
    private readonly Dictionary<double, List<int>> _endings = [];
    private readonly int[] _devicesOfLaunch;

    private CriticalPath(Machine machine, Schedule schedule)
    {
        _machine = machine;
        _schedule = schedule;
        _tasks = schedule.Program.Tasks;
        foreach (var task in _tasks)
        {
            var end = schedule.Ends[task.Id];
            (_endings.TryGetValue(end, out var all) ? all : _endings[end] = []).Add(task.Id);
        }

        _devicesOfLaunch = new int[_tasks.Count];
        CountDevices();
    }

    /// <summary>What is on the path, the largest part first; shares add up to 1 but for rounding.</summary>
    public static IReadOnlyList<PathPart> Of(Machine machine, Schedule schedule)
    {
        if (schedule.Seconds == 0)
        {
            return [];
        }

        var path = new CriticalPath(machine, schedule);
        var steps = path.Walk().SelectMany(path.PartsOf);
        return
        [
            .. from step in steps
               group step by step.Kind into kind
               let most = kind.GroupBy(step => step.What).MaxBy(one => one.Sum(step => step.Seconds))!
               let seconds = kind.Sum(step => step.Seconds)
               orderby seconds descending
               select new PathPart(kind.Key, most.Key, seconds / schedule.Seconds),
        ];
    }

    private IEnumerable<(PathKind Kind, string What, double Seconds)> PartsOf(SimulatedTask task)
    {
        var seconds = _schedule.Ends[task.Id] - _schedule.Starts[task.Id];
        var isKernel = task.Device >= 0 && !task.IsTransfer;
        var launch = isKernel ? Math.Min(seconds, _machine[task.Device].LaunchSeconds) : 0;
        yield return (KindOf(task), task.Label, seconds - launch);
        if (launch > 0)
        {
            yield return (PathKind.Launch, task.Label, launch);
        }
    }

    private IEnumerable<SimulatedTask> Walk()
    {
        var next = _tasks.MaxBy(task => _schedule.Ends[task.Id]);
        while (next is { } task)
        {
            yield return task;
            next = Before(task);
        }
    }

    // Something that it depends on, else what had its place in the queue, else what the step before it in the queue
    // waited for. All of them were issued earlier.
    private SimulatedTask? Before(SimulatedTask task)
    {
        var start = _schedule.Starts[task.Id];
        foreach (var id in task.After)
        {
            if (_schedule.Ends[id] == start)
            {
                return _tasks[id];
            }
        }

        var ended = _endings.GetValueOrDefault(start, []).Where(id => id < task.Id).Select(id => _tasks[id]).ToList();
        return ended.FindLast(one => one.Device == task.Device) ?? ended.LastOrDefault();
    }

    private PathKind KindOf(SimulatedTask task)
    {
        if (task.IsTransfer)
        {
            return PathKind.Copy;
        }

        if (task.Device == TaskGraph.Host)
        {
            return task.Label.StartsWith("plan ", StringComparison.Ordinal) ? PathKind.Planning : PathKind.Waiting;
        }

        var gpus = Workers.Of(_machine);
        return task.Device < gpus[0] ? PathKind.HostDevice
            : _devicesOfLaunch[task.Id] == gpus.Count ? PathKind.AllDevices
            : _devicesOfLaunch[task.Id] == 1 ? PathKind.OneDevice
            : PathKind.SomeDevices;
    }

    // Commands of one kernel follow its planning; those of one label are its pieces.
    private void CountDevices()
    {
        for (var begin = 0; begin < _tasks.Count;)
        {
            var end = begin + 1;
            while (end < _tasks.Count && _tasks[end].Device != TaskGraph.Host)
            {
                end++;
            }

            var launch = _tasks.Skip(begin).Take(end - begin).Where(task => !task.IsTransfer);
            foreach (var pieces in launch.GroupBy(task => task.Label))
            {
                var devices = pieces.Select(task => task.Device).Distinct().Count();
                foreach (var task in pieces)
                {
                    _devicesOfLaunch[task.Id] = devices;
                }
            }

            begin = end;
        }
    }
}
