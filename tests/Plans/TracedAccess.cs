using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Tests.Plans;

/// <summary>One access of a traced command: a box of a version in a memory block.</summary>
internal sealed record TracedAccess(Instance Instance, Box Box, bool IsWrite, TracedVersion? Version);
