using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <summary>A tile of a read operand on an instance that holds all of it.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Tile">The tile.</param>
internal readonly record struct PlacedRead(Instance Instance, Tile Tile);
