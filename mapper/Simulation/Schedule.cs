using System.Globalization;
using Cohort.Mapping.Machines;

namespace Cohort.Mapping.Simulation;

/// <summary>When the steps of a simulated program ran. Every time in it is simulated, none was measured.</summary>
public sealed class Schedule
{
    private readonly Machine _machine;

    internal Schedule(
        Machine machine, TaskGraph program, double[] starts, double[] ends, long[] bytesOverLinks, double[] busySeconds)
    {
        _machine = machine;
        Program = program;
        Starts = starts;
        Ends = ends;
        BytesOverLinks = bytesOverLinks;
        BusySeconds = busySeconds;
        Seconds = ends.Length == 0 ? 0 : ends.Max();
    }

    /// <summary>The program.</summary>
    public TaskGraph Program { get; }

    /// <summary>When each step began, in seconds since the program began.</summary>
    public IReadOnlyList<double> Starts { get; }

    /// <summary>When each step ended.</summary>
    public IReadOnlyList<double> Ends { get; }

    /// <summary>When the last step ended.</summary>
    public double Seconds { get; }

    /// <summary>The bytes that went over each link of the machine, both directions together.</summary>
    public IReadOnlyList<long> BytesOverLinks { get; }

    /// <summary>How long each device computed.</summary>
    public IReadOnlyList<double> BusySeconds { get; }

    /// <summary>The share of the time that a device computed.</summary>
    public double BusyShare(int device) => Seconds == 0 ? 0 : BusySeconds[device] / Seconds;

    /// <summary>The bytes that went from one device to another.</summary>
    public long BytesCopied => Program.Tasks.Sum(task => task.Bytes);

    /// <summary>The schedule in short.</summary>
    public override string ToString()
    {
        var lines = new List<string>
        {
            string.Create(
                CultureInfo.InvariantCulture,
                $"simulated on {_machine.Model.Name}: {Seconds:g4} s, {Program.Tasks.Count} steps, {BytesCopied} bytes "
                + $"between devices"),
        };
        for (var device = 0; device < _machine.Count; device++)
        {
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"  {_machine.Names[device]} computes {BusyShare(device):p1} of the time (simulated)"));
        }

        foreach (var link in _machine.Links.Where(link => BytesOverLinks[link.Index] > 0))
        {
            lines.Add($"  {link.Name} carries {BytesOverLinks[link.Index]} bytes (simulated)");
        }

        return string.Join(Environment.NewLine, lines);
    }
}
