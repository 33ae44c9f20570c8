namespace Cohort.Iteration;

/// <summary>Counts through the indices of a shape, the last axis fastest.</summary>
internal static class Odometer
{
    /// <summary>Sets the index that is reached after a number of steps.</summary>
    public static void Seek(Span<long> index, ReadOnlySpan<long> extents, long step)
    {
        for (var axis = extents.Length - 1; axis >= 0; axis--)
        {
            (step, index[axis]) = Math.DivRem(step, extents[axis]);
        }
    }
}
