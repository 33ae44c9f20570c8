using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.MatMul;

/// <summary>
/// The product without packing, for few rows, few terms, or small matrices, where packing would cost more than it
/// saves. B and C have unit column stride. Each element sees the chain of multiply-adds of <see cref="PackedGemm{T,
/// K}"/>.
/// </summary>
internal static unsafe class DirectGemm<T, TVector, TArithmetic>
    where T : unmanaged
    where TVector : struct
    where TArithmetic : IVectorArithmetic<T, TVector>
{
    /// <summary>Computes one tile of C; see <see cref="PackedGemm{T, K}.RunTile"/>.</summary>
    public static void RunTile(in GemmArguments<T> arguments, in GemmTile tile)
    {
        var block = GemmBlocking.KBlock(arguments.K);
        for (nint p = 0; p < arguments.K; p += block)
        {
            var steps = nint.Min(block, arguments.K - p);
            var mode = p > 0 && arguments.Mode == GemmMode.Store ? GemmMode.Add : arguments.Mode;
            var b = new StridedMatrix<T>(arguments.B.At(p, tile.Column), arguments.B.RowStride, 1);
            for (nint i = 0; i < tile.Rows; i += 4)
            {
                var rows = (int)nint.Min(4, tile.Rows - i);
                var c = arguments.C.From(tile.Row + i, tile.Column);
                RunRows(arguments.A.From(tile.Row + i, p), b, c, rows, tile.Columns, steps, mode);
            }
        }
    }

    private static void RunRows(
        StridedMatrix<T> a, StridedMatrix<T> b, StridedMatrix<T> c, int rows, nint columns, nint steps, GemmMode mode)
    {
        var count = TArithmetic.Count;
        nint j = 0;
        if (rows == 4)
        {
            for (; j + (2 * count) <= columns; j += 2 * count)
            {
                FourRows(a, b.From(0, j), c.From(0, j), steps, mode);
            }
        }

        for (; j + count <= columns; j += count)
        {
            for (var i = 0; i < rows; i++)
            {
                OneRow(a.From(i, 0), b.From(0, j), c.At(i, j), steps, mode);
            }
        }

        if (j < columns)
        {
            LastColumns(a, b.From(0, j), c.From(0, j), rows, (int)(columns - j), steps, mode);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourRows(StridedMatrix<T> a, StridedMatrix<T> b, StridedMatrix<T> c, nint steps, GemmMode mode)
    {
        var count = TArithmetic.Count;
        TVector c00 = TArithmetic.Zero, c01 = TArithmetic.Zero, c10 = TArithmetic.Zero, c11 = TArithmetic.Zero;
        TVector c20 = TArithmetic.Zero, c21 = TArithmetic.Zero, c30 = TArithmetic.Zero, c31 = TArithmetic.Zero;
        T* a0 = a.Origin, a1 = a.At(1, 0), a2 = a.At(2, 0), a3 = a.At(3, 0), row = b.Origin;
        var (along, down) = (a.ColumnStride, b.RowStride);
        for (nint p = 0; p < steps; p++)
        {
            var b0 = TArithmetic.Load(row);
            var b1 = TArithmetic.Load(row + count);
            var x = TArithmetic.Splat(a0 + (p * along));
            c00 = TArithmetic.MultiplyAdd(x, b0, c00);
            c01 = TArithmetic.MultiplyAdd(x, b1, c01);
            x = TArithmetic.Splat(a1 + (p * along));
            c10 = TArithmetic.MultiplyAdd(x, b0, c10);
            c11 = TArithmetic.MultiplyAdd(x, b1, c11);
            x = TArithmetic.Splat(a2 + (p * along));
            c20 = TArithmetic.MultiplyAdd(x, b0, c20);
            c21 = TArithmetic.MultiplyAdd(x, b1, c21);
            x = TArithmetic.Splat(a3 + (p * along));
            c30 = TArithmetic.MultiplyAdd(x, b0, c30);
            c31 = TArithmetic.MultiplyAdd(x, b1, c31);
            row += down;
        }

        Finish(c.Origin, c00, mode);
        Finish(c.Origin + count, c01, mode);
        Finish(c.At(1, 0), c10, mode);
        Finish(c.At(1, count), c11, mode);
        Finish(c.At(2, 0), c20, mode);
        Finish(c.At(2, count), c21, mode);
        Finish(c.At(3, 0), c30, mode);
        Finish(c.At(3, count), c31, mode);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneRow(StridedMatrix<T> a, StridedMatrix<T> b, T* c, nint steps, GemmMode mode)
    {
        var sum = TArithmetic.Zero;
        T* x = a.Origin, row = b.Origin;
        for (nint p = 0; p < steps; p++)
        {
            sum = TArithmetic.MultiplyAdd(TArithmetic.Splat(x), TArithmetic.Load(row), sum);
            x += a.ColumnStride;
            row += b.RowStride;
        }

        Finish(c, sum, mode);
    }

    /// <summary>
    /// Fewer columns than a register holds: one element of a register at a time, never past the row's end.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LastColumns(
        StridedMatrix<T> a, StridedMatrix<T> b, StridedMatrix<T> c, int rows, int columns, nint steps, GemmMode mode)
    {
        var lanes = stackalloc T[TArithmetic.Count];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var sum = TArithmetic.Zero;
                T* x = a.At(i, 0), y = b.At(0, j);
                for (nint p = 0; p < steps; p++)
                {
                    sum = TArithmetic.MultiplyAdd(TArithmetic.Splat(x), TArithmetic.Splat(y), sum);
                    x += a.ColumnStride;
                    y += b.RowStride;
                }

                *lanes = *c.At(i, j);
                Finish(lanes, sum, mode);
                *c.At(i, j) = *lanes;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(T* c, TVector value, GemmMode mode)
    {
        if (mode == GemmMode.Add)
        {
            value = TArithmetic.Add(TArithmetic.Load(c), value);
        }
        else if (mode == GemmMode.Subtract)
        {
            value = TArithmetic.Subtract(TArithmetic.Load(c), value);
        }

        TArithmetic.Store(c, value);
    }
}
