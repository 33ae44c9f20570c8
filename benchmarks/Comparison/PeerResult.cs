using System.Text.Json.Serialization;

namespace Benchmarks.Comparison;

/// <summary>What one peer needed for one computation of a workload.</summary>
internal sealed record PeerResult(string Peer, Spread Seconds)
{
    /// <summary>The devices that did most of it, where that is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RanOn { get; init; }
}
