namespace Cohort.Statistics;

/// <summary>Which of n sorted elements a quantile lies between, and how far from the first.</summary>
/// <param name="Previous">The place of the one.</param>
/// <param name="Next">The place of the other.</param>
/// <param name="Weight">The share of the other: 0 at the one, 1 at the other.</param>
internal readonly record struct QuantilePlace(long Previous, long Next, double Weight);
