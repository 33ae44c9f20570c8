namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>A stack of column-major matrices.</summary>
/// <param name="Address">The first element.</param>
/// <param name="LeadingDimension">From column to column.</param>
/// <param name="Stride">From matrix to matrix.</param>
public readonly record struct CublasMatrix(nint Address, int LeadingDimension, long Stride);
