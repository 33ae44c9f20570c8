using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>
/// <c>partition</c> and <c>argpartition</c>: quickselect (Hoare, CACM 4(7), 1961) with pivots from samples, and a sort
/// of what is left when the pivots keep being bad (after Musser's introselect), so never quadratic.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TOrder">Its order.</typeparam>
public static unsafe class Selection<T, TOrder>
    where T : unmanaged
    where TOrder : IOrder<T>
{
    private const int Small = 24;

    // So many are sorted as quickly as they are split.
    private const int Short = 128;

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
        if (sizeof(T) == sizeof(long) && RadixKey<T>.IsSupported
            && values.Length is > Small and <= Short)
        {
            Sorting<T, TOrder>.Sort(values, SerialParallel.Instance);
            return;
        }

        fixed (T* data = values)
        {
            SelectAll<T, TOrder>(data, values.Length, ordered);
        }
    }

    /// <summary>Partitions values at the one or two positions in the middle of those that are not NaN.</summary>
    /// <param name="values">The values.</param>
    public static void PartitionMiddle(Span<T> values)
    {
        var numbers = values.Length;
        foreach (var value in values)
        {
            numbers -= TOrder.IsNaN(value) ? 1 : 0;
        }

        if (numbers > 0)
        {
            Partition(values, [(numbers - 1) / 2, numbers / 2]);
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

    private static void Select<TElement, TOrd>(TElement* data, nint count, nint position)
        where TElement : unmanaged
        where TOrd : IOrder<TElement>
    {
        if (count > Small && VectorSplit<TElement>.IsSupported)
        {
            using var spare = new Scratch((count + VectorSplit<TElement>.Slack) * sizeof(TElement));
            Select<TElement, TOrd>(data, count, position, (TElement*)spare.Pointer);
            return;
        }

        Select<TElement, TOrd>(data, count, position, null);
    }

    private static void Select<TElement, TOrd>(TElement* data, nint count, nint position, TElement* spare)
        where TElement : unmanaged
        where TOrd : IOrder<TElement>
    {
        var badPivotsLeft = 2 * (nint.Log2(count) + 1);
        nint low = 0, high = count;
        while (high - low > Small && badPivotsLeft > 0)
        {
            if (position == low || position == high - 1)
            {
                MoveExtreme<TElement, TOrd>(data, low, high, position);
                return;
            }

            var before = high - low;
            var pivot = Pivot<TElement, TOrd>(data + low, before, position - low);
            var split = low + Split<TElement, TOrd>(data + low, before, pivot, false, spare);
            if (split == low)
            {
                // Nothing is less than the pivot: then those that equal it come first.
                split = low + Split<TElement, TOrd>(data + low, before, pivot, true, spare);
                if (position < split)
                {
                    return;
                }
            }

            (low, high) = position < split ? (low, split) : (split, high);
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

    /// <summary>Moves the elements that belong before a pivot to the front; no branch depends on them.</summary>
    /// <returns>How many they are.</returns>
    private static nint Split<TElement, TOrd>(
        TElement* data, nint count, TElement pivot, bool withEqual, TElement* spare)
        where TElement : unmanaged
        where TOrd : IOrder<TElement> => spare is null
            ? Split<TElement, TOrd>(data, count, pivot, withEqual)
            : VectorSplit<TElement>.Run(data, count, pivot, withEqual, TOrd.IsNaN(pivot), spare);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Split<TElement, TOrd>(TElement* data, nint count, TElement pivot, bool withEqual)
        where TElement : unmanaged
        where TOrd : IOrder<TElement>
    {
        nint front = 0;
        for (nint index = 0; !withEqual && index < count; index++)
        {
            var element = data[index];
            data[index] = data[front];
            data[front] = element;
            front += TOrd.OneIfLess(element, pivot);
        }

        for (nint index = 0; withEqual && index < count; index++)
        {
            var element = data[index];
            data[index] = data[front];
            data[front] = element;
            front += 1 - TOrd.OneIfLess(pivot, element);
        }

        return front;
    }

    /// <summary>Puts the least element first, or the greatest last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MoveExtreme<TElement, TOrd>(TElement* data, nint low, nint high, nint position)
        where TElement : unmanaged
        where TOrd : IOrder<TElement>
    {
        var (best, extreme) = (position, data[position]);
        for (var index = low; position == low && index < high; index++)
        {
            if (TOrd.Less(data[index], extreme))
            {
                (best, extreme) = (index, data[index]);
            }
        }

        for (var index = low; position != low && index < high; index++)
        {
            if (TOrd.Less(extreme, data[index]))
            {
                (best, extreme) = (index, data[index]);
            }
        }

        (data[best], data[position]) = (data[position], extreme);
    }

    /// <summary>
    /// An element of a sample whose rank is a little nearer to the middle than the position's, so that the position
    /// most likely ends up on the smaller side (after Floyd and Rivest, CACM 18(3), 1975).
    /// </summary>
    private static TElement Pivot<TElement, TOrd>(TElement* data, nint count, nint position)
        where TElement : unmanaged
        where TOrd : IOrder<TElement>
    {
        var (size, margin) = count >= 16_384 ? (256, 16) : count >= 1024 ? (32, 4) : (9, 0);
        var sample = stackalloc TElement[2 * size];
        for (var index = 0; index < size; index++)
        {
            sample[index] = data[index * count / size];
        }

        MergeSort<TElement, TOrd>.Sort(sample, sample + size, size);
        var rank = (int)(position * size / count);
        rank = 2 * rank < size ? Math.Min(rank + margin, size / 2) : Math.Max(rank - margin, size / 2);
        return sample[rank];
    }
}
