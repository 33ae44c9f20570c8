using Benchmarks.Peers;

namespace Benchmarks.Comparison;

/// <summary>
/// Measures peers in turns, one sample each a round, so that whatever else the machine does meets all of them alike.
/// </summary>
internal sealed class Comparer(IReadOnlyList<IPeer> peers, int rounds)
{
    private const int FewestSamples = 2;

    /// <summary>
    /// How long a peer computes before it is measured: enough for code to be compiled with optimisation, which .NET
    /// does in the background.
    /// </summary>
    public double WarmUpSeconds { get; init; } = 0.5;

    /// <summary>After how many seconds of samples a peer that takes long has given enough of them.</summary>
    public double EnoughSeconds { get; init; } = double.PositiveInfinity;

    /// <summary>
    /// Told why a peer drops out of a workload that it fails at; null where a failure ends the whole comparison.
    /// </summary>
    public Action<string>? Dropped { get; init; }

    /// <summary>Measures one workload on every peer that has it.</summary>
    /// <exception cref="InvalidOperationException">The peers disagree about the result.</exception>
    public WorkloadResult Measure(Workload workload)
    {
        var runners = new List<Runner>();
        foreach (var peer in peers)
        {
            Try(peer, workload, () =>
            {
                if (peer.Prepare(workload) is { } trial)
                {
                    runners.Add(new Runner(peer, trial, trial.Check()));
                }
            });
        }

        RequireAgreement(workload, runners);
        runners.RemoveAll(runner => !Try(runner.Peer, workload, () => WarmUp(runner.Trial, workload.Repetitions)));
        for (var round = 0; round < rounds; round++)
        {
            var tired = runners.Where(IsEnough).ToList();
            foreach (var runner in runners.Except(tired).ToList())
            {
                Settle();
                if (!Try(runner.Peer, workload, () => runner.Sample(workload.Repetitions)))
                {
                    runners.Remove(runner);
                }
            }
        }

        return new WorkloadResult(workload, [.. runners.Select(runner => runner.Result)]);
    }

    private bool IsEnough(Runner runner) =>
        runner.Samples.Count >= FewestSamples && runner.Seconds >= EnoughSeconds;

    private void WarmUp(ITrial trial, int repetitions)
    {
        for (var spent = 0.0; spent < WarmUpSeconds;)
        {
            spent += trial.Run(repetitions);
        }
    }

    private bool Try(IPeer peer, Workload workload, Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (Exception failure) when (Dropped is not null)
        {
            Dropped($"{peer.Name} fails at '{workload.Name}': {failure.Message}");
            return false;
        }
    }

    // What one peer has left to the collector and to finalizers would otherwise be charged to the next one.
    internal static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static void RequireAgreement(Workload workload, IEnumerable<Runner> runners)
    {
        var values = runners.Where(runner => !double.IsNaN(runner.Value)).ToList();
        if (values.Count == 0)
        {
            return;
        }

        var (low, high) = (values.Min(runner => runner.Value), values.Max(runner => runner.Value));
        if (high - low > workload.Tolerance * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            throw new InvalidOperationException(
                $"The results of '{workload.Name}' differ: "
                + string.Join(", ", values.Select(runner => $"{runner.Peer.Name} {runner.Value:R}")));
        }
    }

    /// <summary>A peer at a workload.</summary>
    private sealed record Runner(IPeer Peer, ITrial Trial, double Value)
    {
        public List<double> Samples { get; } = [];

        public double Seconds { get; private set; }

        public PeerResult Result => new(Peer.Name, Spread.Of(Samples)) { RanOn = Trial.RanOn };

        public void Sample(int repetitions)
        {
            var seconds = Trial.Run(repetitions);
            Seconds += seconds;
            Samples.Add(seconds / repetitions);
        }
    }
}
