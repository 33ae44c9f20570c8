namespace Benchmarks.Comparison;

/// <summary>What one peer needed for one computation of a workload.</summary>
internal sealed record PeerResult(string Peer, Spread Seconds);
