using Cohort.Mapping.Machines;
using Cohort.Mapping.Simulation;

namespace Benchmarks.Scale.Simulation;

/// <summary>What a schedule says of devices and links; all of it is simulated.</summary>
internal sealed record ScheduleFigures
{
    /// <summary>The bytes that went between devices in a step of the application.</summary>
    public required double BytesCopied { get; init; }

    /// <summary>How many copies between devices there were in a step.</summary>
    public required double Copies { get; init; }

    /// <summary>The kernels' pieces in a step.</summary>
    public required double Pieces { get; init; }

    /// <summary>The mean share of the time that a device computed.</summary>
    public required double MeanBusy { get; init; }

    /// <summary>The share of the device that computed longest.</summary>
    public required double MostBusy { get; init; }

    /// <summary>The share of the host's processor, as a device.</summary>
    public required double HostBusy { get; init; }

    /// <summary>The share of the time that the program's thread planned.</summary>
    public required double Planning { get; init; }

    /// <summary>The link, or direction of it, that was in use longest; null when nothing was copied.</summary>
    public required string? BusiestLink { get; init; }

    /// <summary>The bytes that went over it in a step.</summary>
    public required double BytesOverBusiestLink { get; init; }

    /// <summary>The share of the time that these bytes take at its full bandwidth.</summary>
    public required double BusiestLinkShare { get; init; }

    /// <summary>What the end had to wait for, the largest part first.</summary>
    public required IReadOnlyList<PathPart> Path { get; init; }

    /// <summary>Reads a schedule of so many steps.</summary>
    public static ScheduleFigures Of(Machine machine, Schedule schedule, int steps)
    {
        var workers = Workers.Of(machine);
        var tasks = schedule.Program.Tasks;
        var bytes = BytesOverChannels(machine, schedule);
        var busiest = machine.Links.SelectMany(link => new[] { 2 * link.Index, (2 * link.Index) + 1 })
            .MaxBy(channel => bytes[channel] / machine.Links[channel / 2].Model.BytesPerSecond);
        var link = machine.Links.Count == 0 || bytes[busiest] == 0 ? null : machine.Links[busiest / 2];
        var seconds = Math.Max(schedule.Seconds, double.Epsilon);
        return new ScheduleFigures
        {
            BytesCopied = schedule.BytesCopied / (double)steps,
            Copies = tasks.Count(task => task.IsTransfer) / (double)steps,
            Pieces = tasks.Count(task => !task.IsTransfer && task.Device >= 0) / (double)steps,
            MeanBusy = workers.Average(schedule.BusyShare),
            MostBusy = workers.Max(schedule.BusyShare),
            HostBusy = schedule.BusyShare(0),
            Planning = tasks.Where(task => task.Device == TaskGraph.Host).Sum(task => task.Seconds) / seconds,
            BusiestLink = link?.Name,
            BytesOverBusiestLink = link is null ? 0 : bytes[busiest] / (double)steps,
            BusiestLinkShare = link is null ? 0 : bytes[busiest] / link.Model.BytesPerSecond / seconds,
            Path = CriticalPath.Of(machine, schedule),
        };
    }

    private static long[] BytesOverChannels(Machine machine, Schedule schedule)
    {
        var bytes = new long[2 * machine.Links.Count];
        foreach (var task in schedule.Program.Tasks.Where(task => task.IsTransfer))
        {
            foreach (var channel in machine.RouteBetween(task.From, task.To)!.Channels)
            {
                bytes[channel] += task.Bytes;
            }
        }

        return bytes;
    }
}
