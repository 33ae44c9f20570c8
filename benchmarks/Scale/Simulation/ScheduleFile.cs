using System.Globalization;
using Cohort.Mapping.Machines;
using Cohort.Mapping.Simulation;

namespace Benchmarks.Scale.Simulation;

/// <summary>A simulated schedule as text, a line a step: for who wants to know why something takes long.</summary>
internal static class ScheduleFile
{
    /// <summary>Writes the file.</summary>
    public static void Save(Machine machine, Schedule schedule, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllLines(path, schedule.Program.Tasks.Select(task => Line(machine, schedule, task)).Prepend(
            "simulated; step, where, begin and end in microseconds, what, after which steps"));
    }

    private static string Line(Machine machine, Schedule schedule, SimulatedTask task)
    {
        var where = task.Device == TaskGraph.Host ? "program" : machine.Names[task.Device];
        var what = task.IsTransfer
            ? $"{task.Bytes} bytes from {machine.Names[task.From]} to {machine.Names[task.To]}"
            : task.Label;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{task.Id,6} {where,-8} {schedule.Starts[task.Id] * 1e6,10:0.0} {schedule.Ends[task.Id] * 1e6,10:0.0} "
            + $"{what} ({string.Join(' ', task.After)})");
    }
}
