using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Regions;

/// <summary>One access to an instance's memory that later accesses may have to wait for.</summary>
/// <param name="Box">The elements, exact with steps.</param>
/// <param name="IsWrite">Whether it writes.</param>
/// <param name="End">When the access is over.</param>
public readonly record struct InstanceUse(Box Box, bool IsWrite, Completion End);
