namespace Cohort.Tests.Cuda.Ptx;

/// <summary>The extents of a grid or a block.</summary>
public readonly record struct PtxDimensions(long X, long Y = 1, long Z = 1)
{
    public long Count => X * Y * Z;
}
