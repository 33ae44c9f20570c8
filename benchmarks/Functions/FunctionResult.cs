using System.Text.Json.Serialization;

namespace Benchmarks.Functions;

/// <summary>One call at one size: the medians of the peers in seconds, null for a peer that has no such call.</summary>
internal sealed record FunctionResult(string Call, int Size, double Cohort, double? NumPy, double? NumSharp)
{
    /// <summary>How many times as fast as the better peer; null without one.</summary>
    [JsonIgnore]
    public double? Ratio => Better is { } seconds ? seconds / Cohort : null;

    private double? Better => (NumPy, NumSharp) switch
    {
        ({ } first, { } second) => Math.Min(first, second),
        _ => NumPy ?? NumSharp,
    };
}
