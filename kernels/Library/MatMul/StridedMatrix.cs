using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.MatMul;

/// <summary>A matrix in memory: element (i, j) lies at <c>Origin + i*RowStride + j*ColumnStride</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="origin">The address of element (0, 0).</param>
/// <param name="rowStride">The step from a row to the next, in elements; any sign, or 0 to repeat one row.</param>
/// <param name="columnStride">The step from a column to the next, in elements; any sign, or 0.</param>
public readonly unsafe struct StridedMatrix<T>(T* origin, nint rowStride, nint columnStride)
    where T : unmanaged
{
    /// <summary>The address of element (0, 0).</summary>
    public T* Origin { get; } = origin;

    /// <summary>The step from a row to the next, in elements.</summary>
    public nint RowStride { get; } = rowStride;

    /// <summary>The step from a column to the next, in elements.</summary>
    public nint ColumnStride { get; } = columnStride;

    /// <summary>The same memory with rows and columns exchanged.</summary>
    public StridedMatrix<T> Transposed => new(Origin, ColumnStride, RowStride);

    /// <summary>The address of element (<paramref name="row"/>, <paramref name="column"/>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(nint row, nint column) => Origin + (row * RowStride) + (column * ColumnStride);

    /// <summary>The matrix that starts at element (<paramref name="row"/>, <paramref name="column"/>).</summary>
    public StridedMatrix<T> From(nint row, nint column) => new(At(row, column), RowStride, ColumnStride);
}
