namespace Cohort.Runtime.Devices;

/// <summary>What a device's driver or system says about its hardware; zero and empty stand for unknown.</summary>
public sealed record DeviceTraits
{
    /// <summary>Nothing is known.</summary>
    public static DeviceTraits Unknown { get; } = new();

    /// <summary>The product, so that devices of one product count as equal.</summary>
    public string Product { get; init; } = "";

    /// <summary>What the device is a share of: logical devices on one physical device have the same.</summary>
    public string Physical { get; init; } = "";

    /// <summary>Whether its cores are those of the host's processor.</summary>
    public bool RunsOnHostCores { get; init; }

    /// <summary>How many cores or multiprocessors work for it.</summary>
    public int Cores { get; init; }

    /// <summary>The cores' clock.</summary>
    public double ClockHertz { get; init; }

    /// <summary>Additions of binary32 that a core finishes a clock.</summary>
    public int SingleLanes { get; init; }

    /// <summary>Additions of binary64 that a core finishes a clock.</summary>
    public int DoubleLanes { get; init; }

    /// <summary>The capacities of its caches beyond the first level, of all cores together, nearest first.</summary>
    public IReadOnlyList<long> CacheBytes { get; init; } = [];

    /// <summary>What its memory can deliver.</summary>
    public double MemoryBytesPerSecond { get; init; }

    /// <summary>How many copies run beside its kernels.</summary>
    public int CopyEngines { get; init; }
}
