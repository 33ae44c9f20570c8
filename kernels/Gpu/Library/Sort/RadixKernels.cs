using System.Numerics;
using System.Runtime.CompilerServices;
using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>
/// A radix sort of lines from the least digit: in each pass every block counts the digits of its chunk, the counts are
/// scanned, and every block orders its chunk and moves it. The table of counts lies (line, digit, chunk), so that its
/// running sum says where the elements of a digit of a chunk end.
/// </summary>
internal static class RadixKernels<T, TBits>
    where T : unmanaged
    where TBits : IKeyBits<T>
{
    /// <summary>Notes the passes in which the digit is not the same in all elements of a line.</summary>
    public static readonly LibraryKernelKey Differences = new(NoteDifferences);

    /// <summary>Counts the digits of each chunk.</summary>
    public static readonly LibraryKernelKey Count = new(CountDigits);

    /// <summary>Moves elements to where a pass puts them.</summary>
    public static readonly LibraryKernelKey MoveValues = new(MoveElements);

    /// <summary>Moves elements with their positions.</summary>
    public static readonly LibraryKernelKey MovePairs = new(MoveElementsAndPositions);

    /// <summary>Brings sorted elements back that have ended in the other place.</summary>
    public static readonly LibraryKernelKey Return = new(ReturnElements);

    private static void NoteDifferences(
        ArrayView<T> data, ArrayView<uint> passes, long length, long chunks, long sign, long infinity)
    {
        var shared = SharedMemory.Allocate<uint>(1);
        if (Group.IdxX == 0)
        {
            shared[0] = 0;
        }

        Group.Barrier();
        var own = LineChunk.OfBlock(length, chunks);
        var reference = Rank(data[own.Start], sign, infinity);
        var different = 0UL;
        for (var index = Group.IdxX; index < own.Count; index += LocalOrder.Threads)
        {
            different |= Rank(data[own.Start + own.First + index], sign, infinity) ^ reference;
        }

        var passesOfThread = 0u;
        for (var pass = 0; pass < sizeof(ulong); pass++)
        {
            passesOfThread |= RadixPasses.Digit(different, pass) != 0 ? 1u << pass : 0;
        }

        Atomic.Or(ref shared[0], passesOfThread);
        Group.Barrier();
        if (Group.IdxX == 0)
        {
            Atomic.Or(ref passes[0], shared[0]);
        }
    }

    private static void CountDigits(
        ArrayView<T> input, ArrayView<T> even, ArrayView<T> odd, ArrayView<uint> passes, ArrayView<uint> table,
        long pass, long length, long chunks, long sign, long infinity)
    {
        var counts = SharedMemory.Allocate<uint>(RadixPasses.Digits);
        counts[Group.IdxX] = 0;
        Group.Barrier();
        var own = LineChunk.OfBlock(length, chunks);
        if (RadixPasses.IsActive(passes[0], pass))
        {
            var source = Source(input, even, odd, RadixPasses.ActiveBefore(passes[0], pass));
            for (var index = Group.IdxX; index < own.Count; index += LocalOrder.Threads)
            {
                var rank = Rank(source[own.Start + own.First + index], sign, infinity);
                Atomic.Add(ref counts[RadixPasses.Digit(rank, pass)], 1u);
            }
        }

        Group.Barrier();
        table[own.Entry(Group.IdxX, chunks)] = counts[Group.IdxX];
    }

    private static void MoveElements(
        ArrayView<T> even, ArrayView<T> odd, ArrayView<uint> passes, ArrayView<uint> table, long pass, long length,
        long chunks, long sign, long infinity)
    {
        var codes = SharedMemory.Allocate<uint>(LocalOrder.CodeWords);
        var counters = SharedMemory.Allocate<uint>(LocalOrder.CounterWords);
        var sums = SharedMemory.Allocate<uint>(LocalOrder.Threads);
        if (!RadixPasses.IsActive(passes[0], pass))
        {
            return;
        }

        var own = LineChunk.OfBlock(length, chunks);
        var moves = RadixPasses.ActiveBefore(passes[0], pass);
        var source = Source(even, even, odd, moves);
        var target = Source(odd, odd, even, moves);
        Order(codes, counters, sums, source, table, own, pass, chunks, sign, infinity);
        for (var index = Group.IdxX; index < own.Count; index += LocalOrder.Threads)
        {
            var code = codes[LocalOrder.Pad(index)];
            target[Target(own, sums, code, index)] = source[own.Start + own.First + LocalOrder.Place(code)];
        }

        // Some OpenCL devices let all threads follow the first one behind the last barrier when threads can end before.
        Group.Barrier();
    }

    private static void MoveElementsAndPositions(
        ArrayView<T> input, ArrayView<T> even, ArrayView<T> odd, ArrayView<uint> evenPositions,
        ArrayView<uint> oddPositions, ArrayView<uint> passes, ArrayView<uint> table, long pass, long length,
        long chunks, long sign, long infinity)
    {
        var codes = SharedMemory.Allocate<uint>(LocalOrder.CodeWords);
        var counters = SharedMemory.Allocate<uint>(LocalOrder.CounterWords);
        var sums = SharedMemory.Allocate<uint>(LocalOrder.Threads);
        if (!RadixPasses.IsActive(passes[0], pass))
        {
            return;
        }

        var own = LineChunk.OfBlock(length, chunks);
        var moves = RadixPasses.ActiveBefore(passes[0], pass);
        var source = Source(input, even, odd, moves);
        var target = Source(odd, odd, even, moves);
        var positions = (moves & 1) == 0 ? evenPositions : oddPositions;
        var movedPositions = (moves & 1) == 0 ? oddPositions : evenPositions;
        Order(codes, counters, sums, source, table, own, pass, chunks, sign, infinity);
        for (var index = Group.IdxX; index < own.Count; index += LocalOrder.Threads)
        {
            var code = codes[LocalOrder.Pad(index)];
            var place = own.First + LocalOrder.Place(code);
            var to = Target(own, sums, code, index);
            target[to] = source[own.Start + place];
            movedPositions[to] = moves == 0 ? (uint)place : positions[own.Start + place];
        }

        // As above.
        Group.Barrier();
    }

    private static void ReturnElements(
        ArrayView<T> even, ArrayView<T> odd, ArrayView<uint> passes, long length, long chunks)
    {
        if ((BitOperations.PopCount(passes[0]) & 1) == 0)
        {
            return;
        }

        var own = LineChunk.OfBlock(length, chunks);
        for (var index = Group.IdxX; index < own.Count; index += LocalOrder.Threads)
        {
            even[own.Start + own.First + index] = odd[own.Start + own.First + index];
        }
    }

    /// <summary>
    /// Leaves the codes of the block's elements in the order of their digits, and for each digit what has to be added
    /// to an element's place in that order for its place in the line.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Order(
        ArrayView<uint> codes, ArrayView<uint> counters, ArrayView<uint> sums, ArrayView<T> source,
        ArrayView<uint> table, LineChunk own, long pass, long chunks, long sign, long infinity)
    {
        for (var index = Group.IdxX; index < LocalOrder.Chunk; index += LocalOrder.Threads)
        {
            // What is past the end stays behind all others with the highest digit.
            var digit = RadixPasses.Digits - 1;
            if (index < own.Count)
            {
                digit = RadixPasses.Digit(Rank(source[own.Start + own.First + index], sign, infinity), pass);
            }

            codes[LocalOrder.Pad(index)] = LocalOrder.Code(digit, index);
        }

        Group.Barrier();
        LocalOrder.Sort(codes, counters, sums);
        for (var index = Group.IdxX; index < own.Count; index += LocalOrder.Threads)
        {
            var digit = LocalOrder.Digit(codes[LocalOrder.Pad(index)]);
            if (index == own.Count - 1 || LocalOrder.Digit(codes[LocalOrder.Pad(index + 1)]) != digit)
            {
                // The table counts through all lines, modulo 2^32.
                var end = table[own.Entry(digit, chunks)] - (uint)own.Start;
                sums[digit] = end - (uint)(index + 1);
            }
        }

        Group.Barrier();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ArrayView<T> Source(ArrayView<T> input, ArrayView<T> even, ArrayView<T> odd, int moves)
    {
        var later = (moves & 1) == 0 ? even : odd;
        return moves == 0 ? input : later;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Target(LineChunk own, ArrayView<uint> sums, uint code, int index) =>
        own.Start + (sums[LocalOrder.Digit(code)] + (uint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Rank(T element, long sign, long infinity) =>
        KeyCoding.Rank(TBits.Of(element), (ulong)sign, (ulong)infinity);
}
