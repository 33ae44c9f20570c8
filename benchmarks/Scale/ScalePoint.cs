using Benchmarks.Scale.Simulation;

namespace Benchmarks.Scale;

/// <summary>An application on a number of devices.</summary>
internal sealed record ScalePoint
{
    /// <summary>How many devices.</summary>
    public required int Devices { get; init; }

    /// <summary>The work of a step.</summary>
    public required double Units { get; init; }

    /// <summary>What a step took; of a simulated point, simulated.</summary>
    public required double Seconds { get; init; }

    /// <summary>Of a simulated point what the schedule says; else null.</summary>
    public ScheduleFigures? Simulated { get; init; }

    /// <summary>The work done in a second.</summary>
    public double Rate => Units / Seconds;
}
