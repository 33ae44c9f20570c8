namespace Cohort.Draws;

/// <summary>Draws one element, or a row of them that belong together.</summary>
internal delegate void SampleFiller<T>(ref ZigguratVariates source, Span<T> row);
