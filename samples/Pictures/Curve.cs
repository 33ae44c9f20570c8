using Cohort;

namespace Samples.Pictures;

/// <summary>A line of a plot: values over positions, which count from 0 where none are given.</summary>
internal sealed record Curve(string Label, NDArray Values, NDArray? Positions = null)
{
    /// <summary>Whether the points are marked instead of joined.</summary>
    public bool MarkersOnly { get; init; }
}
