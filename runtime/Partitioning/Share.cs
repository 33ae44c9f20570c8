namespace Cohort.Runtime.Partitioning;

/// <summary>A device's part of a kernel.</summary>
/// <param name="Device">The index of the device.</param>
/// <param name="Weight">How much of the work it gets, relative to the other shares. Positive.</param>
public readonly record struct Share(int Device, double Weight);
