using System.Globalization;
using Benchmarks.Scale.Applications;
using Cohort.Mapping.Machines;

namespace Benchmarks.Scale;

/// <summary>What the command <c>scale</c> is asked for.</summary>
internal sealed record ScaleSettings
{
    /// <summary>The numbers of devices, ascending.</summary>
    public required IReadOnlyList<int> Devices { get; init; }

    /// <summary>What is simulated.</summary>
    public required MachineModel Machine { get; init; }

    /// <summary>The applications.</summary>
    public required IReadOnlyList<ScaleCase> Applications { get; init; }

    /// <summary>On what they run.</summary>
    public required IReadOnlyList<ScaleMode> Modes { get; init; }

    /// <summary>How the work grows.</summary>
    public required IReadOnlyList<Growth> Growths { get; init; }

    /// <summary>By what all sizes are multiplied.</summary>
    public required double Factor { get; init; }

    /// <summary>A folder for the steps of simulated schedules, or null.</summary>
    public string? Traces { get; init; }

    /// <summary>Understands a list of device counts.</summary>
    /// <exception cref="FormatException">It is none; the message says what is allowed.</exception>
    public static IReadOnlyList<int> ParseDevices(string text)
    {
        const int Most = 256;
        var counts = new SortedSet<int>();
        foreach (var part in text.Split(','))
        {
            if (!int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                || count is < 1 or > Most)
            {
                throw new FormatException(
                    $"--devices must be whole numbers from 1 to {Most} with commas between them, as in 1,2,4,8; "
                    + $"'{part.Trim()}' is none.");
            }

            counts.Add(count);
        }

        return [.. counts];
    }

    /// <summary>Understands names of applications, with commas or as words of their own.</summary>
    /// <exception cref="FormatException">There is none of a name; the message lists those that there are.</exception>
    public static IReadOnlyList<ScaleCase> ParseApplications(IEnumerable<string> names)
    {
        var asked = names.SelectMany(name => name.Split(',', StringSplitOptions.TrimEntries
            | StringSplitOptions.RemoveEmptyEntries)).ToList();
        var unknown = asked.Find(name => ScaleCases.All.All(one => one.Name != name));
        return unknown is not null
            ? throw new FormatException(
                $"There is no application '{unknown}'; there are "
                + $"{string.Join(", ", ScaleCases.All.Select(one => one.Name))}.")
            : [.. ScaleCases.All.Where(one => asked.Count == 0 || asked.Contains(one.Name))];
    }

    /// <summary>Loads a machine: a shipped one by its name, else a file.</summary>
    /// <exception cref="FormatException">There is neither, or it is no machine.</exception>
    public static MachineModel ParseMachine(string name)
    {
        if (ShippedMachines.Names.Contains(name))
        {
            return ShippedMachines.Load(name);
        }

        return File.Exists(name) ? MachineFile.Load(name) : throw new FormatException(
            $"There is no machine '{name}': neither a file of this path nor one of the shipped models "
            + $"{string.Join(", ", ShippedMachines.Names)}.");
    }

    /// <summary>Understands a factor.</summary>
    /// <exception cref="FormatException">It is not a number above 0.</exception>
    public static double ParseFactor(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor)
        && factor is > 0 and <= 1e6
            ? factor
            : throw new FormatException($"--scale must be a number above 0, as in 0.1; '{text}' is none.");
}
