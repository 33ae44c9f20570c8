using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Greatest common divisors of sixteen pairs at a time: Stein's algorithm in the lanes of two vectors, of which one
/// waits for its results while the other works.
/// </summary>
internal static unsafe class VectorDivisors
{
    /// <summary>How many pairs are taken at a time.</summary>
    public const int Count = 16;

    private const int Lanes = 8;

    /// <summary>Whether the machine has the instructions.</summary>
    public static bool IsSupported =>
        Avx512CD.IsSupported && Avx512F.IsSupported && Vector512.IsHardwareAccelerated;

    /// <summary>Writes the divisors in the place of the first numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Find(ulong* first, ulong* second)
    {
        var (a0, b0) = (Vector512.Load(first), Vector512.Load(second));
        var (a1, b1) = (Vector512.Load(first + Lanes), Vector512.Load(second + Lanes));
        var (twos0, twos1) = (TrailingZeros(a0 | b0), TrailingZeros(a1 | b1));
        Order(ref a0, ref b0);
        Order(ref a1, ref b1);
        while ((b0 | b1) != Vector512<ulong>.Zero)
        {
            Step(ref a0, ref b0);
            Step(ref a1, ref b1);
        }

        Avx512F.ShiftLeftLogicalVariable(a0, twos0).Store(first);
        Avx512F.ShiftLeftLogicalVariable(a1, twos1).Store(first + Lanes);
    }

    // The first number becomes odd, and 0 only where both are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Order(ref Vector512<ulong> a, ref Vector512<ulong> b)
    {
        var isZero = Vector512.Equals(a, Vector512<ulong>.Zero);
        a = Vector512.ConditionalSelect(isZero, b, a);
        b = Vector512.AndNot(b, isZero);
        a = Avx512F.ShiftRightLogicalVariable(a, TrailingZeros(a));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref Vector512<ulong> a, ref Vector512<ulong> b)
    {
        var isDone = Vector512.Equals(b, Vector512<ulong>.Zero);
        b = Avx512F.ShiftRightLogicalVariable(b, TrailingZeros(b));
        var less = Vector512.ConditionalSelect(isDone, a, Avx512F.Min(a, b));
        b = Vector512.AndNot(Avx512F.Max(a, b) - less, isDone);
        a = less;
    }

    // Shifts by 64, as of 0 here, give 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> TrailingZeros(Vector512<ulong> value) =>
        Vector512.Create(63UL) - Avx512CD.LeadingZeroCount(value & (Vector512<ulong>.Zero - value));
}
