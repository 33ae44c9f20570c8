using System.Numerics;
using System.Runtime.CompilerServices;
using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>
/// What all kernels of a radix sort have in common. Elements and positions wander between two places; passes whose
/// digit is the same in all elements move nothing, so that where they are follows from a word of device memory, with a
/// bit for each pass that does.
/// </summary>
internal static class RadixPasses
{
    /// <summary>The bits of a digit.</summary>
    public const int DigitBits = 8;

    /// <summary>The values of a digit.</summary>
    public const int Digits = 1 << DigitBits;

    /// <summary>Writes the positions that wandered in 32 bits.</summary>
    public static readonly LibraryKernelKey Widen = new(WidenPositions);

    /// <summary>Whether a pass moves something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsActive(uint passes, long pass) => ((passes >> (int)pass) & 1) != 0;

    /// <summary>How many passes before one have moved something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ActiveBefore(uint passes, long pass) =>
        BitOperations.PopCount(passes & ((1u << (int)pass) - 1));

    /// <summary>A digit of a rank.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Digit(ulong rank, long pass) => (int)(rank >> (int)(DigitBits * pass)) & (Digits - 1);

    private static void WidenPositions(
        ArrayView<uint> even, ArrayView<uint> odd, ArrayView<uint> passes, ArrayView<long> positions, long length,
        long chunks)
    {
        var own = LineChunk.OfBlock(length, chunks);
        var moves = BitOperations.PopCount(passes[0]);
        for (var index = Group.IdxX; index < own.Count; index += LocalOrder.Threads)
        {
            var place = own.First + index;
            var at = own.Start + place;
            positions[at] = moves == 0 ? place : (moves & 1) == 0 ? even[at] : odd[at];
        }
    }
}
