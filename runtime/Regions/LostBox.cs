using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Regions;

/// <summary>A dense box of a version that nothing holds any more.</summary>
/// <param name="Box">The elements.</param>
/// <param name="Device">The name of the device with which they were lost.</param>
/// <param name="Loss">Why that device was lost.</param>
public readonly record struct LostBox(Box Box, string Device, Exception Loss);
