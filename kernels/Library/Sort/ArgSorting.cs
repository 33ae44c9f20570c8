using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>
/// The order that would sort contiguous values. Always stable, so it serves every <c>kind</c> of NumPy.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TOrder">Its order.</typeparam>
public static unsafe class ArgSorting<T, TOrder>
    where T : unmanaged
    where TOrder : IOrder<T>
{
    private const int SmallRadix = 300;
    private const int OnStack = 64;
    private const int LongestVectorSort = 1 << 15;

    /// <summary>Writes the positions of the values in sorted order; equal values (and NaNs) keep their order.</summary>
    /// <param name="values">The values; unchanged.</param>
    /// <param name="indices">As many positions.</param>
    /// <param name="parallel">The caller's threads.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void ArgSort(ReadOnlySpan<T> values, Span<long> indices, IParallel parallel)
    {
        ArgumentNullException.ThrowIfNull(parallel);
        if (indices.Length != values.Length)
        {
            throw new ArgumentException("There must be one index for each value.", nameof(indices));
        }

        if (RadixKey<T>.IsSupported && VectorSort.IsSupported && TryByVectors(values, indices))
        {
            return;
        }

        if (RadixKey<T>.IsSupported && values.Length >= SmallRadix)
        {
            switch (sizeof(T))
            {
                case 1:
                    ByRadix<byte>(values, indices, parallel);
                    break;
                case 2:
                    ByRadix<ushort>(values, indices, parallel);
                    break;
                case 4:
                    ByRadix<uint>(values, indices, parallel);
                    break;
                default:
                    ByRadix<ulong>(values, indices, parallel);
                    break;
            }
        }
        else
        {
            ByMerging(values, indices, parallel);
        }
    }

    private static bool TryByVectors(ReadOnlySpan<T> values, Span<long> indices)
    {
        var count = values.Length;
        if (count > LongestVectorSort)
        {
            return false;
        }

        if (count <= OnStack)
        {
            var memory = stackalloc ulong[(3 * OnStack) + (2 * VectorSort.Slack)];
            return TryByVectors(values, indices, memory);
        }

        using var scratch = new Scratch((nint)((3 * count) + (2 * VectorSort.Slack)) * sizeof(ulong));
        return TryByVectors(values, indices, (ulong*)scratch.Pointer);
    }

    private static bool TryByVectors(ReadOnlySpan<T> values, Span<long> indices, ulong* keys)
    {
        for (var index = 0; index < values.Length; index++)
        {
            keys[index] = RadixKey<T>.Rank(RadixKey<T>.Raw(values[index]));
            indices[index] = index;
        }

        fixed (long* places = indices)
        {
            return values.Length < 2
                || VectorSort.TrySort(keys, (ulong*)places, keys + values.Length, values.Length);
        }
    }

    private static void ByRadix<TKey>(ReadOnlySpan<T> values, Span<long> indices, IParallel parallel)
        where TKey : unmanaged, IBinaryInteger<TKey>, IUnsignedNumber<TKey>
    {
        var bytes = (nint)values.Length * sizeof(KeyedElement<TKey>);
        using var scratch = new Scratch(2 * bytes);
        var elements = (KeyedElement<TKey>*)scratch.Pointer;
        for (var index = 0; index < values.Length; index++)
        {
            var key = RadixKey<T>.Rank(RadixKey<T>.Raw(values[index]));
            elements[index] = new(TKey.CreateTruncating(key), (uint)index);
        }

        ParallelMerge<KeyedElement<TKey>, KeyedOrder<TKey, NumberOrder<TKey>>>.Sort(
            elements, elements + values.Length, values.Length,
            static (chunk, spare, count) =>
                RadixSort<KeyedElement<TKey>, TKey, KeyedRadixElement<TKey>>.Sort(chunk, spare, count),
            parallel);
        CopyIndices(elements, indices);
    }

    private static void ByMerging(ReadOnlySpan<T> values, Span<long> indices, IParallel parallel)
    {
        using var scratch = new Scratch(2 * (nint)values.Length * sizeof(KeyedElement<T>));
        var elements = (KeyedElement<T>*)scratch.Pointer;
        for (var index = 0; index < values.Length; index++)
        {
            elements[index] = new(values[index], (uint)index);
        }

        ParallelMerge<KeyedElement<T>, KeyedOrder<T, TOrder>>.Sort(
            elements, elements + values.Length, values.Length,
            static (chunk, spare, count) => MergeSort<KeyedElement<T>, KeyedOrder<T, TOrder>>.Sort(chunk, spare, count),
            parallel);
        CopyIndices(elements, indices);
    }

    internal static void CopyIndices<TKey>(KeyedElement<TKey>* elements, Span<long> indices)
        where TKey : unmanaged
    {
        for (var index = 0; index < indices.Length; index++)
        {
            indices[index] = elements[index].Index;
        }
    }
}
