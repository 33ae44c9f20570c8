using System.Numerics;
using System.Runtime.Intrinsics;

namespace Cohort.Kernels.Library.MatMul;

/// <summary>General matrix product for float, double and the integers of 8 to 64 bits (which wrap).</summary>
/// <remarks>
/// With m = 1 or n = 1, and for few elements of many terms, the order of each sum is that of
/// <see cref="MatrixVector{T}"/>; otherwise every element is, for
/// each block of k (<see cref="GemmBlocking.KBlock"/>), a chain of fused multiply-adds from zero in rising k, the
/// blocks
/// added in order. Nothing else (strides, threads, tiles, register width) enters a result's bits.
/// </remarks>
/// <typeparam name="T">float, double, or an integer type of 1, 2, 4 or 8 bytes.</typeparam>
public static unsafe class Gemm<T>
    where T : unmanaged, INumberBase<T>
{
    private const double SmallProduct = 20 * 20 * 20;
    private const double SerialProduct = 128 * 1024;
    private const int DotGroup = 16 * MatrixVector<T>.Block;
    private const int MostDots = 4;

    /// <summary>
    /// Whether the elements of a product of these extents are chains of multiply-adds, not sums of blocks. All tiles of
    /// a product whose elements are sums of blocks are products of such elements.
    /// </summary>
    public static bool HasChains(long m, long n, long k) => m != 1 && n != 1 && !AreFewLongDots(m, n, k);

    /// <summary>Computes the product, in parallel when it is large enough.</summary>
    /// <param name="arguments">The operands; extents of 0 are allowed.</param>
    /// <param name="parallel">The caller's threads.</param>
    /// <exception cref="NotSupportedException">T is not one of the supported types.</exception>
    public static void Run(in GemmArguments<T> arguments, IParallel parallel)
    {
        ArgumentNullException.ThrowIfNull(parallel);
        if (!Vector128<T>.IsSupported)
        {
            throw new NotSupportedException($"Gemm has no vector route for {typeof(T)}; use SemiringProduct.");
        }

        if (!arguments.IsTileOfChains && AreFewLongDots(arguments.M, arguments.N, arguments.K))
        {
            LongDots(arguments, parallel);
            return;
        }

        var work = (double)arguments.M * arguments.N * arguments.K;
        var plan = GemmPlan.Create(arguments.M, arguments.N, work < SerialProduct ? 1 : parallel.Width);
        if (plan.TaskCount <= 1)
        {
            RunRented(arguments, plan, 0, plan.TaskCount);
            return;
        }

        var copy = arguments;
        parallel.For(plan.TaskCount, task => RunRented(copy, plan, task, 1));
    }

    /// <summary>The working memory that <see cref="RunTask"/> needs for any task of a plan, in bytes.</summary>
    public static nint WorkspaceBytes(in GemmArguments<T> arguments, GemmPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var tile = plan.LargestTile;
        if (!IsVector(arguments))
        {
            return Dispatch(Oriented(arguments), tile, null, true);
        }

        return MatrixVector<T>.WorkspaceBytes(arguments.K,
            arguments.N == 1 ? arguments.B.RowStride : arguments.A.ColumnStride);
    }

    /// <summary>
    /// Computes one tile of C. Tasks of a plan may run at the same time, each with its own workspace.
    /// </summary>
    /// <param name="arguments">The whole product.</param>
    /// <param name="plan">How C is cut; made for the m and n of <paramref name="arguments"/>.</param>
    /// <param name="task">An index in [0, plan.TaskCount).</param>
    /// <param name="workspace">64-byte aligned memory of <see cref="WorkspaceBytes"/> bytes.</param>
    public static void RunTask(in GemmArguments<T> arguments, GemmPlan plan, int task, byte* workspace)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var tile = plan.Tile(task);
        var (a, b, c) = (arguments.A, arguments.B, arguments.C);
        if (arguments.K == 0)
        {
            Clear(arguments, tile);
        }
        else if (!IsVector(arguments))
        {
            Dispatch(Oriented(arguments), IsSwapped(arguments) ? Swapped(tile) : tile, workspace, false);
        }
        else if (arguments.N == 1)
        {
            MatrixVector<T>.Run(
                tile.Rows, arguments.K, a.From(tile.Row, 0), b.Origin, b.RowStride,
                c.At(tile.Row, 0), c.RowStride, arguments.Mode, workspace);
        }
        else
        {
            MatrixVector<T>.Run(
                tile.Columns, arguments.K, b.From(0, tile.Column).Transposed, a.Origin, a.ColumnStride,
                c.At(0, tile.Column), c.ColumnStride, arguments.Mode, workspace);
        }
    }

    private static bool IsVector(in GemmArguments<T> arguments) =>
        !arguments.IsTileOfChains && (arguments.M == 1 || arguments.N == 1);

    private static void RunRented(in GemmArguments<T> arguments, GemmPlan plan, int first, int count)
    {
        using var scratch = new Scratch(count == 0 ? 0 : WorkspaceBytes(arguments, plan));
        for (var task = first; task < first + count; task++)
        {
            RunTask(arguments, plan, task, scratch.Pointer);
        }
    }

    /// <summary>
    /// Whether to compute Cᵀ: the registers lie along the columns, so they should be adjacent and not too few.
    /// </summary>
    private static bool IsSwapped(in GemmArguments<T> arguments) =>
        (arguments.C.RowStride == 1 && arguments.C.ColumnStride != 1)
        || (arguments.N <= 32 / sizeof(T) * 2 && arguments.M > 2 * arguments.N && arguments.K > 32);

    private static GemmArguments<T> Oriented(in GemmArguments<T> arguments) =>
        IsSwapped(arguments) ? arguments.Transposed : arguments;

    private static GemmTile Swapped(GemmTile tile) => new(tile.Column, tile.Columns, tile.Row, tile.Rows);

    private static nint Dispatch(in GemmArguments<T> arguments, GemmTile tile, byte* workspace, bool measureOnly)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return Route<Vector512<T>, Arithmetic512<T>, MicroKernel8<T, Vector512<T>, Arithmetic512<T>>>(
                arguments, tile, workspace, measureOnly);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            return Route<Vector256<T>, Arithmetic256<T>, MicroKernel4<T, Vector256<T>, Arithmetic256<T>>>(
                arguments, tile, workspace, measureOnly);
        }

        return Route<Vector128<T>, Arithmetic128<T>, MicroKernel4<T, Vector128<T>, Arithmetic128<T>>>(
            arguments, tile, workspace, measureOnly);
    }

    /// <summary>Picks the direct or the packed route, which agree in every bit, and measures or runs it.</summary>
    internal static nint Route<TVector, TArithmetic, TKernel>(
        in GemmArguments<T> arguments, GemmTile tile, byte* workspace, bool measureOnly)
        where TVector : struct
        where TArithmetic : IVectorArithmetic<T, TVector>
        where TKernel : IMicroKernel<T>
    {
        if (measureOnly)
        {
            return nint.Max(
                PackedGemm<T, TKernel>.WorkspaceBytes(tile.Rows, tile.Columns, arguments.K),
                PackedGemm<T, TKernel>.WorkspaceBytes(tile.Columns, tile.Rows, arguments.K));
        }

        var work = (double)arguments.M * arguments.N * arguments.K;
        var isEven = arguments.N % (2 * TArithmetic.Count) == 0;
        var small = arguments.M <= 4 || arguments.K <= 8 || work <= (isEven ? 5 * SmallProduct : SmallProduct);
        if (small && arguments.B.ColumnStride == 1 && arguments.C.ColumnStride == 1)
        {
            DirectGemm<T, TVector, TArithmetic>.RunTile(arguments, tile);
        }
        else
        {
            PackedGemm<T, TKernel>.RunTile(
                arguments, tile.Row, tile.Rows, tile.Column, tile.Columns, workspace);
        }

        return 0;
    }

    private static void Clear(in GemmArguments<T> arguments, GemmTile tile)
    {
        for (nint i = 0; arguments.Mode == GemmMode.Store && i < tile.Rows; i++)
        {
            for (nint j = 0; j < tile.Columns; j++)
            {
                *arguments.C.At(tile.Row + i, tile.Column + j) = T.Zero;
            }
        }
    }

    /// <summary>
    /// Whether a product has so few elements, of so many terms, that each is added up on its own. Tiles would be mostly
    /// empty then.
    /// </summary>
    private static bool AreFewLongDots(long m, long n, long k) => (m, n) switch
    {
        (1, 1) => k > DotGroup,
        (1, _) or (_, 1) => false,
        ( <= MostDots, <= MostDots) => k > MatrixVector<T>.Block,
        _ => false,
    };

    /// <summary>
    /// Few elements whose terms are many: groups of blocks run in parallel, and their sums are added in order.
    /// </summary>
    private static void LongDots(GemmArguments<T> arguments, IParallel parallel)
    {
        var groups = (int)((arguments.K + DotGroup - 1) / DotGroup);
        var dots = (int)(arguments.M * arguments.N);
        var blocks = (arguments.K + MatrixVector<T>.Block - 1) / MatrixVector<T>.Block;
        using var scratch = new Scratch(dots * blocks * sizeof(T));
        var sums = (nint)scratch.Pointer;
        parallel.For(groups * dots, task =>
        {
            var (dot, group) = Math.DivRem(task, groups);
            var (row, column) = nint.DivRem(dot, arguments.N);
            SumBlocks(arguments, row, column, (nint)group * DotGroup, (T*)sums + (dot * blocks));
        });

        for (var dot = 0; dot < dots; dot++)
        {
            var total = T.Zero;
            for (nint block = 0; block < blocks; block++)
            {
                total += ((T*)sums)[(dot * blocks) + block];
            }

            var (row, column) = nint.DivRem(dot, arguments.N);
            var c = arguments.C.At(row, column);
            *c = arguments.Mode switch { GemmMode.Add => *c + total, GemmMode.Subtract => *c - total, _ => total };
        }
    }

    /// <summary>The sums of an element's blocks of terms in one group, each at its place.</summary>
    private static void SumBlocks(in GemmArguments<T> arguments, nint row, nint column, nint first, T* sums)
    {
        const int Block = MatrixVector<T>.Block;
        var (a, b) = (arguments.A, arguments.B);
        using var own = new Scratch(2 * Block * sizeof(T));
        var buffer = (T*)own.Pointer;
        var end = nint.Min(arguments.K, first + DotGroup);
        for (var p = first; p < end; p += Block)
        {
            var count = nint.Min(Block, end - p);
            var x = b.At(p, column);
            for (nint q = 0; b.RowStride != 1 && q < count; q++)
            {
                buffer[q] = x[q * b.RowStride];
            }

            sums[p / Block] = MatrixVector<T>.BlockSum(
                a.At(row, p), a.ColumnStride, b.RowStride == 1 ? x : buffer, count, buffer + Block);
        }
    }
}
