namespace Cohort.Mapping.Machines;

/// <summary>What devices of one make can do. All rates are those of a whole device.</summary>
public sealed partial record DeviceModel
{
    /// <summary>The names of the devices that these figures are of, as in COHORT_DEVICES.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>What it is.</summary>
    public required DeviceKind Kind { get; init; }

    /// <summary>The product, in words.</summary>
    public required string Description { get; init; }

    /// <summary>How many cores (multiprocessors of a GPU) work on a command.</summary>
    public required int Cores { get; init; }

    /// <summary>
    /// Another device on whose cores it runs (OpenCL on the processor, a second share of a GPU), or null: the two do not
    /// compute at the same time.
    /// </summary>
    public string? CoresOf { get; init; }

    /// <summary>The bytes that arrays may take.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>
    /// How many elements one core takes at a time: a kernel on fewer elements than cores times this leaves cores idle.
    /// </summary>
    public required long GrainElements { get; init; }

    /// <summary>What each command costs beside its work, in seconds.</summary>
    public required double LaunchSeconds { get; init; }

    /// <summary>From the end of a command to a thread of the host that waits for it, in seconds.</summary>
    public required double SynchronizeSeconds { get; init; }

    /// <summary>How many copies run beside kernels; 0 where copies take their turn among the kernels.</summary>
    public required int CopyEngines { get; init; }

    /// <summary>The levels of its memory, the nearest first; the last one holds everything.</summary>
    public required IReadOnlyList<MemoryLevel> Levels { get; init; }

    /// <summary>Its arithmetic; no class of numbers twice.</summary>
    public required IReadOnlyList<ArithmeticRates> Arithmetic { get; init; }

    /// <summary>What is known of library operations.</summary>
    public required IReadOnlyList<LibraryRate> Library { get; init; }

    /// <summary>Where the figures come from, by the figure's name as it is written in files.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }
}
