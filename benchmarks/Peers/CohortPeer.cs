using Benchmarks.Comparison;
using Cohort;

namespace Benchmarks.Peers;

/// <summary>Cohort itself.</summary>
internal sealed class CohortPeer : IPeer
{
    private readonly OfCohort.ArrayTrials _trials = new(() => Session.Current.Wait());

    public string Name => "Cohort";

    public string Version => typeof(np).Assembly.GetName().Version?.ToString(3) ?? "";

    public ITrial? Prepare(Workload workload) => _trials.Prepare(workload.Name);

    public void Dispose() => Session.Current.Wait();
}
