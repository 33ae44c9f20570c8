using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.MatMul;

/// <summary>The matrix product over any semiring: each sum takes its terms one after the other in rising k.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TSum">The type in which terms add up.</typeparam>
/// <typeparam name="TSemiring">Addition and multiplication.</typeparam>
public static unsafe class SemiringProduct<T, TSum, TSemiring>
    where T : unmanaged
    where TSum : unmanaged
    where TSemiring : ISemiring<T, TSum>
{
    private const int ChunkColumns = 128;

    /// <summary>Computes C = A·B, rows of C in parallel. Only <see cref="GemmMode.Store"/> is supported.</summary>
    /// <param name="arguments">The operands.</param>
    /// <param name="parallel">The caller's threads.</param>
    /// <exception cref="NotSupportedException">The mode reads the old content of C.</exception>
    public static void Run(in GemmArguments<T> arguments, IParallel parallel)
    {
        ArgumentNullException.ThrowIfNull(parallel);
        if (arguments.Mode != GemmMode.Store)
        {
            throw new NotSupportedException("A product over a semiring only stores; add its result separately.");
        }

        var copy = arguments;
        var perRow = Math.Max(1.0, (double)arguments.N * arguments.K);
        var rowsPerTask = (nint)Math.Clamp(32768 / perRow, 1, Math.Max(1, arguments.M));
        var tasks = checked((int)((arguments.M + rowsPerTask - 1) / rowsPerTask));
        parallel.For(tasks, task =>
        {
            var end = nint.Min(copy.M, (task + 1) * rowsPerTask);
            for (var row = task * rowsPerTask; row < end; row++)
            {
                RunRow(copy, row);
            }
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunRow(in GemmArguments<T> arguments, nint row)
    {
        var sums = stackalloc TSum[ChunkColumns];
        var (along, down) = (arguments.B.ColumnStride, arguments.B.RowStride);
        for (nint start = 0; start < arguments.N; start += ChunkColumns)
        {
            var width = (int)nint.Min(ChunkColumns, arguments.N - start);
            for (var j = 0; j < width; j++)
            {
                sums[j] = TSemiring.Zero;
            }

            for (nint p = 0; p < arguments.K; p++)
            {
                var a = *arguments.A.At(row, p);
                var b = arguments.B.Origin + (p * down) + (start * along);
                for (var j = 0; j < width; j++)
                {
                    sums[j] = TSemiring.MultiplyAdd(a, b[j * along], sums[j]);
                }
            }

            for (var j = 0; j < width; j++)
            {
                *arguments.C.At(row, start + j) = TSemiring.Finish(sums[j]);
            }
        }
    }
}
