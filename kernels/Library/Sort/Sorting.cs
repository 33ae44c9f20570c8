using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>Sorts contiguous values in place.</summary>
/// <remarks>
/// Types with radix keys (bool, integers, Half, float, double) are sorted by their bits, others (decimal, Complex) by a
/// merge sort. Either way the result is that of a stable sort, NaNs and zeros of both signs included, so it serves
/// every <c>kind</c> and does not depend on the number of threads. Scratch memory: as much as the data.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TOrder">Its order; <see cref="NumberOrder{T}"/>, <see cref="BooleanOrder"/> or <see
/// cref="ComplexOrder"/>.</typeparam>
public static unsafe class Sorting<T, TOrder>
    where T : unmanaged
    where TOrder : IOrder<T>
{
    private const int Few = 16;
    private const int OnStack = 128;
    private const int SmallRadix = 200;
    private const int LongestVectorSort = ParallelMerge<T, TOrder>.SmallestChunk - 1;

    /// <summary>Sorts in place.</summary>
    /// <param name="values">What to sort.</param>
    /// <param name="parallel">The caller's threads.</param>
    public static void Sort(Span<T> values, IParallel parallel)
    {
        ArgumentNullException.ThrowIfNull(parallel);
        if (values.Length < 2)
        {
            return;
        }

        fixed (T* data = values)
        {
            if (!RadixKey<T>.IsSupported)
            {
                using var scratch = new Scratch((nint)values.Length * sizeof(T));
                ParallelMerge<T, TOrder>.Sort(
                    data, (T*)scratch.Pointer, values.Length,
                    static (chunk, spare, count) => MergeSort<T, TOrder>.Sort(chunk, spare, count), parallel);
                return;
            }

            var numbers = RadixKey<T>.IsFloat ? MoveNaNsLast(values) : values.Length;
            var zeros = RadixKey<T>.IsFloat ? SignedZeros<T, TOrder>.Collect(values[..numbers]) : null;
            switch (sizeof(T))
            {
                case 1:
                    SortKeys((byte*)data, numbers, parallel);
                    break;
                case 2:
                    SortKeys((ushort*)data, numbers, parallel);
                    break;
                case 4:
                    SortKeys((uint*)data, numbers, parallel);
                    break;
                default:
                    SortKeys((ulong*)data, numbers, parallel);
                    break;
            }

            if (zeros is not null)
            {
                SignedZeros<T, TOrder>.Restore(values[..numbers], zeros);
            }
        }
    }

    /// <summary>Moves the NaNs behind the numbers, each group in its old order.</summary>
    /// <returns>The number of numbers.</returns>
    private static int MoveNaNsLast(Span<T> values)
    {
        var first = 0;
        while (first < values.Length && !TOrder.IsNaN(values[first]))
        {
            first++;
        }

        if (first == values.Length)
        {
            return first;
        }

        var numbers = first;
        using var scratch = new Scratch((nint)(values.Length - first) * sizeof(T));
        var others = (T*)scratch.Pointer;
        var count = 0;
        for (var index = first; index < values.Length; index++)
        {
            var value = values[index];
            if (TOrder.IsNaN(value))
            {
                others[count++] = value;
            }
            else
            {
                values[numbers++] = value;
            }
        }

        new Span<T>(others, count).CopyTo(values[numbers..]);
        return numbers;
    }

    private static void SortKeys<TKey>(TKey* keys, int count, IParallel parallel)
        where TKey : unmanaged, IBinaryInteger<TKey>, IUnsignedNumber<TKey>
    {
        Recode(keys, count, true);
        if (sizeof(TKey) == 1 || (sizeof(TKey) == 2 && count > 1 << 14))
        {
            CountingSort(keys, count);
        }
        else if (sizeof(TKey) == sizeof(ulong) && VectorSort.IsSupported && count is > Few and <= OnStack)
        {
            var spare = stackalloc ulong[OnStack + VectorSort.Slack];
            SortChunk(keys, (TKey*)spare, count);
        }
        else if (count < SmallRadix && (sizeof(TKey) != sizeof(ulong) || !VectorSort.IsSupported || count <= Few))
        {
            new Span<TKey>(keys, count).Sort();
        }
        else
        {
            using var scratch = new Scratch(((nint)count + VectorSort.Slack) * sizeof(TKey));
            ParallelMerge<TKey, NumberOrder<TKey>>.Sort(
                keys, (TKey*)scratch.Pointer, count,
                static (chunk, spare, length) => SortChunk(chunk, spare, (int)length), parallel);
        }

        Recode(keys, count, false);
    }

    // The last chunk alone has slack behind its scratch: others would write over that of the next.
    private static void SortChunk<TKey>(TKey* keys, TKey* spare, int count)
        where TKey : unmanaged, IBinaryInteger<TKey>, IUnsignedNumber<TKey>
    {
        if (sizeof(TKey) != sizeof(ulong) || count > LongestVectorSort || !VectorSort.IsSupported
            || !VectorSort.TrySort((ulong*)keys, null, (ulong*)spare, count))
        {
            RadixSort<TKey, TKey, PlainRadixElement<TKey>>.Sort(keys, spare, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Recode<TKey>(TKey* keys, int count, bool encode)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var index = 0;
        if (RadixKey<T>.IsFloat && sizeof(TKey) == sizeof(long))
        {
            index = Fold((long*)keys, count, encode);
        }

        for (; index < count; index++)
        {
            var raw = ulong.CreateTruncating(keys[index]);
            keys[index] = TKey.CreateTruncating(encode ? RadixKey<T>.Encode(raw) : RadixKey<T>.Decode(raw));
        }
    }

    // As Encode and Decode: all other bits change where the sign bit of the number is set, and that one always does.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Fold(long* keys, int count, bool encode)
    {
        var sign = new Vector<long>(long.MinValue);
        var index = 0;
        for (; index + Vector<long>.Count <= count; index += Vector<long>.Count)
        {
            var bits = Vector.Load(keys + index);
            var negative = (encode ? bits : ~bits) >> 63;
            (bits ^ (negative | sign)).Store(keys + index);
        }

        return index;
    }

    private static void CountingSort<TKey>(TKey* keys, int count)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var values = 1 << (8 * sizeof(TKey));
        using var scratch = new Scratch((nint)values * sizeof(int));
        var counts = new Span<int>(scratch.Pointer, values);
        counts.Clear();
        for (var index = 0; index < count; index++)
        {
            counts[int.CreateTruncating(keys[index])]++;
        }

        var at = 0;
        for (var value = 0; value < values; value++)
        {
            new Span<TKey>(keys + at, counts[value]).Fill(TKey.CreateTruncating(value));
            at += counts[value];
        }
    }
}
