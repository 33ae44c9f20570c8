using System.Runtime.CompilerServices;
using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>
/// Puts the elements of a chunk in the order of one digit within a block, stably: a split by four bits at a time, for
/// which each thread counts its elements in counters of its own, and a scan of all counters gives their places
/// (Satish, Harris and Garland, IPDPS 2009). Neither atomics nor warps take part, so there is one result.
/// </summary>
internal static class LocalOrder
{
    /// <summary>The threads of a block: as many as a digit has values.</summary>
    public const int Threads = 256;

    /// <summary>The elements of a chunk.</summary>
    public const int Chunk = Threads * PerThread;

    /// <summary>How many words of shared memory a block needs for the codes of its elements.</summary>
    public const int CodeWords = 2 * Padded;

    /// <summary>How many for the counters.</summary>
    public const int CounterWords = Padded;

    private const int PerThread = 8;
    private const int DigitShift = 16;
    private const int Padded = Chunk + (Chunk / 32);
    private const int Rows = 8;
    private const int PaddedRow = Threads + (Threads / 32);

    /// <summary>
    /// Where word <paramref name="index"/> of a padded array lies: threads that read eight words each, one after the
    /// other, find them in different banks.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Pad(int index) => index + (index >> 5);

    /// <summary>The code of an element: its digit above its place in the chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Code(int digit, int place) => (uint)((digit << DigitShift) | place);

    /// <summary>The digit of a code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Digit(uint code) => (int)(code >> DigitShift);

    /// <summary>The place of a code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Place(uint code) => (int)(code & 0xFFFF);

    /// <summary>
    /// Sorts the codes in the first half of <paramref name="codes"/> by digit; all threads take part, and have left the
    /// last barrier when it returns.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sort(ArrayView<uint> codes, ArrayView<uint> counters, ArrayView<uint> sums)
    {
        // The words of a thread lie between two paddings: those of its elements, and those of the counters it scans.
        var own = Pad(Group.IdxX * PerThread);
        var column = Pad(Group.IdxX);
        for (var half = 0; half < 2; half++)
        {
            var shift = DigitShift + (4 * half);
            var (from, to) = (half * Padded, (1 - half) * Padded);
            Count(codes, counters, from + own, column, shift);
            Scan(counters, sums, own);
            Move(codes, counters, from + own, to, column, shift);
        }
    }

    // A counter of 16 bits for each thread and value: values 0 to 7 in the low halves of the words, 8 to 15 above.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Count(ArrayView<uint> codes, ArrayView<uint> counters, int first, int column, int shift)
    {
        for (var row = 0; row < Rows; row++)
        {
            counters[(row * PaddedRow) + column] = 0;
        }

        for (var index = 0; index < PerThread; index++)
        {
            var value = codes[first + index] >> shift;
            counters[((int)(value & 7) * PaddedRow) + column] += 1u << (int)((value & 8) * 2);
        }

        Group.Barrier();
    }

    // Each counter becomes the place of the first element that it has counted.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scan(ArrayView<uint> counters, ArrayView<uint> sums, int first)
    {
        var own = 0u;
        for (var index = 0; index < Rows; index++)
        {
            own += counters[first + index];
        }

        var sum = own;
        sums[Group.IdxX] = sum;
        Group.Barrier();
        for (var distance = 1; distance < Threads; distance *= 2)
        {
            var before = Group.IdxX >= distance ? sums[Group.IdxX - distance] : 0;
            Group.Barrier();
            sum += before;
            sums[Group.IdxX] = sum;
            Group.Barrier();
        }

        // The upper values come behind all the lower ones.
        var place = sum - own + (sums[Threads - 1] << 16);
        for (var index = 0; index < Rows; index++)
        {
            var count = counters[first + index];
            counters[first + index] = place;
            place += count;
        }

        Group.Barrier();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move(
        ArrayView<uint> codes, ArrayView<uint> counters, int first, int to, int column, int shift)
    {
        for (var index = 0; index < PerThread; index++)
        {
            var code = codes[first + index];
            var value = code >> shift;
            var counter = ((int)(value & 7) * PaddedRow) + column;
            var half = (int)((value & 8) * 2);
            var place = counters[counter];
            counters[counter] = place + (1u << half);
            codes[to + Pad((int)((place >> half) & 0xFFFF))] = code;
        }

        Group.Barrier();
    }
}
