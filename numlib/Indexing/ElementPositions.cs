using Cohort.Runtime.Geometry;

namespace Cohort.Indexing;

/// <summary>Positions of single elements by indices that may count from the end.</summary>
internal static class ElementPositions
{
    /// <summary>The linear position of an element; missing trailing indices are 0.</summary>
    /// <exception cref="IndexError">An index is out of bounds, or there are too many.</exception>
    public static long Of(Layout layout, ReadOnlySpan<long> indices)
    {
        if (indices.Length > layout.Rank)
        {
            throw BasicIndexing.TooMany(layout.Rank, indices.Length);
        }

        var position = layout.Offset;
        for (var axis = 0; axis < indices.Length; axis++)
        {
            var index = BasicIndexing.Normalize(indices[axis], axis, layout.Extents[axis]);
            position += index * layout.Strides[axis];
        }

        for (var axis = indices.Length; axis < layout.Rank; axis++)
        {
            BasicIndexing.Normalize(0, axis, layout.Extents[axis]);
        }

        return position;
    }

    /// <summary>The linear position of the element with a row-major place, which may count from the end.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public static long Flat(Layout layout, long place)
    {
        var normal = place < 0 ? place + layout.Count : place;
        return normal >= 0 && normal < layout.Count
            ? layout.PositionOf(normal)
            : throw new IndexError($"index {place} is out of bounds for size {layout.Count}");
    }
}
