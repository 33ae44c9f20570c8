using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Tests.Plans;

/// <summary>A version whose content came from the program, and where it lay when a command first used it.</summary>
internal sealed record TracedImport(
    int FirstCommand, TracedVersion Version, IReadOnlyList<(Instance Instance, Box Box)> Places);
