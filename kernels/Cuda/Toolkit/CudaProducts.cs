using Cohort.Kernels.Gpu.Library.Products;
using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>Multiplies matrices by cuBLAS on one stream.</summary>
internal sealed class CudaProducts : IGpuProducts, IDisposable
{
    private readonly ICublas _blas;
    private readonly nint _handle;

    public CudaProducts(ICublas blas, CudaStream stream)
    {
        _blas = blas;
        _handle = blas.Create();
        blas.SetStream(_handle, stream);
    }

    /// <inheritdoc/>
    public bool TryMultiply(in StackedProduct product)
    {
        if (TypeOf(product.Type) is not { } type)
        {
            return false;
        }

        // To cuBLAS a row-major matrix is a transposed one: the transposed result is the product of the transposed
        // factors in the other order.
        var (m, n, k) = (product.M, product.N, product.K);
        var isRowMajor = ColumnMajor(Transposed(product.Result), n, m) is { Transposes: false };
        var (first, second, result) = isRowMajor
            ? (ColumnMajor(Transposed(product.Right), n, k), ColumnMajor(Transposed(product.Left), k, m),
                ColumnMajor(Transposed(product.Result), n, m))
            : (ColumnMajor(product.Left, m, k), ColumnMajor(product.Right, k, n), ColumnMajor(product.Result, m, n));
        var (rows, columns) = isRowMajor ? (n, m) : (m, n);
        if (first is not { } a || second is not { } b || result is not { Transposes: false } c
            || Math.Max(Math.Max(m, n), Math.Max(k, product.Count)) > int.MaxValue)
        {
            return false;
        }

        _blas.Multiply(_handle, new CublasProduct(
            type, a.Transposes, b.Transposes, (int)rows, (int)columns, (int)k, a.Matrix, b.Matrix, c.Matrix,
            (int)product.Count));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _blas.Destroy(_handle);

    private static CublasType? TypeOf(ElementType type) => type switch
    {
        ElementType.Half => CublasType.Half,
        ElementType.Single => CublasType.Single,
        ElementType.Double => CublasType.Double,
        ElementType.Complex => CublasType.Complex,
        _ => null,
    };

    private static StackedMatrix Transposed(StackedMatrix matrix) =>
        matrix with { Row = matrix.Column, Column = matrix.Row };

    // A matrix of some rows and columns, or its transpose, as columns that do not overlap; null when it is neither. The
    // stride of an axis of one index does not matter.
    private static (CublasMatrix Matrix, bool Transposes)? ColumnMajor(StackedMatrix matrix, long rows, long columns)
    {
        if (rows == 1 || matrix.Row == 1)
        {
            return Columns(matrix, columns == 1 ? rows : matrix.Column, rows, false);
        }

        return columns == 1 || matrix.Column == 1
            ? Columns(matrix, matrix.Row, columns, true)
            : null;
    }

    private static (CublasMatrix Matrix, bool Transposes)? Columns(
        StackedMatrix matrix, long distance, long length, bool transposes) =>
        distance >= length && distance <= int.MaxValue
            ? (new CublasMatrix(matrix.Address, (int)distance, matrix.Matrix), transposes)
            : null;
}
