namespace Cohort.Mapping.Machines;

/// <summary>
/// Links of one make between devices and switches. Each has its own bandwidth; what is shared by several is a link of
/// its own behind a switch, or a bus with more than two ends.
/// </summary>
public sealed record LinkModel
{
    /// <summary>What it is.</summary>
    public required LinkKind Kind { get; init; }

    /// <summary>
    /// The ends of each link: names of devices or of switches. A name that is no device's is a switch. A link of more
    /// than two ends is a bus, whose copies share its bandwidth.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<string>> Ends { get; init; }

    /// <summary>Bytes a second, in each direction where it is duplex.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>What a copy costs beside its bytes, in seconds.</summary>
    public required double LatencySeconds { get; init; }

    /// <summary>Whether both directions have the whole bandwidth at the same time. Not for buses.</summary>
    public required bool IsDuplex { get; init; }

    /// <summary>
    /// Whether copies between two GPUs may go over it without a stop in the host's memory. Such a route has this on all
    /// of its links.
    /// </summary>
    public required bool AllowsPeers { get; init; }

    /// <summary>Where the figures come from, by the figure's name as it is written in files.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }
}
