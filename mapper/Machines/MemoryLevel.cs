namespace Cohort.Mapping.Machines;

/// <summary>A level of a device's memory: what is read and written in a second while the data fit into it.</summary>
public sealed record MemoryLevel
{
    /// <summary>Its name, as "L2" or "DRAM".</summary>
    public required string Name { get; init; }

    /// <summary>How many bytes fit into it, of all cores together.</summary>
    public required long CapacityBytes { get; init; }

    /// <summary>What all cores together read in a second.</summary>
    public required double ReadBytesPerSecond { get; init; }

    /// <summary>What all cores together write in a second, what has to be read for that included.</summary>
    public required double WriteBytesPerSecond { get; init; }

    /// <summary>The share of these bandwidths that one core reaches alone: more than 0, at most 1.</summary>
    public required double CoreShare { get; init; }

    /// <summary>The unit of transfer: an element alone in its line costs all of it.</summary>
    public required int LineBytes { get; init; }
}
