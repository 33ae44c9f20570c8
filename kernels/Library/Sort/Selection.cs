using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>
/// <c>partition</c> and <c>argpartition</c>: quickselect (Hoare, CACM 4(7), 1961) with a median of nine, and a sort of
/// what is left when the pivots keep being bad (after Musser's introselect), so never quadratic.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TOrder">Its order.</typeparam>
public static unsafe class Selection<T, TOrder>
    where T : unmanaged
    where TOrder : IOrder<T>
{
    private const int Small = 24;

    /// <summary>
    /// Reorders values so that each position of <paramref name="positions"/> holds what a sort would put there, with
    /// nothing greater before it and nothing less behind it.
    /// </summary>
    /// <param name="values">The values.</param>
    /// <param name="positions">Positions in [0, n), in any order; the caller has wrapped negative ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position is out of range.</exception>
    public static void Partition(Span<T> values, ReadOnlySpan<int> positions)
    {
        var ordered = Ordered(positions, values.Length);
        fixed (T* data = values)
        {
            SelectAll<T, TOrder>(data, values.Length, ordered);
        }
    }

    /// <summary>Writes an order of the values that <see cref="Partition"/> could have given.</summary>
    /// <param name="values">The values; unchanged.</param>
    /// <param name="positions">Positions in [0, n), in any order.</param>
    /// <param name="indices">As many as there are values.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position is out of range.</exception>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void ArgPartition(ReadOnlySpan<T> values, ReadOnlySpan<int> positions, Span<long> indices)
    {
        if (indices.Length != values.Length)
        {
            throw new ArgumentException("There must be one index for each value.", nameof(indices));
        }

        var ordered = Ordered(positions, values.Length);
        using var scratch = new Scratch((nint)values.Length * sizeof(KeyedElement<T>));
        var elements = (KeyedElement<T>*)scratch.Pointer;
        for (var index = 0; index < values.Length; index++)
        {
            elements[index] = new(values[index], (uint)index);
        }

        SelectAll<KeyedElement<T>, KeyedOrder<T, TOrder>>(elements, values.Length, ordered);
        ArgSorting<T, TOrder>.CopyIndices(elements, indices);
    }

    private static int[] Ordered(ReadOnlySpan<int> positions, int length)
    {
        foreach (var position in positions)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)position, (uint)length, nameof(positions));
        }

        var ordered = positions.ToArray();
        ordered.AsSpan().Sort();
        return ordered;
    }

    /// <summary>Each position is sought among what lies behind the one before it.</summary>
    private static void SelectAll<TElement, TElementOrder>(TElement* data, nint count, int[] positions)
        where TElement : unmanaged
        where TElementOrder : IOrder<TElement>
    {
        nint start = 0;
        foreach (var position in positions)
        {
            if (position >= start)
            {
                Select<TElement, TElementOrder>(data + start, count - start, position - start);
                start = position + 1;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Select<TElement, TOrd>(TElement* data, nint count, nint position)
        where TElement : unmanaged
        where TOrd : IOrder<TElement>
    {
        var badPivotsLeft = 2 * (nint.Log2(count) + 1);
        nint low = 0, high = count;
        while (high - low > Small && badPivotsLeft > 0)
        {
            if (position == low || position == high - 1)
            {
                Extreme<TElement, TOrd>(data, low, high, isLeast: position == low);
                return;
            }

            var before = high - low;
            var pivot = Pivot<TElement, TOrd>(data + low, before);
            var middle = MoveForward<TElement, TOrd>(data, low, high, pivot, acceptsEqual: false);
            if (middle == low)
            {
                // Nothing is less than the pivot: what equals it is in its place.
                middle = MoveForward<TElement, TOrd>(data, low, high, pivot, acceptsEqual: true);
                if (position < middle)
                {
                    return;
                }
            }

            (low, high) = position < middle ? (low, middle) : (middle, high);
            badPivotsLeft -= 8 * (high - low) > 7 * before ? 1 : 0;
        }

        if (high - low > Small)
        {
            using var scratch = new Scratch((high - low) * sizeof(TElement));
            MergeSort<TElement, TOrd>.Sort(data + low, (TElement*)scratch.Pointer, high - low);
        }
        else
        {
            MergeSort<TElement, TOrd>.Insert(data + low, (int)(high - low));
        }
    }

    /// <summary>
    /// Moves what is less than a pivot, or not greater, before the rest, and tells where the rest begins (Lomuto's
    /// partition). It always swaps, since a branch on random values is guessed wrong half of the time.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint MoveForward<TElement, TOrd>(
        TElement* data, nint low, nint high, TElement pivot, bool acceptsEqual)
        where TElement : unmanaged
        where TOrd : IOrder<TElement>
    {
        var middle = low;
        if (acceptsEqual)
        {
            for (var at = low; at < high; at++)
            {
                var value = data[at];
                data[at] = data[middle];
                data[middle] = value;
                middle += 1 - TOrd.OneIfLess(pivot, value);
            }

            return middle;
        }

        for (var at = low; at < high; at++)
        {
            var value = data[at];
            data[at] = data[middle];
            data[middle] = value;
            middle += TOrd.OneIfLess(value, pivot);
        }

        return middle;
    }

    /// <summary>Exchanges the least element with the first one, or the greatest with the last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Extreme<TElement, TOrd>(TElement* data, nint low, nint high, bool isLeast)
        where TElement : unmanaged
        where TOrd : IOrder<TElement>
    {
        var (found, end) = (low, isLeast ? low : high - 1);
        for (var at = low + 1; at < high; at++)
        {
            var isBetter = isLeast ? TOrd.Less(data[at], data[found]) : TOrd.Less(data[found], data[at]);
            found = isBetter ? at : found;
        }

        (data[end], data[found]) = (data[found], data[end]);
    }

    private static TElement Pivot<TElement, TOrd>(TElement* data, nint count)
        where TElement : unmanaged
        where TOrd : IOrder<TElement>
    {
        var step = count / 8;
        var sample = stackalloc TElement[9];
        for (var index = 0; index < 9; index++)
        {
            sample[index] = data[nint.Min(index * step, count - 1)];
        }

        MergeSort<TElement, TOrd>.Insert(sample, 9);
        return sample[4];
    }
}
