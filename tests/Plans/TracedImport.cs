using Cohort.Runtime.Regions;

namespace Cohort.Tests.Plans;

/// <summary>
/// A version whose content came from the program: before which command, where it lies, and what was over by then.
/// </summary>
internal sealed record TracedImport(
    int FirstCommand, TracedVersion Version, Instance Instance, IReadOnlyList<int> Over);
