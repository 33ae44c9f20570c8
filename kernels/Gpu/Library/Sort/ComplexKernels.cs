using System.Runtime.CompilerServices;
using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>
/// What a sort of complex numbers does besides sorting keys, a thread for each number. A number is two words, the bits
/// of its parts. Its higher and its lower key together order as <c>ComplexOrder</c> does on the CPU: by real part, then
/// by imaginary part, and then the groups of numbers with a NaN, whose higher keys are the three largest words and
/// whose lower keys are of the part that is a number.
/// </summary>
internal static class ComplexKernels
{
    /// <summary>Writes the lower keys.</summary>
    public static readonly LibraryKernelKey LowKeys = new(WriteLowKeys);

    /// <summary>Writes the higher keys of the numbers in an order of each line.</summary>
    public static readonly LibraryKernelKey HighKeys = new(WriteHighKeys);

    /// <summary>Writes the positions that two orders, one after the other, lead to.</summary>
    public static readonly LibraryKernelKey Compose = new(ComposePositions);

    /// <summary>Writes numbers in the order that two orders lead to.</summary>
    public static readonly LibraryKernelKey Gather = new(GatherNumbers);

    /// <summary>Copies numbers back.</summary>
    public static readonly LibraryKernelKey Return = new(ReturnNumbers);

    private const ulong Sign = 1UL << 63;
    private const ulong Infinity = 0x7FF0_0000_0000_0000;

    private static void WriteLowKeys(ArrayView<ulong> numbers, ArrayView<ulong> keys, long count, long length)
    {
        var at = Thread;
        if (at < count)
        {
            var (real, imaginary) = (numbers[2 * at], numbers[(2 * at) + 1]);
            var counts = IsNaN(imaginary) ? real : imaginary;
            keys[at] = IsNaN(counts) ? 0 : Rank(counts);
        }
    }

    private static void WriteHighKeys(
        ArrayView<ulong> numbers, ArrayView<long> order, ArrayView<ulong> keys, long count, long length)
    {
        var at = Thread;
        if (at < count)
        {
            var place = LineOf(at, length) + order[at];
            var (real, imaginary) = (numbers[2 * place], numbers[(2 * place) + 1]);
            var key = IsNaN(imaginary) ? ulong.MaxValue - 2 : Rank(real);
            keys[at] = IsNaN(real) ? IsNaN(imaginary) ? ulong.MaxValue : ulong.MaxValue - 1 : key;
        }
    }

    private static void ComposePositions(
        ArrayView<long> first, ArrayView<long> second, ArrayView<long> positions, long count, long length)
    {
        var at = Thread;
        if (at < count)
        {
            positions[at] = first[LineOf(at, length) + second[at]];
        }
    }

    private static void GatherNumbers(
        ArrayView<ulong> numbers, ArrayView<long> first, ArrayView<long> second, ArrayView<ulong> sorted, long count,
        long length)
    {
        var at = Thread;
        if (at < count)
        {
            var line = LineOf(at, length);
            var place = line + first[line + second[at]];
            sorted[2 * at] = numbers[2 * place];
            sorted[(2 * at) + 1] = numbers[(2 * place) + 1];
        }
    }

    private static void ReturnNumbers(ArrayView<ulong> sorted, ArrayView<ulong> numbers, long count, long length)
    {
        var at = Thread;
        if (at < count)
        {
            numbers[2 * at] = sorted[2 * at];
            numbers[(2 * at) + 1] = sorted[(2 * at) + 1];
        }
    }

    private static long Thread
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
    }

    /// <summary>Where the line of a number starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long LineOf(long at, long length) => at / length * length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNaN(ulong part) => (part & (Sign - 1)) > Infinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Rank(ulong part) => KeyCoding.Rank(part, Sign, Infinity);
}
