using Cohort.Runtime.Geometry;

namespace Cohort.Indexing;

/// <summary>Indexing that gives views: slices, single indices, ellipses and new axes.</summary>
internal static class BasicIndexing
{
    /// <summary>The layout of the view that terms select.</summary>
    /// <exception cref="IndexError">An index is out of bounds, or there are too many.</exception>
    public static Layout Apply(Layout layout, ReadOnlySpan<Slice> terms)
    {
        if (terms.Length == 1 && layout.Rank > 0 && terms[0] is { IsEllipsis: false, IsNewAxis: false } only)
        {
            return Term(layout, only);
        }

        var (consumed, rank) = Count(terms, layout.Rank);
        var result = new LayoutUnderConstruction(layout, rank);
        foreach (var term in terms)
        {
            if (term.IsEllipsis)
            {
                result.Keep(layout.Rank - consumed);
            }
            else if (term.IsNewAxis)
            {
                result.Insert();
            }
            else if (term.IsIndex)
            {
                result.Pick(term.Start!.Value);
            }
            else
            {
                result.Take(term);
            }
        }

        return result.ToLayout();
    }

    /// <summary>Whether an ellipsis is among the terms.</summary>
    public static bool HasEllipsis(ReadOnlySpan<Slice> terms)
    {
        foreach (var term in terms)
        {
            if (term.IsEllipsis)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The layout without an axis that is fixed at an index, which may count from the end.</summary>
    /// <exception cref="IndexError">The index is out of bounds.</exception>
    public static Layout Pick(Layout layout, int axis, long index, int sourceAxis)
    {
        var normal = Normalize(index, sourceAxis, layout.Extents[axis]);
        return layout.Rank == 1
            ? new Layout(layout.Offset + (normal * layout.Strides[0]), [], [])
            : layout.Pick(axis, normal);
    }

    /// <summary>NumPy's error for an index that does not exist.</summary>
    public static IndexError OutOfBounds(long index, int axis, long extent) =>
        new($"index {index} is out of bounds for axis {axis} with size {extent}");

    /// <summary>NumPy's error for an index of more axes than there are.</summary>
    public static IndexError TooMany(int rank, int count) =>
        new($"too many indices for array: array is {rank}-dimensional, but {count} were indexed");

    /// <summary>The normal form of an index that may count from the end.</summary>
    /// <exception cref="IndexError">The index is out of bounds.</exception>
    public static long Normalize(long index, int axis, long extent) => index >= -extent && index < extent
        ? index < 0 ? index + extent : index
        : throw OutOfBounds(index, axis, extent);

    private static Layout Term(Layout layout, Slice term)
    {
        if (term.IsIndex)
        {
            return Pick(layout, 0, term.Start!.Value, 0);
        }

        var range = term.ToSliceDef(layout.Extents[0]);
        return layout.Slice(0, range.Start, range.Count, range.Step);
    }

    private static (int Consumed, int Rank) Count(ReadOnlySpan<Slice> terms, int rank)
    {
        int count = 0, ellipses = 0, result = rank;
        foreach (var term in terms)
        {
            ArgumentNullException.ThrowIfNull(term, "slice");
            count += term.IsEllipsis || term.IsNewAxis ? 0 : 1;
            ellipses += term.IsEllipsis ? 1 : 0;
            result += term.IsNewAxis ? 1 : term.IsIndex ? -1 : 0;
        }

        if (ellipses > 1)
        {
            throw new IndexError("an index can only have a single ellipsis ('...')");
        }

        return count <= rank ? (count, result) : throw TooMany(rank, count);
    }
}
