using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Tests.Plans;

/// <summary>
/// What the program says that a kernel writes: which elements of a version, over which older version.
/// </summary>
internal sealed record TracedWrite(
    int FirstCommand, TracedVersion Version, TracedVersion? Base, Layout Layout, ElementType Type);
