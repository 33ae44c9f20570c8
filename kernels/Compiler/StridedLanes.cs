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
}
