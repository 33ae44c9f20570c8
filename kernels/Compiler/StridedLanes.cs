using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// What compiled kernels call where lanes do not lie side by side in memory, and for the rest of a row. Compiled at
/// once in full: tiering would leave the first calls slow.
/// </summary>
internal static unsafe class StridedLanes
{
    /// <summary>Copies elements a stride apart into adjacent ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather<T>(byte* source, nint stride, byte* destination, nint count)
        where T : unmanaged
    {
        if (IsEverySecond<T>(stride, count))
        {
            EverySecond(source).Store((double*)destination);
            return;
        }

        for (nint i = 0; i < count; i++)
        {
            Unsafe.WriteUnaligned(destination + (i * sizeof(T)), Unsafe.ReadUnaligned<T>(source));
            source += stride;
        }
    }

    /// <summary>Copies adjacent elements to places a stride apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter<T>(byte* source, byte* destination, nint stride, nint count)
        where T : unmanaged
    {
        if (IsEverySecond<T>(stride, count))
        {
            var spread = Vector512.Create(0L, 0, 1, 1, 2, 2, 3, 3);
            var isElement = Vector512.Create(-1L, 0, -1, 0, -1, 0, -1, 0).AsDouble();
            var values = Vector512.Load((double*)source);
            var target = (double*)destination;
            var low = Avx512F.PermuteVar8x64(values, spread);
            var high = Avx512F.PermuteVar8x64(values, spread + Vector512.Create(4L));
            Avx512F.MaskStore(target, isElement, low);
            Avx512F.MaskStore(target + 8, isElement, high);
            return;
        }

        for (nint i = 0; i < count; i++)
        {
            Unsafe.WriteUnaligned(destination, Unsafe.ReadUnaligned<T>(source + (i * sizeof(T))));
            destination += stride;
        }
    }

    /// <summary>
    /// Copies the rest of a row, less than 64 bytes, into a 64-byte buffer. One whole store, where masks allow it, so
    /// that the vector load that follows is forwarded from it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ReadRest(byte* source, byte* buffer, nint bytes)
    {
        if (Avx512BW.IsSupported)
        {
            var mask = Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)bytes));
            Avx512BW.MaskLoad(source, mask, Vector512<byte>.Zero).Store(buffer);
            return;
        }

        for (nint i = 0; i < bytes; i++)
        {
            buffer[i] = source[i];
        }
    }

    /// <summary>Copies the rest of a row, less than 64 bytes, out of a 64-byte buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WriteRest(byte* buffer, byte* destination, nint bytes)
    {
        nint i = 0;
        for (; i <= bytes - sizeof(ulong); i += sizeof(ulong))
        {
            Unsafe.WriteUnaligned(destination + i, Unsafe.ReadUnaligned<ulong>(buffer + i));
        }

        for (; i < bytes; i++)
        {
            destination[i] = buffer[i];
        }
    }

    // The parts of complex numbers, and every second element of a view: a whole vector of them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsEverySecond<T>(nint stride, nint count)
        where T : unmanaged =>
        Avx512F.IsSupported && sizeof(T) == sizeof(double) && stride == 2 * sizeof(double)
        && count == Vector512<double>.Count;

    // The second load ends with the last element: what lies behind that may not be memory of the program.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> EverySecond(byte* source)
    {
        Vector512<double> first = Vector512.Load((double*)source), second = Vector512.Load((double*)source + 7);
        return Avx512F.PermuteVar8x64x2(first, Vector512.Create(0L, 2, 4, 6, 9, 11, 13, 15), second);
    }
}
