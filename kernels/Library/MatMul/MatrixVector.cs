using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cohort.Kernels.Library.MatMul;

/// <summary>y = mode(y, M·x), one pass over the matrix.</summary>
/// <remarks>
/// The order of every sum is fixed by k: blocks of <see cref="Block"/> terms; in a block, term p goes to lane p mod L
/// (L elements fill 64 bytes) by multiply-add; lanes fold by halves; block sums add in order. So row-major and
/// column-major matrices, and any split of the rows, give the same bits.
/// </remarks>
internal static unsafe class MatrixVector<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Terms per block.</summary>
    public const int Block = 4096;

    private const int ColumnChunk = 256;
    private static int Lanes => 64 / sizeof(T);

    /// <summary>
    /// Working memory of <see cref="Run"/>, in bytes; a strided x is copied, a contiguous one is not.
    /// </summary>
    public static nint WorkspaceBytes(nint k, nint xStride) =>
        CopyBytes(k, xStride) + (Block * sizeof(T)) + (64 * (ColumnChunk + 2)) + (ColumnChunk * sizeof(T));

    private static nint CopyBytes(nint k, nint xStride) => xStride == 1 ? 0 : Scratch.RoundUp(k * sizeof(T));

    /// <summary>Computes <paramref name="rows"/> elements of y.</summary>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="k">Columns of the matrix and elements of x.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="x">The vector; its elements lie <paramref name="xStride"/> apart.</param>
    /// <param name="xStride">The step between elements of x.</param>
    /// <param name="y">The result.</param>
    /// <param name="yStride">The step between elements of y.</param>
    /// <param name="mode">What happens to the old content of y.</param>
    /// <param name="workspace">64-byte aligned memory of <see cref="WorkspaceBytes"/>.</param>
    public static void Run(
        nint rows, nint k, StridedMatrix<T> matrix, T* x, nint xStride, T* y, nint yStride, GemmMode mode,
        byte* workspace)
    {
        var buffer = (T*)(workspace + CopyBytes(k, xStride));
        if (xStride != 1)
        {
            var copy = (T*)workspace;
            for (nint p = 0; p < k; p++)
            {
                copy[p] = x[p * xStride];
            }

            x = copy;
        }

        if (matrix.RowStride == 1 && matrix.ColumnStride != 1 && rows > 1)
        {
            RunColumns(rows, k, matrix, x, y, yStride, mode, buffer);
        }
        else
        {
            RunRows(rows, k, matrix, x, y, yStride, mode, buffer);
        }
    }

    /// <summary>The sum of one block of a row, whose elements lie <paramref name="stride"/> apart.</summary>
    public static T BlockSum(T* row, nint stride, T* x, nint count, T* buffer)
    {
        if (stride != 1)
        {
            for (nint p = 0; p < count; p++)
            {
                buffer[p] = row[p * stride];
            }

            row = buffer;
        }

        return OneRow(row, x, count);
    }

    private static void RunRows(
        nint rows, nint k, StridedMatrix<T> matrix, T* x, T* y, nint yStride, GemmMode mode, T* buffer)
    {
        nint i = 0;
        var sums = stackalloc T[4];
        for (; matrix.ColumnStride == 1 && i + 4 <= rows; i += 4)
        {
            T t0 = T.Zero, t1 = T.Zero, t2 = T.Zero, t3 = T.Zero;
            for (nint p = 0; p < k; p += Block)
            {
                FourRows(matrix.At(i, p), matrix.RowStride, x + p, nint.Min(Block, k - p), sums);
                (t0, t1, t2, t3) = (t0 + sums[0], t1 + sums[1], t2 + sums[2], t3 + sums[3]);
            }

            Finish(y + (i * yStride), t0, mode);
            Finish(y + ((i + 1) * yStride), t1, mode);
            Finish(y + ((i + 2) * yStride), t2, mode);
            Finish(y + ((i + 3) * yStride), t3, mode);
        }

        for (; i < rows; i++)
        {
            var total = T.Zero;
            for (nint p = 0; p < k; p += Block)
            {
                total += BlockSum(matrix.At(i, p), matrix.ColumnStride, x + p, nint.Min(Block, k - p), buffer);
            }

            Finish(y + (i * yStride), total, mode);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourRows(T* row, nint stride, T* x, nint count, T* sums)
    {
        Vector512<T> s0 = Vector512<T>.Zero, s1 = s0, s2 = s0, s3 = s0;
        nint p = 0;
        for (; p + Lanes <= count; p += Lanes)
        {
            var factor = Vector512.Load(x + p);
            s0 = Arithmetic512<T>.MultiplyAdd(Vector512.Load(row + p), factor, s0);
            s1 = Arithmetic512<T>.MultiplyAdd(Vector512.Load(row + stride + p), factor, s1);
            s2 = Arithmetic512<T>.MultiplyAdd(Vector512.Load(row + (2 * stride) + p), factor, s2);
            s3 = Arithmetic512<T>.MultiplyAdd(Vector512.Load(row + (3 * stride) + p), factor, s3);
        }

        var rest = (int)(count - p);
        sums[0] = Fold(Tail(row + p, x + p, rest, s0));
        sums[1] = Fold(Tail(row + stride + p, x + p, rest, s1));
        sums[2] = Fold(Tail(row + (2 * stride) + p, x + p, rest, s2));
        sums[3] = Fold(Tail(row + (3 * stride) + p, x + p, rest, s3));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T OneRow(T* row, T* x, nint count)
    {
        var sum = Vector512<T>.Zero;
        nint p = 0;
        for (; p + Lanes <= count; p += Lanes)
        {
            sum = Arithmetic512<T>.MultiplyAdd(Vector512.Load(row + p), Vector512.Load(x + p), sum);
        }

        return Fold(Tail(row + p, x + p, (int)(count - p), sum));
    }

    private static Vector512<T> Tail(T* row, T* x, int rest, Vector512<T> sum)
    {
        if (rest == 0)
        {
            return sum;
        }

        Vector512<T> a = default, b = default;
        for (var p = 0; p < rest; p++)
        {
            ((T*)&a)[p] = row[p];
            ((T*)&b)[p] = x[p];
        }

        return Arithmetic512<T>.MultiplyAdd(a, b, sum);
    }

    private static T Fold(Vector512<T> lanes)
    {
        var values = (T*)&lanes;
        for (var half = Lanes / 2; half > 0; half /= 2)
        {
            for (var lane = 0; lane < half; lane++)
            {
                values[lane] += values[lane + half];
            }
        }

        return values[0];
    }

    private static void RunColumns(
        nint rows, nint k, StridedMatrix<T> matrix, T* x, T* y, nint yStride, GemmMode mode, T* buffer)
    {
        var lanes = buffer;
        var totals = lanes + (ColumnChunk * Lanes);
        for (nint i = 0; i < rows; i += ColumnChunk)
        {
            var width = (int)nint.Min(ColumnChunk, rows - i);
            new Span<T>(totals, width).Clear();
            for (nint p = 0; p < k; p += Block)
            {
                var count = nint.Min(Block, k - p);
                new Span<T>(lanes, ColumnChunk * Lanes).Clear();
                nint q = 0;
                for (; q + 4 <= count; q += 4)
                {
                    AddFourScaled(
                        matrix.At(i, p + q), matrix.ColumnStride, x + p + q, lanes + (q % Lanes * ColumnChunk), width);
                }

                for (; q < count; q++)
                {
                    AddScaled(matrix.At(i, p + q), x + p + q, lanes + (q % Lanes * ColumnChunk), width);
                }

                FoldLanes(lanes, width, totals);
            }

            for (var r = 0; r < width; r++)
            {
                Finish(y + ((i + r) * yStride), totals[r], mode);
            }
        }
    }

    /// <summary>Four neighbouring columns into their four lanes: more streams of memory at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFourScaled(T* columns, nint stride, T* factors, T* sums, int width)
    {
        Vector512<T> x0 = Vector512.Create(factors[0]), x1 = Vector512.Create(factors[1]);
        Vector512<T> x2 = Vector512.Create(factors[2]), x3 = Vector512.Create(factors[3]);
        T* c1 = columns + stride, c2 = c1 + stride, c3 = c2 + stride;
        T* s1 = sums + ColumnChunk, s2 = s1 + ColumnChunk, s3 = s2 + ColumnChunk;
        var r = 0;
        for (; r + Lanes <= width; r += Lanes)
        {
            Arithmetic512<T>.MultiplyAdd(Vector512.Load(columns + r), x0, Vector512.Load(sums + r)).Store(sums + r);
            Arithmetic512<T>.MultiplyAdd(Vector512.Load(c1 + r), x1, Vector512.Load(s1 + r)).Store(s1 + r);
            Arithmetic512<T>.MultiplyAdd(Vector512.Load(c2 + r), x2, Vector512.Load(s2 + r)).Store(s2 + r);
            Arithmetic512<T>.MultiplyAdd(Vector512.Load(c3 + r), x3, Vector512.Load(s3 + r)).Store(s3 + r);
        }

        if (r < width)
        {
            for (var column = 0; column < 4; column++)
            {
                AddScaled(columns + (column * stride) + r, factors + column, sums + (column * ColumnChunk) + r,
                    width - r);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScaled(T* column, T* factor, T* sums, int width)
    {
        var scale = Vector512.Create(*factor);
        var r = 0;
        for (; r + Lanes <= width; r += Lanes)
        {
            Arithmetic512<T>.MultiplyAdd(Vector512.Load(column + r), scale, Vector512.Load(sums + r)).Store(sums + r);
        }

        for (; r < width; r++)
        {
            var (element, sum) = (Vector128.CreateScalar(column[r]), Vector128.CreateScalar(sums[r]));
            sums[r] = Arithmetic128<T>.MultiplyAdd(element, Vector128.CreateScalar(*factor), sum).ToScalar();
        }
    }

    private static void FoldLanes(T* lanes, int width, T* totals)
    {
        for (var half = Lanes / 2; half > 0; half /= 2)
        {
            for (var lane = 0; lane < half; lane++)
            {
                T* low = lanes + (lane * ColumnChunk), high = lanes + ((lane + half) * ColumnChunk);
                for (var r = 0; r < width; r++)
                {
                    low[r] += high[r];
                }
            }
        }

        for (var r = 0; r < width; r++)
        {
            totals[r] += lanes[r];
        }
    }

    private static void Finish(T* y, T value, GemmMode mode) => *y = mode switch
    {
        GemmMode.Add => *y + value,
        GemmMode.Subtract => *y - value,
        _ => value,
    };
}
