using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Cohort.Kernels.Interpreter;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Extremes of blocks of floats by the instructions for them. These give the second operand where numbers are equal, as
/// it should be, but also where either is NaN: whether a NaN is among the elements is found on the way, and then
/// nothing is changed.
/// </summary>
internal static unsafe class ExtremeSweep
{
    /// <summary>Whether an operator on a type is one of those done here.</summary>
    public static bool Accepts<T, TOperator>() => Avx.IsSupported
        && (typeof(T) == typeof(double) || typeof(T) == typeof(float))
        && (IsMaximum<TOperator>() || typeof(TOperator) == typeof(Arithmetic.Minimum<double>)
            || typeof(TOperator) == typeof(Arithmetic.Minimum<float>));

    /// <summary>Adds blocks to accumulators; false, and nothing done, when there is a NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryAdd<T, TOperator>(byte* lanes, byte* elements, nint blocks)
        where T : unmanaged
    {
        var sums = (Vector256<T>*)lanes;
        Vector256<T> s0 = sums[0], s1 = sums[1], s2 = sums[2], s3 = sums[3];
        Vector256<T> s4 = sums[4], s5 = sums[5], s6 = sums[6], s7 = sums[7];
        Vector256<T> s8 = sums[8], s9 = sums[9], s10 = sums[10], s11 = sums[11];
        Vector256<T> s12 = sums[12], s13 = sums[13], s14 = sums[14], s15 = sums[15];
        var odd = Unordered(sums);
        for (; blocks > 0; blocks--, elements += LaneFold.Bytes)
        {
            var block = (Vector256<T>*)elements;
            odd |= Unordered(block);
            s0 = Join<T, TOperator>(block[0], s0);
            s1 = Join<T, TOperator>(block[1], s1);
            s2 = Join<T, TOperator>(block[2], s2);
            s3 = Join<T, TOperator>(block[3], s3);
            s4 = Join<T, TOperator>(block[4], s4);
            s5 = Join<T, TOperator>(block[5], s5);
            s6 = Join<T, TOperator>(block[6], s6);
            s7 = Join<T, TOperator>(block[7], s7);
            s8 = Join<T, TOperator>(block[8], s8);
            s9 = Join<T, TOperator>(block[9], s9);
            s10 = Join<T, TOperator>(block[10], s10);
            s11 = Join<T, TOperator>(block[11], s11);
            s12 = Join<T, TOperator>(block[12], s12);
            s13 = Join<T, TOperator>(block[13], s13);
            s14 = Join<T, TOperator>(block[14], s14);
            s15 = Join<T, TOperator>(block[15], s15);
        }

        if (odd.ExtractMostSignificantBits() != 0)
        {
            return false;
        }

        (sums[0], sums[1], sums[2], sums[3]) = (s0, s1, s2, s3);
        (sums[4], sums[5], sums[6], sums[7]) = (s4, s5, s6, s7);
        (sums[8], sums[9], sums[10], sums[11]) = (s8, s9, s10, s11);
        (sums[12], sums[13], sums[14], sums[15]) = (s12, s13, s14, s15);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Unordered<T>(Vector256<T>* block)
        where T : unmanaged =>
        Unordered(block[0], block[1]) | Unordered(block[2], block[3]) | Unordered(block[4], block[5])
        | Unordered(block[6], block[7]) | Unordered(block[8], block[9]) | Unordered(block[10], block[11])
        | Unordered(block[12], block[13]) | Unordered(block[14], block[15]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsMaximum<TOperator>() => typeof(TOperator) == typeof(Arithmetic.Maximum<double>)
        || typeof(TOperator) == typeof(Arithmetic.Maximum<float>);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TrySweep<T, TOperator>(byte* lanes, byte* elements, nint blocks, byte* results)
        where T : unmanaged
    {
        var sums = (Vector256<T>*)lanes;
        Vector256<T> s0 = sums[0], s1 = sums[1], s2 = sums[2], s3 = sums[3];
        Vector256<T> s4 = sums[4], s5 = sums[5], s6 = sums[6], s7 = sums[7];
        var odd = Unordered(s0, s1) | Unordered(s2, s3) | Unordered(s4, s5) | Unordered(s6, s7);
        for (; blocks > 0; blocks--, elements += LaneFold.Bytes)
        {
            var block = (Vector256<T>*)elements;
            odd |= Unordered(block[0], block[1]) | Unordered(block[2], block[3])
                | Unordered(block[4], block[5]) | Unordered(block[6], block[7]);
            s0 = Join<T, TOperator>(block[0], s0);
            s1 = Join<T, TOperator>(block[1], s1);
            s2 = Join<T, TOperator>(block[2], s2);
            s3 = Join<T, TOperator>(block[3], s3);
            s4 = Join<T, TOperator>(block[4], s4);
            s5 = Join<T, TOperator>(block[5], s5);
            s6 = Join<T, TOperator>(block[6], s6);
            s7 = Join<T, TOperator>(block[7], s7);
        }

        var to = (Vector256<T>*)results;
        (to[0], to[1], to[2], to[3], to[4], to[5], to[6], to[7]) = (s0, s1, s2, s3, s4, s5, s6, s7);
        return odd.ExtractMostSignificantBits() == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Unordered<T>(Vector256<T> a, Vector256<T> b)
        where T : unmanaged => typeof(T) == typeof(double)
            ? Avx.CompareUnordered(a.AsDouble(), b.AsDouble()).As<double, T>()
            : Avx.CompareUnordered(a.AsSingle(), b.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Join<T, TOperator>(Vector256<T> element, Vector256<T> sum)
        where T : unmanaged
    {
        var isMaximum = IsMaximum<TOperator>();
        if (typeof(T) == typeof(double))
        {
            var (a, b) = (element.AsDouble(), sum.AsDouble());
            return (isMaximum ? Avx.Max(a, b) : Avx.Min(a, b)).As<double, T>();
        }

        var (x, y) = (element.AsSingle(), sum.AsSingle());
        return (isMaximum ? Avx.Max(x, y) : Avx.Min(x, y)).As<float, T>();
    }
}
