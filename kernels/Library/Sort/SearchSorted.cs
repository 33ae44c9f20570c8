using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>Where values would be inserted into a sorted array.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TOrder">Its order.</typeparam>
public static unsafe class SearchSorted<T, TOrder>
    where T : unmanaged
    where TOrder : IOrder<T>
{
    private const int PerTask = 4096;

    /// <summary>Finds the insertion points of many values by bisection.</summary>
    /// <param name="sorted">The array, sorted; unsorted data gives some position in [0, n] and never an error.</param>
    /// <param name="values">What to insert.</param>
    /// <param name="right">False: before equal elements; true: behind them.</param>
    /// <param name="positions">One position for each value.</param>
    /// <param name="parallel">The caller's threads.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Find(
        ReadOnlySpan<T> sorted, ReadOnlySpan<T> values, bool right, Span<long> positions, IParallel parallel) =>
        Find(sorted, default, values, right, positions, parallel);

    /// <summary>Finds insertion points in an array that <paramref name="sorter"/> would sort.</summary>
    /// <param name="array">The array.</param>
    /// <param name="sorter">Positions that put it in order; checked. Empty: the array is in order.</param>
    /// <param name="values">What to insert.</param>
    /// <param name="right">False: before equal elements; true: behind them.</param>
    /// <param name="positions">One position for each value.</param>
    /// <param name="parallel">The caller's threads.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the sorter is out of range ("Sorter index out of
    /// range.").</exception>
    public static void Find(
        ReadOnlySpan<T> array, ReadOnlySpan<long> sorter, ReadOnlySpan<T> values, bool right,
        Span<long> positions, IParallel parallel)
    {
        ArgumentNullException.ThrowIfNull(parallel);
        if (positions.Length != values.Length || (!sorter.IsEmpty && sorter.Length != array.Length))
        {
            throw new ArgumentException(
                "There must be one position for each value and one sorter index for each element.");
        }

        foreach (var index in sorter)
        {
            if ((ulong)index >= (ulong)array.Length)
            {
                throw new ArgumentException("Sorter index out of range.", nameof(sorter));
            }
        }

        fixed (T* data = array, keys = values)
        fixed (long* order = sorter, found = positions)
        {
            var (at, count, from, to, ranks) = ((nint)data, array.Length, (nint)keys, (nint)found, (nint)order);
            var total = values.Length;
            parallel.For((total + PerTask - 1) / PerTask, task =>
            {
                var end = Math.Min(total, (task + 1) * PerTask);
                for (var index = task * PerTask; index < end; index++)
                {
                    var value = ((T*)from)[index];
                    ((long*)to)[index] = ranks == 0
                        ? Bisect((T*)at, count, value, right)
                        : BisectIndirect((T*)at, (long*)ranks, count, value, right);
                }
            });
        }
    }

    /// <summary>The halving keeps no branch that depends on the data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Bisect(T* data, int count, T value, bool right)
    {
        var start = data;
        var length = count;
        while (length > 0)
        {
            var half = (length + 1) / 2;
            var goesBehind = right ? !TOrder.Less(value, data[half - 1]) : TOrder.Less(data[half - 1], value);
            data += goesBehind ? half : 0;
            length = goesBehind ? length - half : half - 1;
        }

        return data - start;
    }

    private static long BisectIndirect(T* data, long* order, int count, T value, bool right)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var element = data[order[middle]];
            var goesBehind = right ? !TOrder.Less(value, element) : TOrder.Less(element, value);
            (low, high) = goesBehind ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
