using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cohort.Kernels.Library.Sort;

/// <summary>
/// A quicksort of keys of 64 bits with vectors of 512: keys before the pivot are pushed together in place, the others
/// in scratch memory, and short runs are put where their ranks say. Nothing changes the order of equal keys, so it is
/// stable, and places may travel with the keys.
/// </summary>
/// <remarks>
/// The partition by compressed stores is that of Bramas, A Novel Hybrid Quicksort Algorithm Vectorized using AVX-512
/// (IJACSA 8(10), 2017).
/// </remarks>
internal static unsafe class VectorSort
{
    /// <summary>How many elements of scratch are needed beyond the number of keys.</summary>
    public const int Slack = 8;

    private const int Run = 32;
    private const int Lanes = 8;
    private const uint GoldenRatio = 0x9E3779B9;

    /// <summary>Whether the machine has the instructions.</summary>
    public static bool IsSupported => Avx512F.IsSupported && Vector512.IsHardwareAccelerated;

    /// <summary>Sorts keys, and the places beside them.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="places">A place for each key, or null.</param>
    /// <param name="spare">
    /// Scratch: <paramref name="count"/> and <see cref="Slack"/> keys, and as many places where there are any.
    /// </param>
    /// <param name="count">The number of keys.</param>
    /// <returns>False, the keys in any order, when the pivots kept being bad.</returns>
    public static bool TrySort(ulong* keys, ulong* places, ulong* spare, int count)
    {
        var badPivots = 2 * BitOperations.Log2((uint)count + 1);
        return places is null
            ? Sort<Alone>(keys, null, spare, null, count, ref badPivots)
            : Sort<Accompanied>(keys, places, spare, spare + count + Slack, count, ref badPivots);
    }

    private static bool Sort<TMode>(
        ulong* keys, ulong* places, ulong* spare, ulong* sparePlaces, int count, ref int badPivots)
        where TMode : struct
    {
        while (count > Run)
        {
            var pivot = Pivot(keys, count);
            var split = Partition<TMode>(keys, places, spare, sparePlaces, count, pivot, withEqual: false);
            if (split == 0)
            {
                // Nothing comes before the pivot: those that equal it are in their place.
                split = Partition<TMode>(keys, places, spare, sparePlaces, count, pivot, withEqual: true);
            }
            else
            {
                badPivots -= 8L * Math.Max(split, count - split) > 7L * count ? 1 : 0;
                if (badPivots < 0 || !Sort<TMode>(keys, places, spare, sparePlaces, split, ref badPivots))
                {
                    return false;
                }
            }

            keys += split;
            places = typeof(TMode) == typeof(Accompanied) ? places + split : null;
            count -= split;
        }

        SortRun<TMode>(keys, places, count);
        return true;
    }

    // The median of three medians of three keys, from places that follow no period of the data: multiples of the
    // golden ratio.
    private static ulong Pivot(ulong* keys, int count)
    {
        var sample = stackalloc ulong[9];
        var place = 0u;
        for (var i = 0; i < 9; i++, place += GoldenRatio)
        {
            sample[i] = keys[(int)(((ulong)place * (uint)count) >> 32)];
        }

        return Median(
            Median(sample[0], sample[1], sample[2]), Median(sample[3], sample[4], sample[5]),
            Median(sample[6], sample[7], sample[8]));
    }

    private static ulong Median(ulong a, ulong b, ulong c) =>
        Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Partition<TMode>(
        ulong* keys, ulong* places, ulong* spare, ulong* sparePlaces, int count, ulong pivot, bool withEqual)
        where TMode : struct
    {
        var bound = Vector512.Create(pivot);
        int low = 0, high = 0, at = 0;
        for (; at + Lanes <= count; at += Lanes)
        {
            var elements = Vector512.Load(keys + at);
            var before = withEqual
                ? Vector512.LessThanOrEqual(elements, bound)
                : Vector512.LessThan(elements, bound);
            Avx512F.Compress(Vector512<ulong>.Zero, before, elements).Store(keys + low);
            Avx512F.Compress(Vector512<ulong>.Zero, ~before, elements).Store(spare + high);
            if (typeof(TMode) == typeof(Accompanied))
            {
                var beside = Vector512.Load(places + at);
                Avx512F.Compress(Vector512<ulong>.Zero, before, beside).Store(places + low);
                Avx512F.Compress(Vector512<ulong>.Zero, ~before, beside).Store(sparePlaces + high);
            }

            var less = BitOperations.PopCount(before.ExtractMostSignificantBits());
            low += less;
            high += Lanes - less;
        }

        for (; at < count; at++)
        {
            var element = keys[at];
            var isBefore = withEqual ? element <= pivot : element < pivot;
            *(isBefore ? keys + low : spare + high) = element;
            if (typeof(TMode) == typeof(Accompanied))
            {
                *(isBefore ? places + low : sparePlaces + high) = places[at];
            }

            low += isBefore ? 1 : 0;
            high += isBefore ? 0 : 1;
        }

        new Span<ulong>(spare, high).CopyTo(new Span<ulong>(keys + low, high));
        if (typeof(TMode) == typeof(Accompanied))
        {
            new Span<ulong>(sparePlaces, high).CopyTo(new Span<ulong>(places + low, high));
        }

        return low;
    }

    /// <summary>Puts each of a few keys behind those that are less, and behind its equals from before it.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SortRun<TMode>(ulong* keys, ulong* places, int count)
        where TMode : struct
    {
        var old = stackalloc ulong[2 * Run];
        var ranks = stackalloc ulong[Run];
        new Span<ulong>(keys, count).CopyTo(new Span<ulong>(old, Run));
        if (typeof(TMode) == typeof(Accompanied))
        {
            new Span<ulong>(places, count).CopyTo(new Span<ulong>(old + Run, Run));
        }

        for (var first = 0; first < count; first += Lanes)
        {
            Rank(old, count, first).Store(ranks + first);
        }

        for (var i = 0; i < count; i++)
        {
            keys[ranks[i]] = old[i];
            if (typeof(TMode) == typeof(Accompanied))
            {
                places[ranks[i]] = old[Run + i];
            }
        }
    }

    // How many keys come before each of the eight from the first one on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Rank(ulong* keys, int count, int first)
    {
        var own = Vector512.Load(keys + first);
        var ranks = Vector512<ulong>.Zero;
        for (var i = 0; i < first; i++)
        {
            ranks -= Vector512.LessThanOrEqual(Vector512.Create(keys[i]), own);
        }

        var end = Math.Min(first + Lanes, count);
        for (var i = first; i < end; i++)
        {
            var key = Vector512.Create(keys[i]);
            var isBehind = Vector512.GreaterThan(Vector512<ulong>.Indices, Vector512.Create((ulong)(i - first)));
            ranks -= Vector512.LessThan(key, own) | (Vector512.Equals(key, own) & isBehind);
        }

        for (var i = end; i < count; i++)
        {
            ranks -= Vector512.LessThan(Vector512.Create(keys[i]), own);
        }

        return ranks;
    }

    private readonly struct Alone;

    private readonly struct Accompanied;
}
