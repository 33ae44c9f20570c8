namespace Benchmarks.Scale.Simulation;

/// <summary>What the time of a simulated program went to, of all that its end had to wait for.</summary>
/// <param name="Kind">Computing on all devices, on some, on one, copies, planning or waiting.</param>
/// <param name="What">The kernel or copy that took most of it.</param>
/// <param name="Share">Its share of the time.</param>
internal sealed record PathPart(PathKind Kind, string What, double Share);
