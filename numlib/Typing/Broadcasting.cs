using Cohort.Runtime.Geometry;

namespace Cohort.Typing;

/// <summary>NumPy's broadcasting rules on layouts.</summary>
internal static class Broadcasting
{
    /// <summary>
    /// The contiguous layout of the extents to which both layouts broadcast. Reuses a layout that has them already.
    /// </summary>
    /// <exception cref="IncorrectShapeException">The shapes do not fit.</exception>
    public static Layout Common(Layout a, Layout b)
    {
        if (ReferenceEquals(a, b) || a.Rank == 0 || a.HasExtents(b.Extents))
        {
            return Plain(b);
        }

        if (b.Rank == 0)
        {
            return Plain(a);
        }

        var extents = new long[Math.Max(a.Rank, b.Rank)];
        extents.AsSpan().Fill(1);
        return TryMerge(extents, a.Extents) && TryMerge(extents, b.Extents)
            ? Layout.Contiguous(extents)
            : throw Mismatch(a, b);
    }

    /// <summary>The contiguous layout of the extents to which all layouts broadcast.</summary>
    /// <exception cref="IncorrectShapeException">The shapes do not fit.</exception>
    public static Layout Common(params ReadOnlySpan<Layout> layouts)
    {
        var rank = 0;
        foreach (var layout in layouts)
        {
            rank = Math.Max(rank, layout.Rank);
        }

        var extents = new long[rank];
        extents.AsSpan().Fill(1);
        foreach (var layout in layouts)
        {
            if (!TryMerge(extents, layout.Extents))
            {
                throw Mismatch(layouts);
            }
        }

        return Layout.Contiguous(extents);
    }

    /// <summary>Whether a layout can be read as if it had the given extents.</summary>
    public static bool CanBroadcastTo(Layout layout, ReadOnlySpan<long> extents)
    {
        var added = extents.Length - layout.Rank;
        if (added < 0)
        {
            return false;
        }

        for (var axis = 0; axis < layout.Rank; axis++)
        {
            if (layout.Extents[axis] != 1 && layout.Extents[axis] != extents[axis + added])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Widens <paramref name="extents"/> by those of another shape; false when they do not fit.</summary>
    public static bool TryMerge(Span<long> extents, ReadOnlySpan<long> other)
    {
        var added = extents.Length - other.Length;
        for (var axis = 0; axis < other.Length; axis++)
        {
            ref var extent = ref extents[axis + added];
            if (extent == 1)
            {
                extent = other[axis];
            }
            else if (other[axis] != 1 && other[axis] != extent)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>NumPy's error for shapes that do not fit.</summary>
    public static IncorrectShapeException Mismatch(params ReadOnlySpan<Layout> layouts)
    {
        var text = "operands could not be broadcast together with shapes ";
        foreach (var layout in layouts)
        {
            text += $"{ShapeText.Of(layout.Extents)} ";
        }

        return new IncorrectShapeException(text);
    }

    /// <summary>The contiguous layout with the extents of a layout: itself, where it is one.</summary>
    public static Layout Plain(Layout layout) =>
        layout.IsContiguous && layout.Offset == 0 && HasPlainStrides(layout)
            ? layout
            : Layout.Contiguous(layout.Extents);

    private static bool HasPlainStrides(Layout layout)
    {
        var step = 1L;
        for (var axis = layout.Rank - 1; axis >= 0; axis--)
        {
            if (layout.Strides[axis] != step)
            {
                return false;
            }

            step *= Math.Max(layout.Extents[axis], 1);
        }

        return true;
    }
}
