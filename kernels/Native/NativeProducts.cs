using System.Numerics;
using Cohort.Kernels.Library;
using Cohort.Kernels.Library.MatMul;

namespace Cohort.Kernels.Native;

/// <summary>
/// Products by cblas_sgemm, dgemm and zgemm. The result is cut into tiles by its shape alone, and each tile is one call
/// on one thread: which bits come out does not depend on how many workers there are.
/// </summary>
internal sealed unsafe class NativeProducts
{
    /// <summary>The least additions for which a call pays.</summary>
    private const double LeastWork = 64.0 * 64 * 64;

    private const int RowMajor = 101;
    private const int NotTransposed = 111;
    private const int IsTransposed = 112;
    private const int Tile = 384;

    private readonly delegate* unmanaged<
        int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> _single;

    private readonly delegate* unmanaged<
        int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void> _double;

    private readonly delegate* unmanaged<
        int, int, int, int, int, int, Complex*, Complex*, int, Complex*, int, Complex*, Complex*, int, void> _complex;

    public NativeProducts(NativeLibraryFile library)
    {
        _single = (delegate* unmanaged<
            int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)
            library.Find("cblas_sgemm");
        _double = (delegate* unmanaged<
            int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void>)
            library.Find("cblas_dgemm");
        _complex = (delegate* unmanaged<
            int, int, int, int, int, int, Complex*, Complex*, int, Complex*, int, Complex*, Complex*, int, void>)
            library.Find("cblas_zgemm");
    }

    /// <summary>Computes C = A·B; false where types, strides or sizes are not the library's.</summary>
    public bool TryRun<T>(in GemmArguments<T> arguments, IParallel parallel)
        where T : unmanaged
    {
        var product = arguments.C.ColumnStride == 1 ? arguments : arguments.Transposed;
        if (!Takes(product))
        {
            return false;
        }

        var across = (int)((product.N + Tile - 1) / Tile);
        var tiles = across * (int)((product.M + Tile - 1) / Tile);
        parallel.For(tiles, tile => Run(product, tile / across * Tile, tile % across * Tile));
        return true;
    }

    private static bool Takes<T>(in GemmArguments<T> product)
        where T : unmanaged =>
        (typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(Complex))
        && product.Mode == GemmMode.Store
        && product.M > 1 && product.N > 1
        && (double)product.M * product.N * product.K >= LeastWork
        && product.C.ColumnStride == 1 && IsLeading(product.C.RowStride, product.N)
        && IsFactor(product.A, product.M, product.K) && IsFactor(product.B, product.K, product.N)
        && nint.Max(product.M, nint.Max(product.N, product.K)) <= int.MaxValue;

    private static bool IsFactor<T>(StridedMatrix<T> matrix, nint rows, nint columns)
        where T : unmanaged =>
        (matrix.ColumnStride == 1 && IsLeading(matrix.RowStride, columns))
        || (matrix.RowStride == 1 && IsLeading(matrix.ColumnStride, rows));

    private static bool IsLeading(nint stride, nint length) => stride >= nint.Max(1, length) && stride <= int.MaxValue;

    private void Run<T>(in GemmArguments<T> product, nint row, nint column)
        where T : unmanaged
    {
        var (m, n, k) = ((int)nint.Min(Tile, product.M - row), (int)nint.Min(Tile, product.N - column), (int)product.K);
        var (a, b, c) = (product.A.From(row, 0), product.B.From(0, column), product.C.From(row, column));
        var (modeA, leadA) = Form(a, product.K);
        var (modeB, leadB) = Form(b, product.N);
        var leadC = (int)c.RowStride;
        if (typeof(T) == typeof(float))
        {
            _single(
                RowMajor, modeA, modeB, m, n, k, 1, (float*)a.Origin, leadA, (float*)b.Origin, leadB, 0,
                (float*)c.Origin, leadC);
        }
        else if (typeof(T) == typeof(double))
        {
            _double(
                RowMajor, modeA, modeB, m, n, k, 1, (double*)a.Origin, leadA, (double*)b.Origin, leadB, 0,
                (double*)c.Origin, leadC);
        }
        else
        {
            Complex one = Complex.One, zero = Complex.Zero;
            _complex(
                RowMajor, modeA, modeB, m, n, k, &one, (Complex*)a.Origin, leadA, (Complex*)b.Origin, leadB, &zero,
                (Complex*)c.Origin, leadC);
        }
    }

    private static (int Mode, int Leading) Form<T>(StridedMatrix<T> matrix, nint columns)
        where T : unmanaged => matrix.ColumnStride == 1 && IsLeading(matrix.RowStride, columns)
            ? (NotTransposed, (int)matrix.RowStride)
            : (IsTransposed, (int)matrix.ColumnStride);
}
