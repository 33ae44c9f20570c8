namespace Cohort.Kernels.Gpu.Library.Products;

/// <summary>An operand of stacked products: matrices at equal distances. All strides are in elements.</summary>
/// <param name="Address">The first element of the first matrix.</param>
/// <param name="Row">From row to row.</param>
/// <param name="Column">From column to column.</param>
/// <param name="Matrix">From matrix to matrix.</param>
public readonly record struct StackedMatrix(nint Address, long Row, long Column, long Matrix);
