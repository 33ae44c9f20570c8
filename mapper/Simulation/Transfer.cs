using Cohort.Mapping.Machines;

namespace Cohort.Mapping.Simulation;

/// <summary>A copy between devices that is under way.</summary>
internal sealed class Transfer(int task, Route route, double bytes)
{
    /// <summary>The step.</summary>
    public int Task { get; } = task;

    /// <summary>Its way.</summary>
    public Route Route { get; } = route;

    /// <summary>The bytes that have not arrived.</summary>
    public double BytesLeft { get; set; } = bytes;

    /// <summary>Its bandwidth now.</summary>
    public double Rate { get; set; }
}
