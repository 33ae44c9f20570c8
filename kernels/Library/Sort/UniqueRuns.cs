namespace Cohort.Kernels.Library.Sort;

/// <summary>The runs of equal values in a sorted array: what <c>unique</c> is made of.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TOrder">Its order.</typeparam>
public static class UniqueRuns<T, TOrder>
    where T : unmanaged
    where TOrder : IOrder<T>
{
    /// <summary>The number of distinct values.</summary>
    /// <param name="sorted">The values in order.</param>
    /// <param name="equalNaN">Whether all NaNs are one value, NumPy's default.</param>
    public static int Count(ReadOnlySpan<T> sorted, bool equalNaN = true)
    {
        var runs = 0;
        for (var index = 0; index < sorted.Length; index++)
        {
            runs += StartsRun(sorted, index, equalNaN) ? 1 : 0;
        }

        return runs;
    }

    /// <summary>Writes the first position of each run, as many as <see cref="Count"/> says.</summary>
    /// <param name="sorted">The values in order.</param>
    /// <param name="starts">The first position of each run; the count of a run is the difference to the next, or to
    /// n.</param>
    /// <param name="equalNaN">Whether all NaNs are one value.</param>
    /// <exception cref="ArgumentException">There is not room for all runs.</exception>
    public static void Starts(ReadOnlySpan<T> sorted, Span<long> starts, bool equalNaN = true)
    {
        var runs = 0;
        for (var index = 0; index < sorted.Length; index++)
        {
            if (!StartsRun(sorted, index, equalNaN))
            {
                continue;
            }

            if (runs == starts.Length)
            {
                throw new ArgumentException("There are more runs than room for them.", nameof(starts));
            }

            starts[runs++] = index;
        }
    }

    /// <summary>
    /// Writes, for each position of the original array, the number of its run (<c>return_inverse</c>).
    /// </summary>
    /// <param name="starts">The first positions of the runs.</param>
    /// <param name="order">The stable argsort of the original array.</param>
    /// <param name="inverse">One run number for each original position.</param>
    public static void Inverse(ReadOnlySpan<long> starts, ReadOnlySpan<long> order, Span<long> inverse)
    {
        for (var run = 0; run < starts.Length; run++)
        {
            var end = run + 1 < starts.Length ? starts[run + 1] : order.Length;
            for (var index = starts[run]; index < end; index++)
            {
                inverse[checked((int)order[(int)index])] = run;
            }
        }
    }

    private static bool StartsRun(ReadOnlySpan<T> sorted, int index, bool equalNaN)
    {
        if (index == 0)
        {
            return true;
        }

        var (before, value) = (sorted[index - 1], sorted[index]);
        return TOrder.IsNaN(value)
            ? !equalNaN || !TOrder.IsNaN(before)
            : TOrder.Less(before, value);
    }
}
