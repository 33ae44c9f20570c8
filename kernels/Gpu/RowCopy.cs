namespace Cohort.Kernels.Gpu;

/// <summary>A copy of rows of equal length, equally far from one another.</summary>
/// <param name="Source">The address of the first row.</param>
/// <param name="SourcePitch">
/// How many bytes lie between the beginnings of neighbouring rows; at least the width.
/// </param>
/// <param name="Destination">The address to which the first row goes.</param>
/// <param name="DestinationPitch">As <paramref name="SourcePitch"/>, for the destination.</param>
/// <param name="Width">The bytes of a row, at least 1.</param>
/// <param name="Rows">The number of rows, at least 1.</param>
public readonly record struct RowCopy(
    nint Source, long SourcePitch, nint Destination, long DestinationPitch, long Width, long Rows)
{
    /// <summary>Whether it is one contiguous run.</summary>
    public bool IsFlat => Rows == 1 || (SourcePitch == Width && DestinationPitch == Width);

    /// <summary>How many bytes are copied.</summary>
    public long SizeInBytes => Width * Rows;
}
