namespace Cohort.Mapping.Simulation;

/// <summary>A step of a simulated program.</summary>
/// <param name="Id">Its place in the order of issue.</param>
/// <param name="Label">What it is, in words.</param>
/// <param name="Device">
/// The device whose queue it takes its turn in; <see cref="TaskGraph.Host"/> for what the program itself does.
/// </param>
/// <param name="Seconds">How long it takes; copies between devices: 0, since that depends on the traffic.</param>
/// <param name="From">Copies between devices: where they come from, else -1.</param>
/// <param name="To">Copies between devices: where they go to, else -1.</param>
/// <param name="Bytes">Copies between devices: their size.</param>
/// <param name="After">What has to be over before; earlier steps.</param>
public sealed record SimulatedTask(
    int Id, string Label, int Device, double Seconds, int From, int To, long Bytes, IReadOnlyList<int> After)
{
    /// <summary>Whether it is a copy between devices.</summary>
    public bool IsTransfer => From >= 0;
}
