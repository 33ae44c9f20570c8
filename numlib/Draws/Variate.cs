namespace Cohort.Draws;

/// <summary>Draws one number of a distribution.</summary>
/// <typeparam name="TSource">What it is drawn from.</typeparam>
/// <typeparam name="T">The type of the number.</typeparam>
internal delegate T Variate<TSource, T>(ref TSource source);
