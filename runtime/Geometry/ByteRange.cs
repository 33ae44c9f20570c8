namespace Cohort.Runtime.Geometry;

/// <summary>Bytes of a region, counted from its first element in row-major order.</summary>
/// <param name="Begin">The first.</param>
/// <param name="End">One past the last.</param>
public readonly record struct ByteRange(long Begin, long End)
{
    /// <summary>How many they are.</summary>
    public long Length => End - Begin;

    /// <summary>The bytes from the first to the last element of some boxes.</summary>
    /// <param name="boxes">Dense boxes; none for an empty range.</param>
    /// <param name="whole">The region's layout.</param>
    /// <param name="elementSize">The size of its elements in bytes.</param>
    public static ByteRange Of(ReadOnlySpan<Box> boxes, Layout whole, int elementSize)
    {
        var (begin, end) = (long.MaxValue, 0L);
        foreach (var box in boxes)
        {
            var (first, last) = (0L, 0L);
            for (var axis = 0; axis < box.Rank; axis++)
            {
                first += box.Low[axis] * whole.Strides[axis];
                last += (box.High[axis] - 1) * whole.Strides[axis];
            }

            begin = Math.Min(begin, first);
            end = Math.Max(end, last + 1);
        }

        return begin < end ? new ByteRange(begin * elementSize, end * elementSize) : default;
    }

    /// <summary>Whether every byte of another range is one of these.</summary>
    public bool Contains(ByteRange other) => other.Length == 0 || (Begin <= other.Begin && other.End <= End);
}
