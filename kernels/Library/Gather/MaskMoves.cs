using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cohort.Kernels.Library.Gather;

/// <summary>The loops behind <see cref="Masking"/>, over one chunk.</summary>
/// <remarks>
/// The caller has counted the mask, but memory shared with the program may change between the two readings; so each
/// loop also holds to the room that it was given.
/// </remarks>
internal static unsafe class MaskMoves
{
    // More are quicker through registers.
    private const int FewBits = 4;

    /// <summary>Writes <c>first + i</c> for each true byte i, at most <paramref name="room"/> of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Positions(byte* mask, long count, long first, long* target, long room)
    {
        var end = target + room;
        for (long at = 0; at < count; at += MaskBits.Width)
        {
            var bits = MaskBits.Read(mask + at, count - at);
            if (Avx512F.IsSupported && end - target >= MaskBits.Width && BitOperations.PopCount(bits) > FewBits)
            {
                target = PositionsOfWord(first + at, bits, target);
                continue;
            }

            for (; bits != 0 && target < end; bits &= bits - 1)
            {
                *target++ = first + at + BitOperations.TrailingZeroCount(bits);
            }
        }
    }

    /// <summary>Copies the elements of true bytes, at most <paramref name="room"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compress<T>(T* source, byte* mask, long count, T* target, long room)
        where T : unmanaged
    {
        var end = target + room;
        for (long at = 0; at < count; at += MaskBits.Width)
        {
            var bits = MaskBits.Read(mask + at, count - at);
            if (bits == ulong.MaxValue && end - target >= MaskBits.Width)
            {
                Buffer.MemoryCopy(source + at, target, 64 * sizeof(T), 64 * sizeof(T));
                target += MaskBits.Width;
            }
            else if (sizeof(T) is 4 or 8 && Avx512F.IsSupported && count - at >= 64 && end - target >= 64
                && BitOperations.PopCount(bits) > FewBits)
            {
                target = CompressWord(source + at, bits, target);
            }
            else
            {
                for (; bits != 0 && target < end; bits &= bits - 1)
                {
                    *target++ = source[at + BitOperations.TrailingZeroCount(bits)];
                }
            }
        }
    }

    /// <summary>
    /// Writes the next value to the element of each true byte, at most <paramref name="room"/> times.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<T>(T* target, byte* mask, long count, T* values, int step, long room)
        where T : unmanaged
    {
        for (long at = 0; at < count; at += MaskBits.Width)
        {
            for (var bits = MaskBits.Read(mask + at, count - at); bits != 0 && room > 0; bits &= bits - 1)
            {
                room--;
                target[at + BitOperations.TrailingZeroCount(bits)] = *values;
                values += step;
            }
        }
    }

    /// <summary>The positions of 64 elements; as whole registers are stored, there must be room for 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long* PositionsOfWord(long first, ulong bits, long* target)
    {
        var positions = Vector512.CreateSequence(first, 1L);
        for (var start = 0; start < MaskBits.Width; start += Vector512<long>.Count)
        {
            var lanes = (byte)(bits >> start);
            Avx512F.Compress(Vector512<long>.Zero, Lanes64(lanes).AsInt64(), positions).Store(target);
            target += BitOperations.PopCount((uint)lanes);
            positions += Vector512.Create((long)Vector512<long>.Count);
        }

        return target;
    }

    /// <summary>
    /// 64 elements through registers. Whole registers are stored, so there must be room for 64 although fewer count.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* CompressWord<T>(T* source, ulong bits, T* target)
        where T : unmanaged
    {
        var count = 64 / sizeof(T);
        for (var start = 0; start < 64; start += count)
        {
            if (sizeof(T) == 8)
            {
                var keep = Lanes64((byte)(bits >> start));
                var elements = Vector512.Load((ulong*)source + start);
                Avx512F.Compress(Vector512<ulong>.Zero, keep, elements).Store((ulong*)target);
                target += BitOperations.PopCount((uint)(byte)(bits >> start));
            }
            else
            {
                var keep = Lanes32((ushort)(bits >> start));
                var elements = Vector512.Load((uint*)source + start);
                Avx512F.Compress(Vector512<uint>.Zero, keep, elements).Store((uint*)target);
                target += BitOperations.PopCount((uint)(ushort)(bits >> start));
            }
        }

        return target;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Lanes64(byte bits)
    {
        var each = Vector512.Create(1UL, 2, 4, 8, 16, 32, 64, 128);
        return Vector512.Equals(Vector512.Create((ulong)bits) & each, each);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Lanes32(ushort bits)
    {
        var each = Vector512.Create(
            1u, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
        return Vector512.Equals(Vector512.Create((uint)bits) & each, each);
    }
}
