using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <summary>A tile of a read operand on an instance that holds all of it.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Layout">The tile.</param>
/// <param name="Type">The element type as seen.</param>
/// <param name="Boxes">The tile's footprint.</param>
internal readonly record struct PlacedRead(Instance Instance, Layout Layout, ElementType Type, Box[] Boxes);
