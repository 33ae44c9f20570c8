using Cohort.Runtime.Fusion;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Execution;

/// <summary>
/// Sees plans as they are made: for checks, explanations and timelines. Called under the engine's lock.
/// </summary>
public interface IPlanObserver
{
    /// <summary>The commands of one kernel, in the order of issue, with their dependences.</summary>
    /// <param name="kernel">The kernel, or null for copies that a host read needs.</param>
    /// <param name="commands">Its commands.</param>
    void Issued(Kernel? kernel, IReadOnlyList<PlannedCommand> commands);

    /// <summary>Content from the program lies in memory from now on: a copy of it, or memory that it shares.</summary>
    /// <param name="version">The version that has the content.</param>
    /// <param name="instance">The memory that holds all of it.</param>
    void Imported(Regions.Version version, Instance instance);
}
