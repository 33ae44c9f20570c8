using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>
/// The radix sort from the least digit, eight bits a pass. All counts come from one pass; a digit that is the same
/// everywhere costs nothing. Stable.
/// </summary>
internal static unsafe class RadixSort<TElement, TKey, TRadix>
    where TElement : unmanaged
    where TKey : unmanaged, IBinaryInteger<TKey>, IUnsignedNumber<TKey>
    where TRadix : IRadixElement<TElement, TKey>
{
    private const int Digits = 256;

    /// <summary>Sorts <paramref name="count"/> elements in place, with as many of scratch.</summary>
    public static void Sort(TElement* data, TElement* scratch, nint count)
    {
        if (IsSorted(data, count))
        {
            return;
        }

        var counts = stackalloc uint[sizeof(TKey) * Digits];
        new Span<uint>(counts, sizeof(TKey) * Digits).Clear();
        Count(data, count, counts);
        var (source, target) = ((nint)data, (nint)scratch);
        for (var digit = 0; digit < sizeof(TKey); digit++)
        {
            var starts = counts + (digit * Digits);
            if (starts[Digit(*data, 8 * digit)] == count)
            {
                continue;
            }

            uint start = 0;
            for (var value = 0; value < Digits; value++)
            {
                (starts[value], start) = (start, start + starts[value]);
            }

            Scatter((TElement*)source, (TElement*)target, count, 8 * digit, starts);
            (source, target) = (target, source);
        }

        if (source != (nint)data)
        {
            Buffer.MemoryCopy((void*)source, data, count * sizeof(TElement), count * sizeof(TElement));
        }
    }

    private static bool IsSorted(TElement* data, nint count)
    {
        for (nint index = 1; index < count; index++)
        {
            if (TRadix.Key(data[index]) < TRadix.Key(data[index - 1]))
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Digit(TElement element, int shift) => byte.CreateTruncating(TRadix.Key(element) >>> shift);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(TElement* data, nint count, uint* counts)
    {
        for (nint index = 0; index < count; index++)
        {
            var key = ulong.CreateTruncating(TRadix.Key(data[index]));
            for (var digit = 0; digit < sizeof(TKey); digit++)
            {
                counts[(digit * Digits) + (byte)(key >> (8 * digit))]++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter(TElement* source, TElement* target, nint count, int shift, uint* starts)
    {
        for (nint index = 0; index < count; index++)
        {
            var element = source[index];
            target[starts[Digit(element, shift)]++] = element;
        }
    }
}
