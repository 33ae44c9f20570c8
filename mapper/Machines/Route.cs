namespace Cohort.Mapping.Machines;

/// <summary>
/// The way of a copy from one device's memory to another's. A staged one stops in memory of the host, piece by piece,
/// so that both halves are under way at the same time.
/// </summary>
public sealed class Route
{
    /// <summary>The size of the pieces of a staged copy: that of a staging buffer of GPU devices.</summary>
    public const long StagingBytes = 4 << 20;

    internal Route(IReadOnlyList<Link> links, IReadOnlyList<int> channels, bool isStaged)
    {
        Links = links;
        Channels = channels;
        IsStaged = isStaged;

        // A staged copy may take the same channel on its way in and on its way out.
        BytesPerSecond = links.Zip(channels, (link, channel) =>
            link.Model.BytesPerSecond / channels.Count(one => one == channel)).Min();
        LatencySeconds = links.Sum(link => link.Model.LatencySeconds);
    }

    /// <summary>The links, from the source to the destination.</summary>
    public IReadOnlyList<Link> Links { get; }

    /// <summary>Per link the channel that the copy takes: <see cref="Link.ChannelFrom"/>.</summary>
    public IReadOnlyList<int> Channels { get; }

    /// <summary>Whether it stops in memory of the host.</summary>
    public bool IsStaged { get; }

    /// <summary>What a copy alone on it reaches.</summary>
    public double BytesPerSecond { get; }

    /// <summary>What a copy costs beside its bytes.</summary>
    public double LatencySeconds { get; }

    /// <summary>
    /// The seconds that a copy takes beside its bytes: latencies, and the filling of the first stage.
    /// </summary>
    public double StartSeconds(long bytes) =>
        LatencySeconds + (IsStaged ? Math.Min(bytes, StagingBytes) / BytesPerSecond : 0);

    /// <summary>How long a copy of so many bytes takes, alone on the route.</summary>
    public double Seconds(long bytes) => StartSeconds(bytes) + (bytes / BytesPerSecond);
}
