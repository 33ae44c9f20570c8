namespace Cohort.Utilities;

/// <summary>Copies of extents and indices.</summary>
public static class ArraysExtensions
{
    /// <summary>A copy.</summary>
    public static int[] CloneArray(this int[] source) => [.. source ?? throw new ArgumentNullException(nameof(source))];

    /// <summary>A copy.</summary>
    public static long[] CloneArray(this long[] source) =>
        [.. source ?? throw new ArgumentNullException(nameof(source))];
}
