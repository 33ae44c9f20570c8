namespace Cohort.Kernels.Cuda;

/// <summary>A copy of rows that lie at equal steps, on either side of the copy.</summary>
/// <param name="Source">The first row's address.</param>
/// <param name="SourcePitch">Bytes from a row to the next in the source.</param>
/// <param name="Destination">The first row's address in the destination.</param>
/// <param name="DestinationPitch">Bytes from a row to the next in the destination.</param>
/// <param name="Width">Bytes of a row.</param>
/// <param name="Height">How many rows.</param>
public readonly record struct CudaRows(
    nint Source, long SourcePitch, nint Destination, long DestinationPitch, long Width, long Height)
{
    /// <summary>Whether the source is pinned host memory.</summary>
    public bool SourceIsHost { get; init; }

    /// <summary>Whether the destination is pinned host memory.</summary>
    public bool DestinationIsHost { get; init; }
}
