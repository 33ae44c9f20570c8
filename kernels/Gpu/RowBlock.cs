namespace Cohort.Kernels.Gpu;

/// <summary>Rows of a box that one copy moves.</summary>
/// <param name="Offset">Where the first row lies, in bytes from the region's first element.</param>
/// <param name="Pitch">How many bytes lie between the beginnings of neighbouring rows.</param>
/// <param name="Width">The bytes of a row.</param>
/// <param name="Rows">The number of rows.</param>
internal readonly record struct RowBlock(long Offset, long Pitch, long Width, long Rows)
{
    public long SizeInBytes => Width * Rows;
}
