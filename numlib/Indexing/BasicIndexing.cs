using Cohort.Runtime.Geometry;

namespace Cohort.Indexing;

/// <summary>Indexing that gives views: slices, single indices, ellipses and new axes.</summary>
internal static class BasicIndexing
{
    /// <summary>The layout of the view that terms select.</summary>
    /// <exception cref="IndexError">An index is out of bounds, or there are too many.</exception>
    public static Layout Apply(Layout layout, ReadOnlySpan<Slice> terms)
    {
        var missing = layout.Rank - Consumed(terms, layout.Rank);
        var (sourceAxis, axis) = (0, 0);
        foreach (var term in terms)
        {
            if (term.IsEllipsis)
            {
                axis += missing;
                sourceAxis += missing;
            }
            else if (term.IsNewAxis)
            {
                layout = layout.InsertAxis(axis++);
            }
            else
            {
                layout = Term(layout, axis, sourceAxis++, term);
                axis += term.IsIndex ? 0 : 1;
            }
        }

        return layout;
    }

    /// <summary>The layout without an axis that is fixed at an index, which may count from the end.</summary>
    /// <exception cref="IndexError">The index is out of bounds.</exception>
    public static Layout Pick(Layout layout, int axis, long index, int sourceAxis)
    {
        var extent = layout.Extents[axis];
        return index >= -extent && index < extent
            ? layout.Pick(axis, index < 0 ? index + extent : index)
            : throw OutOfBounds(index, sourceAxis, extent);
    }

    /// <summary>NumPy's error for an index that does not exist.</summary>
    public static IndexError OutOfBounds(long index, int axis, long extent) =>
        new($"index {index} is out of bounds for axis {axis} with size {extent}");

    /// <summary>NumPy's error for an index of more axes than there are.</summary>
    public static IndexError TooMany(int rank, int count) =>
        new($"too many indices for array: array is {rank}-dimensional, but {count} were indexed");

    private static Layout Term(Layout layout, int axis, int sourceAxis, Slice term)
    {
        if (term.IsIndex)
        {
            return Pick(layout, axis, term.Start!.Value, sourceAxis);
        }

        if (term.Start is null && term.Stop is null && term.Step == 1)
        {
            return layout;
        }

        var range = term.ToSliceDef(layout.Extents[axis]);
        return layout.Slice(axis, range.Start, range.Count, range.Step);
    }

    private static int Consumed(ReadOnlySpan<Slice> terms, int rank)
    {
        int count = 0, ellipses = 0;
        foreach (var term in terms)
        {
            count += term.IsEllipsis || term.IsNewAxis ? 0 : 1;
            ellipses += term.IsEllipsis ? 1 : 0;
        }

        if (ellipses > 1)
        {
            throw new IndexError("an index can only have a single ellipsis ('...')");
        }

        return count <= rank ? count : throw TooMany(rank, count);
    }
}
