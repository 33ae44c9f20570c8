using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Partitioning;

/// <summary>One point of a launch: a tile of what is cut, on a device.</summary>
/// <param name="Device">The index of the device.</param>
/// <param name="Tile">A dense box of the <see cref="LaunchDomain"/>.</param>
public readonly record struct Piece(int Device, Box Tile);
