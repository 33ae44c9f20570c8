namespace Benchmarks.Scale;

/// <summary>An application on several numbers of logical devices.</summary>
/// <param name="Application">Its name.</param>
/// <param name="Units">The work of a step.</param>
/// <param name="Unit">What that is counted in.</param>
/// <param name="Results">By the number of devices, ascending.</param>
internal sealed record LogicalSeries(
    string Application, double Units, string Unit, IReadOnlyList<LogicalResult> Results)
{
    /// <summary>Whether all of them have the bits of the first.</summary>
    public bool AreEqual => Results.All(result => result.Agrees(Results[0]));
}
