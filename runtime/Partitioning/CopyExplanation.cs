using System.Globalization;

namespace Cohort.Runtime.Partitioning;

/// <summary>Copies that a kernel needed from one device to another, or within one.</summary>
/// <param name="From">The device that held the data.</param>
/// <param name="To">The device that needed them.</param>
/// <param name="Count">How many copies.</param>
/// <param name="Bytes">Their bytes together.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record CopyExplanation(string From, string To, int Count, long Bytes, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Bytes:N0} bytes from {From} to {To} in {Count}: {Reason}");
}
