namespace Cohort.Runtime.Partitioning;

/// <summary>A possibility that a mapper has weighed.</summary>
/// <param name="Description">Devices and tiles, in words.</param>
/// <param name="Seconds">What it was predicted to take, copies included.</param>
/// <param name="IsChosen">Whether it was taken.</param>
public sealed record MappingChoice(string Description, double Seconds, bool IsChosen);
