using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cohort.Kernels.Library.Gather;

/// <summary>Reads masks, whose bytes are true when they are not zero, 64 at a time as the bits of a word.</summary>
internal static unsafe class MaskBits
{
    /// <summary>Mask bytes of one word.</summary>
    public const int Width = 64;

    /// <summary>Bit i is set where byte i is true; bytes past the end count as false and are not read.</summary>
    /// <param name="mask">The first byte.</param>
    /// <param name="count">The number of bytes; more than 64 reads 64.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(byte* mask, long count)
    {
        if (count >= Width)
        {
            return ~Vector512.Equals(Vector512.Load(mask), Vector512<byte>.Zero).ExtractMostSignificantBits();
        }

        return ReadRest(mask, (int)count);
    }

    // Not inlined: once a mask.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong ReadRest(byte* mask, int count)
    {
        ulong bits = 0;
        var index = 0;
        for (; index + 16 <= count; index += 16)
        {
            var isFalse = Vector128.Equals(Vector128.Load(mask + index), Vector128<byte>.Zero);
            bits |= (ulong)(ushort)~isFalse.ExtractMostSignificantBits() << index;
        }

        for (; index < count; index++)
        {
            bits |= mask[index] != 0 ? 1UL << index : 0;
        }

        return bits;
    }

    /// <summary>The number of true bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Count(byte* mask, long count)
    {
        long total = 0;
        for (long at = 0; at < count; at += Width)
        {
            total += BitOperations.PopCount(Read(mask + at, count - at));
        }

        return total;
    }
}
