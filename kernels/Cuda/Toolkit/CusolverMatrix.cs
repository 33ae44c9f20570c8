namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>A column-major matrix.</summary>
/// <param name="Type">The type of the elements.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Address">The first element.</param>
/// <param name="LeadingDimension">From column to column.</param>
public readonly record struct CusolverMatrix(
    CublasType Type, long Rows, long Columns, nint Address, long LeadingDimension);
