using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Interpreter;

/// <summary>
/// Shifts: by vectors where all elements shift by the same number of bits, which is nearly always so.
/// </summary>
internal static unsafe class Shifts
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Left<T>(in BlockArguments block)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (!TryGetBits<T>(block, out var bits))
        {
            Loops.Binary<T, IntegerArithmetic.ShiftLeft<T>>(block);
            return;
        }

        T* a = (T*)block.A, result = (T*)block.Result;
        nint mask = block.MaskA, i = 0;
        for (; i <= block.Count - Vector<T>.Count; i += Vector<T>.Count)
        {
            (Vector.Load(a + (i & mask)) << bits).Store(result + i);
        }

        for (; i < block.Count; i++)
        {
            result[i] = a[i & mask] << bits;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Right<T>(in BlockArguments block)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (!TryGetBits<T>(block, out var bits))
        {
            Loops.Binary<T, IntegerArithmetic.ShiftRight<T>>(block);
            return;
        }

        T* a = (T*)block.A, result = (T*)block.Result;
        nint mask = block.MaskA, i = 0;
        for (; i <= block.Count - Vector<T>.Count; i += Vector<T>.Count)
        {
            (Vector.Load(a + (i & mask)) >> bits).Store(result + i);
        }

        for (; i < block.Count; i++)
        {
            result[i] = a[i & mask] >> bits;
        }
    }

    /// <summary>The number of bits, where it is the same for the block and less than the width.</summary>
    private static bool TryGetBits<T>(in BlockArguments block, out int bits)
        where T : unmanaged, IBinaryInteger<T>
    {
        var count = *(T*)block.B;
        bits = int.CreateTruncating(count);
        return block.MaskB == 0 && !T.IsNegative(count) && count < T.CreateTruncating(8 * sizeof(T));
    }
}
