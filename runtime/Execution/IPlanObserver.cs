using Cohort.Runtime.Fusion;
using Cohort.Runtime.Placement;

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
}
