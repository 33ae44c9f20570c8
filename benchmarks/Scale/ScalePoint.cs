using Benchmarks.Scale.Simulation;

namespace Benchmarks.Scale;

/// <summary>An application on a number of devices.</summary>
internal sealed record ScalePoint
{
    /// <summary>How many devices.</summary>
    public required int Devices { get; init; }

    /// <summary>The work of a step.</summary>
    public required double Units { get; init; }

    /// <summary>What a step took: measured, or simulated, as its series says.</summary>
    public required double Seconds { get; init; }

    /// <summary>Of a simulated point what the schedule says; else null.</summary>
    public ScheduleFigures? Simulated { get; init; }

    /// <summary>How many times the work a second of the smallest number of devices.</summary>
    public double Speedup { get; init; } = 1;

    /// <summary>The work a second of a device, as a share of what one does on the smallest number.</summary>
    public double Efficiency { get; init; } = 1;

    /// <summary>The work done in a second.</summary>
    public double Rate => Units / Seconds;
}
