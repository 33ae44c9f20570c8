using Benchmarks.Peers;

namespace Benchmarks.Comparison;

/// <summary>
/// Measures peers in turns, one sample each a round, so that whatever else the machine does meets all of them alike.
/// </summary>
internal sealed class Comparer(IReadOnlyList<IPeer> peers, int rounds)
{
    // Long enough for code to be compiled with optimisation, which .NET does in the background.
    private const double WarmUpSeconds = 0.5;
    private const double Tolerance = 1e-9;

    /// <summary>Measures one workload on every peer that has it.</summary>
    /// <exception cref="InvalidOperationException">The peers disagree about the result.</exception>
    public WorkloadResult Measure(Workload workload)
    {
        var trials = peers.Select(peer => (Peer: peer, Trial: peer.Prepare(workload.Name)))
            .Where(pair => pair.Trial is not null)
            .Select(pair => (pair.Peer, Trial: pair.Trial!, Samples: new List<double>()))
            .ToList();
        RequireAgreement(workload, trials.Select(trial => (trial.Peer.Name, trial.Trial.Check())));
        foreach (var (_, trial, _) in trials)
        {
            for (var spent = 0.0; spent < WarmUpSeconds;)
            {
                spent += trial.Run(workload.Repetitions);
            }
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var (_, trial, samples) in trials)
            {
                Settle();
                var seconds = trial.Run(workload.Repetitions) / workload.Repetitions;
                samples.Add(seconds);
            }
        }

        return new WorkloadResult(
            workload, [.. trials.Select(trial => new PeerResult(trial.Peer.Name, Spread.Of(trial.Samples)))]);
    }

    // What one peer has left to the collector and to finalizers would otherwise be charged to the next one.
    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static void RequireAgreement(Workload workload, IEnumerable<(string Peer, double Value)> checks)
    {
        var values = checks.Where(check => !double.IsNaN(check.Value)).ToList();
        var (low, high) = (values.Min(check => check.Value), values.Max(check => check.Value));
        if (high - low > Tolerance * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            throw new InvalidOperationException(
                $"The results of '{workload.Name}' differ: "
                + string.Join(", ", values.Select(check => $"{check.Peer} {check.Value:R}")));
        }
    }
}
