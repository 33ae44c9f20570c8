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

        if (sorter.IsEmpty && SearchNumbers.Accepts<T>(array.Length) && !TOrder.IsNaN(array[^1]))
        {
            FindNumbers(array, values, right, positions, parallel);
            return;
        }

        fixed (T* data = array, keys = values)
        fixed (long* order = sorter, found = positions)
        {
            var (at, count, from, to, ranks) = ((nint)data, array.Length, (nint)keys, (nint)found, (nint)order);
            var total = values.Length;
            parallel.For((total + PerTask - 1) / PerTask, task =>
            {
                var (start, end) = (task * PerTask, Math.Min(total, (task + 1) * PerTask));
                if (ranks == 0 && right)
                {
                    FindAll<Behind>((T*)at, count, (T*)from + start, end - start, (long*)to + start);
                }
                else if (ranks == 0)
                {
                    FindAll<Before>((T*)at, count, (T*)from + start, end - start, (long*)to + start);
                }

                for (var index = start; ranks != 0 && index < end; index++)
                {
                    ((long*)to)[index] = BisectIndirect((T*)at, (long*)ranks, count, ((T*)from)[index], right);
                }
            });
        }
    }

    // Without a NaN in the array, numbers need no more than their comparisons.
    private static void FindNumbers(
        ReadOnlySpan<T> array, ReadOnlySpan<T> values, bool right, Span<long> positions, IParallel parallel)
    {
        fixed (T* data = array, keys = values)
        fixed (long* found = positions)
        {
            var (at, count, from, to) = ((nint)data, array.Length, (nint)keys, (nint)found);
            var total = values.Length;
            parallel.For((total + PerTask - 1) / PerTask, task =>
            {
                var start = task * PerTask;
                SearchNumbers.Find(
                    (T*)at, count, (T*)from + start, Math.Min(PerTask, total - start), right, (long*)to + start);
            });
        }
    }

    // A step of a bisection waits for the one before; those of four values go on side by side.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FindAll<TSide>(T* data, nint count, T* values, nint total, long* positions)
        where TSide : ISide
    {
        nint index = 0;
        for (; index + 4 <= total && count > 0; index += 4)
        {
            var (v0, v1, v2, v3) = (values[index], values[index + 1], values[index + 2], values[index + 3]);
            T* p0 = data, p1 = data, p2 = data, p3 = data;
            for (var length = count; length > 1;)
            {
                var half = length / 2;
                p0 += Passed<TSide>(p0[half - 1], v0, half);
                p1 += Passed<TSide>(p1[half - 1], v1, half);
                p2 += Passed<TSide>(p2[half - 1], v2, half);
                p3 += Passed<TSide>(p3[half - 1], v3, half);
                length -= half;
            }

            positions[index] = p0 - data + Passed<TSide>(*p0, v0, 1);
            positions[index + 1] = p1 - data + Passed<TSide>(*p1, v1, 1);
            positions[index + 2] = p2 - data + Passed<TSide>(*p2, v2, 1);
            positions[index + 3] = p3 - data + Passed<TSide>(*p3, v3, 1);
        }

        for (; index < total; index++)
        {
            positions[index] = Bisect<TSide>(data, count, values[index]);
        }
    }

    private static long Bisect<TSide>(T* data, nint count, T value)
        where TSide : ISide
    {
        var at = data;
        for (var length = count; length > 1;)
        {
            var half = length / 2;
            at += Passed<TSide>(at[half - 1], value, half);
            length -= half;
        }

        return count == 0 ? 0 : at - data + Passed<TSide>(*at, value, 1);
    }

    /// <summary>So many elements where the value goes behind the last of them, else none; without a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Passed<TSide>(T element, T value, nint count)
        where TSide : ISide => -(nint)Unsafe.BitCast<bool, byte>(TSide.GoesBehind(element, value)) & count;

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

    private interface ISide
    {
        static abstract bool GoesBehind(T element, T value);
    }

    private readonly struct Before : ISide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool GoesBehind(T element, T value) => TOrder.Less(element, value);
    }

    private readonly struct Behind : ISide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool GoesBehind(T element, T value) => !TOrder.Less(value, element);
    }
}
