using System.Runtime.CompilerServices;
using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>
/// Sorts short lines, one or several in a block, by a bitonic network (Batcher, AFIPS SJCC 32, 1968) in shared memory.
/// The places in the line decide between equal elements, which makes the order total, and so the sort stable.
/// </summary>
internal static class ShortSortKernels<T, TBits>
    where T : unmanaged
    where TBits : IKeyBits<T>
{
    /// <summary>The longest line, and how many slots a block has.</summary>
    public const int Slots = 1024;

    /// <summary>Sorts lines in place.</summary>
    public static readonly LibraryKernelKey Values = new(SortValues);

    /// <summary>Writes the positions that sort lines.</summary>
    public static readonly LibraryKernelKey Positions = new(SortPositions);

    private static void SortValues(
        ArrayView<T> data, long lines, long length, long bits, long perBlock, long sign, long infinity)
    {
        var ranks = SharedMemory.Allocate<ulong>(Slots);
        var places = SharedMemory.Allocate<int>(Slots);
        Order(ranks, places, data, lines, length, (int)bits, (int)perBlock, sign, infinity);

        // Ranks do not say which zero or NaN it was: the elements are fetched, all of them before any is overwritten.
        var slots = (int)perBlock << (int)bits;
        for (var slot = Group.IdxX; slot < slots; slot += Group.DimX)
        {
            var line = (Grid.IdxX * perBlock) + (slot >> (int)bits);
            var place = slot & ((1 << (int)bits) - 1);
            if (line < lines && place < length)
            {
                ranks[slot] = TBits.Of(data[(line * length) + places[slot]]);
            }
        }

        Group.Barrier();
        for (var slot = Group.IdxX; slot < slots; slot += Group.DimX)
        {
            var line = (Grid.IdxX * perBlock) + (slot >> (int)bits);
            var place = slot & ((1 << (int)bits) - 1);
            if (line < lines && place < length)
            {
                data[(line * length) + place] = TBits.Element(ranks[slot]);
            }
        }
    }

    private static void SortPositions(
        ArrayView<T> data, ArrayView<long> positions, long lines, long length, long bits, long perBlock, long sign,
        long infinity)
    {
        var ranks = SharedMemory.Allocate<ulong>(Slots);
        var places = SharedMemory.Allocate<int>(Slots);
        Order(ranks, places, data, lines, length, (int)bits, (int)perBlock, sign, infinity);
        var slots = (int)perBlock << (int)bits;
        for (var slot = Group.IdxX; slot < slots; slot += Group.DimX)
        {
            var line = (Grid.IdxX * perBlock) + (slot >> (int)bits);
            var place = slot & ((1 << (int)bits) - 1);
            if (line < lines && place < length)
            {
                positions[(line * length) + place] = places[slot];
            }
        }
    }

    /// <summary>Lines have 2 to the power <paramref name="bits"/> slots; those past the end sort last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Order(
        ArrayView<ulong> ranks, ArrayView<int> places, ArrayView<T> data, long lines, long length, int bits,
        int perBlock, long sign, long infinity)
    {
        var width = 1 << bits;
        var slots = perBlock << bits;
        for (var slot = Group.IdxX; slot < slots; slot += Group.DimX)
        {
            var line = ((long)Grid.IdxX * perBlock) + (slot >> bits);
            var place = slot & (width - 1);
            var rank = ulong.MaxValue;
            if (line < lines && place < length)
            {
                rank = KeyCoding.Rank(TBits.Of(data[(line * length) + place]), (ulong)sign, (ulong)infinity);
            }

            ranks[slot] = rank;
            places[slot] = place;
        }

        Group.Barrier();
        for (var size = 2; size <= width; size *= 2)
        {
            for (var distance = size / 2; distance > 0; distance /= 2)
            {
                for (var pair = Group.IdxX; pair < slots / 2; pair += Group.DimX)
                {
                    var low = (2 * pair) - (pair & (distance - 1));
                    Exchange(ranks, places, low, low + distance, (low & (width - 1) & size) == 0);
                }

                Group.Barrier();
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(ArrayView<ulong> ranks, ArrayView<int> places, int low, int high, bool ascends)
    {
        var (lowRank, highRank) = (ranks[low], ranks[high]);
        var isGreater = lowRank > highRank;
        if (lowRank == highRank)
        {
            isGreater = places[low] > places[high];
        }

        if (isGreater == ascends)
        {
            (ranks[low], ranks[high]) = (highRank, lowRank);
            (places[low], places[high]) = (places[high], places[low]);
        }
    }
}
