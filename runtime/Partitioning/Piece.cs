namespace Cohort.Runtime.Partitioning;

/// <summary>One point of a launch: the tile [Begin, End) of the cut, on a device.</summary>
/// <param name="Device">The index of the device.</param>
/// <param name="Begin">The first index along the cut axis (or the first leaf of a reduction).</param>
/// <param name="End">One past the last.</param>
public readonly record struct Piece(int Device, long Begin, long End);
