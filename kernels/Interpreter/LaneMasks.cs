using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Interpreter;

/// <summary>
/// Converts between lanes of all ones or zero and Boolean bytes, for as many elements as a vector has bytes.
/// The branches on sizeof are resolved when the code is compiled.
/// </summary>
internal static unsafe class LaneMasks
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<byte> Compare<T, TComparison>(T* a, nint maskA, T* b, nint maskB, nint i)
        where T : unmanaged
        where TComparison : struct, IComparison<T>
    {
        Vector<T> At(nint at) => TComparison.Apply(Vector.Load(a + (at & maskA)), Vector.Load(b + (at & maskB)));
        Vector<ushort> Two(nint at) => sizeof(T) == sizeof(ushort)
            ? At(at).As<T, ushort>()
            : Vector.Narrow(Four(at), Four(at + Vector<uint>.Count));
        Vector<uint> Four(nint at) => sizeof(T) == sizeof(uint)
            ? At(at).As<T, uint>()
            : Vector.Narrow(At(at).As<T, ulong>(), At(at + Vector<ulong>.Count).As<T, ulong>());
        return sizeof(T) == 1
            ? At(i).As<T, byte>()
            : Vector.Narrow(Two(i), Two(i + Vector<ushort>.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Select<T>(Vector<sbyte> condition, T* b, nint maskB, T* c, nint maskC, T* result, nint i)
        where T : unmanaged
    {
        if (sizeof(T) == 1)
        {
            Blend(condition.As<sbyte, T>(), b, maskB, c, maskC, result, i);
            return;
        }

        Vector.Widen(condition, out var low, out var high);
        SelectTwo(low, b, maskB, c, maskC, result, i);
        SelectTwo(high, b, maskB, c, maskC, result, i + Vector<short>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SelectTwo<T>(Vector<short> condition, T* b, nint maskB, T* c, nint maskC, T* result, nint i)
        where T : unmanaged
    {
        if (sizeof(T) == sizeof(short))
        {
            Blend(condition.As<short, T>(), b, maskB, c, maskC, result, i);
            return;
        }

        Vector.Widen(condition, out var low, out var high);
        SelectFour(low, b, maskB, c, maskC, result, i);
        SelectFour(high, b, maskB, c, maskC, result, i + Vector<int>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SelectFour<T>(Vector<int> condition, T* b, nint maskB, T* c, nint maskC, T* result, nint i)
        where T : unmanaged
    {
        if (sizeof(T) == sizeof(int))
        {
            Blend(condition.As<int, T>(), b, maskB, c, maskC, result, i);
            return;
        }

        Vector.Widen(condition, out var low, out var high);
        Blend(low.As<long, T>(), b, maskB, c, maskC, result, i);
        Blend(high.As<long, T>(), b, maskB, c, maskC, result, i + Vector<long>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Blend<T>(Vector<T> condition, T* b, nint maskB, T* c, nint maskC, T* result, nint i)
        where T : unmanaged =>
        Vector.ConditionalSelect(condition, Vector.Load(b + (i & maskB)), Vector.Load(c + (i & maskC)))
            .Store(result + i);
}
