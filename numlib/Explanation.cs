using Cohort.Runtime.Partitioning;

namespace Cohort;

/// <summary>How the kernels of a piece of code were divided among devices, and why: see <see cref="Session.Explain"/>.</summary>
/// <param name="Launches">Kernel by kernel, in the order in which they were planned.</param>
public sealed record Explanation(IReadOnlyList<LaunchExplanation> Launches)
{
    /// <summary>
    /// All of it as text. Times are predictions from the session's machine model, not measurements.
    /// </summary>
    public override string ToString() => Launches.Count == 0
        ? "Nothing was planned: the operations were few enough to run at the call, or nobody asked for their results."
        : string.Concat(Launches.Select(launch => launch.ToString()));
}
