namespace Cohort.Runtime.Partitioning;

/// <summary>
/// Room for what a device works out of commands that differ in nothing but memory and scalars. All of them go to one
/// device, which runs one at a time and alone reads and writes what it keeps here.
/// </summary>
public sealed class Preparation
{
    /// <summary>What the device has kept, or null.</summary>
    public object? Kept { get; set; }
}
