namespace Cohort.Mapping.Machines;

/// <summary>How fast a device runs a library operation, in the units of the operation's cost function.</summary>
public sealed record LibraryRate
{
    /// <summary>NumPy's name of the operation.</summary>
    public required string Operation { get; init; }

    /// <summary>The numbers that it works on.</summary>
    public required NumberClass Type { get; init; }

    /// <summary>Units of work a second: for matmul floating-point operations, for sort elements times log2(length).
    /// </summary>
    public required double UnitsPerSecond { get; init; }
}
