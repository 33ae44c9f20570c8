using Benchmarks.Peers;

namespace Benchmarks.Comparison;

/// <summary>What all peers needed for one workload, measured in turns.</summary>
internal sealed record WorkloadResult(Workload Workload, IReadOnlyList<PeerResult> Peers)
{
    /// <summary>The time of one peer; null when it took no part.</summary>
    public Spread? this[string peer] => Peers.FirstOrDefault(result => result.Peer == peer)?.Seconds;

    /// <summary>How many times Cohort's time a peer needed; null when either took no part.</summary>
    public double? Ratio(string peer) => this[peer]?.Median / this["Cohort"]?.Median;

    /// <summary>The share of the bandwidth of copying memory that Cohort reached; null when not measured.</summary>
    public double? ShareOfCopy =>
        this["copy"] is { } copy && this["Cohort"] is { } ours
            ? Workload.BytesMoved / ours.Median / (CopyPeer.BytesMoved / copy.Median)
            : null;
}
