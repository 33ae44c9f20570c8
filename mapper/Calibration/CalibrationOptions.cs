namespace Cohort.Mapping.Calibration;

/// <summary>How thoroughly devices are measured.</summary>
public sealed record CalibrationOptions
{
    /// <summary>The time after which no further measurement begins; what is left keeps its derived figure.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(1.6);

    /// <summary>How long each figure is measured at most.</summary>
    public TimeSpan PerFigure { get; init; } = TimeSpan.FromMilliseconds(6);

    /// <summary>The most memory that is taken on a device.</summary>
    public long LargestBytes { get; init; } = 192L << 20;

    /// <summary>On how many elements arithmetic is measured, at least; tests lower it.</summary>
    public int Elements { get; init; } = 1 << 18;

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Calls by which rates of library operations are found.</summary>
    public IReadOnlyList<LibraryProbe> Probes { get; init; } = [];
}
