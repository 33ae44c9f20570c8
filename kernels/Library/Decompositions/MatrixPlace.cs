namespace Cohort.Kernels.Library.Decompositions;

/// <summary>A matrix in memory. Strides are in elements.</summary>
/// <param name="Address">The first element.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="RowStride">From row to row.</param>
/// <param name="ColumnStride">From column to column.</param>
internal readonly record struct MatrixPlace(
    nint Address, int Rows, int Columns, long RowStride, long ColumnStride);
