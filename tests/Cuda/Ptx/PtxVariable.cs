namespace Cohort.Tests.Cuda.Ptx;

/// <summary>A declared array or parameter.</summary>
/// <param name="Offset">Where it begins in its space.</param>
/// <param name="Size">Its size in bytes.</param>
public readonly record struct PtxVariable(int Offset, int Size);
