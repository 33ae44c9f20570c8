using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.MatMul;

/// <summary>Four rows by three registers: 12 accumulators, for machines with 16 vector registers.</summary>
internal readonly unsafe struct MicroKernel4<T, TVector, TArithmetic> : IMicroKernel<T>
    where T : unmanaged
    where TVector : struct
    where TArithmetic : IVectorArithmetic<T, TVector>
{
    public static int Rows => 4;

    public static int Columns => 3 * TArithmetic.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(nint k, T* a, T* b, nint step, T* c, nint rowStride, GemmMode mode)
    {
        TVector c00 = TArithmetic.Zero, c01 = TArithmetic.Zero, c02 = TArithmetic.Zero;
        TVector c10 = TArithmetic.Zero, c11 = TArithmetic.Zero, c12 = TArithmetic.Zero;
        TVector c20 = TArithmetic.Zero, c21 = TArithmetic.Zero, c22 = TArithmetic.Zero;
        TVector c30 = TArithmetic.Zero, c31 = TArithmetic.Zero, c32 = TArithmetic.Zero;
        var end = a + (k * Rows);
        while (a < end)
        {
            var b0 = TArithmetic.Load(b);
            var b1 = TArithmetic.Load(b + TArithmetic.Count);
            var b2 = TArithmetic.Load(b + (2 * TArithmetic.Count));
            var x = TArithmetic.Splat(a);
            c00 = TArithmetic.MultiplyAdd(x, b0, c00);
            c01 = TArithmetic.MultiplyAdd(x, b1, c01);
            c02 = TArithmetic.MultiplyAdd(x, b2, c02);
            x = TArithmetic.Splat(a + 1);
            c10 = TArithmetic.MultiplyAdd(x, b0, c10);
            c11 = TArithmetic.MultiplyAdd(x, b1, c11);
            c12 = TArithmetic.MultiplyAdd(x, b2, c12);
            x = TArithmetic.Splat(a + 2);
            c20 = TArithmetic.MultiplyAdd(x, b0, c20);
            c21 = TArithmetic.MultiplyAdd(x, b1, c21);
            c22 = TArithmetic.MultiplyAdd(x, b2, c22);
            x = TArithmetic.Splat(a + 3);
            c30 = TArithmetic.MultiplyAdd(x, b0, c30);
            c31 = TArithmetic.MultiplyAdd(x, b1, c31);
            c32 = TArithmetic.MultiplyAdd(x, b2, c32);
            a += Rows;
            b += step;
        }

        Finish(c, c00, c01, c02, mode);
        Finish(c + rowStride, c10, c11, c12, mode);
        Finish(c + (2 * rowStride), c20, c21, c22, mode);
        Finish(c + (3 * rowStride), c30, c31, c32, mode);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(T* c, TVector v0, TVector v1, TVector v2, GemmMode mode)
    {
        if (mode == GemmMode.Add)
        {
            v0 = TArithmetic.Add(TArithmetic.Load(c), v0);
            v1 = TArithmetic.Add(TArithmetic.Load(c + TArithmetic.Count), v1);
            v2 = TArithmetic.Add(TArithmetic.Load(c + (2 * TArithmetic.Count)), v2);
        }
        else if (mode == GemmMode.Subtract)
        {
            v0 = TArithmetic.Subtract(TArithmetic.Load(c), v0);
            v1 = TArithmetic.Subtract(TArithmetic.Load(c + TArithmetic.Count), v1);
            v2 = TArithmetic.Subtract(TArithmetic.Load(c + (2 * TArithmetic.Count)), v2);
        }

        TArithmetic.Store(c, v0);
        TArithmetic.Store(c + TArithmetic.Count, v1);
        TArithmetic.Store(c + (2 * TArithmetic.Count), v2);
    }
}
