using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>
/// The radix sort from the least digit, eight bits a pass, of the bits in which keys differ. Where few of the highest
/// of them tell most elements apart, only these are sorted, and the rest is inserted; when that turns out to be much,
/// all bits are sorted after all. Stable.
/// </summary>
internal static unsafe class RadixSort<TElement, TKey, TRadix>
    where TElement : unmanaged
    where TKey : unmanaged, IBinaryInteger<TKey>, IUnsignedNumber<TKey>
    where TRadix : IRadixElement<TElement, TKey>
{
    private const int Digits = 256;
    private const int BitsMore = 4;
    private const int MovesForEach = 8;

    /// <summary>Sorts <paramref name="count"/> elements in place, with as many of scratch.</summary>
    public static void Sort(TElement* data, TElement* scratch, nint count)
    {
        if (IsSorted(data, count))
        {
            return;
        }

        var bits = DifferingBits(data, count);
        var wanted = 8 * ((nint.Log2(count) + BitsMore + 7) / 8);
        if (wanted >= bits)
        {
            SortBits(data, scratch, count, 0, bits);
            return;
        }

        SortBits(data, scratch, count, bits - (int)wanted, bits);
        if (!Insert(data, count))
        {
            SortBits(data, scratch, count, 0, bits);
        }
    }

    /// <summary>Sorts by the bits of keys from one on and up to another.</summary>
    private static void SortBits(TElement* data, TElement* scratch, nint count, int low, int high)
    {
        var digits = (high - low + 7) / 8;
        var counts = stackalloc uint[digits * Digits];
        new Span<uint>(counts, digits * Digits).Clear();
        Count(data, count, low, digits, counts);
        var (source, target) = ((nint)data, (nint)scratch);
        for (var digit = 0; digit < digits; digit++)
        {
            var starts = counts + (digit * Digits);
            var shift = low + (8 * digit);
            if (starts[Digit(*data, shift)] == count)
            {
                continue;
            }

            uint start = 0;
            for (var value = 0; value < Digits; value++)
            {
                (starts[value], start) = (start, start + starts[value]);
            }

            Scatter((TElement*)source, (TElement*)target, count, shift, starts);
            (source, target) = (target, source);
        }

        if (source != (nint)data)
        {
            Buffer.MemoryCopy((void*)source, data, count * sizeof(TElement), count * sizeof(TElement));
        }
    }

    /// <summary>Inserts each element among those before it, unless that moves too many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Insert(TElement* data, nint count)
    {
        var movesLeft = MovesForEach * count;
        for (nint index = 1; index < count && movesLeft >= 0; index++)
        {
            var element = data[index];
            var key = TRadix.Key(element);
            var at = index;
            for (; at > 0 && key < TRadix.Key(data[at - 1]); at--)
            {
                data[at] = data[at - 1];
            }

            data[at] = element;
            movesLeft -= index - at;
        }

        return movesLeft >= 0;
    }

    /// <summary>How many bits keys have up to the highest one in which they differ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int DifferingBits(TElement* data, nint count)
    {
        var first = TRadix.Key(*data);
        var differences = TKey.Zero;
        for (nint index = 1; index < count; index++)
        {
            differences |= TRadix.Key(data[index]) ^ first;
        }

        return 64 - BitOperations.LeadingZeroCount(ulong.CreateTruncating(differences));
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
    private static void Count(TElement* data, nint count, int low, int digits, uint* counts)
    {
        for (nint index = 0; index < count; index++)
        {
            var key = ulong.CreateTruncating(TRadix.Key(data[index])) >> low;
            for (var digit = 0; digit < digits; digit++)
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
