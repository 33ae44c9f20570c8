namespace Cohort.Kernels.Library.MatMul;

/// <summary>A rectangle of C that one task computes.</summary>
/// <param name="Row">The first row.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Column">The first column.</param>
/// <param name="Columns">The number of columns.</param>
public readonly record struct GemmTile(nint Row, nint Rows, nint Column, nint Columns);
