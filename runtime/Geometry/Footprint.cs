namespace Cohort.Runtime.Geometry;

/// <summary>The boxes of a region that a view touches.</summary>
public readonly struct Footprint
{
    private Footprint(Box[] boxes, bool isExact)
    {
        Boxes = boxes;
        IsExact = isExact;
    }

    /// <summary>Disjoint boxes in region indices; empty for an empty view.</summary>
    public Box[] Boxes { get; }

    /// <summary>
    /// Whether the boxes hold just the view's elements. Otherwise they are a hull, which holds more: a writer of a hull
    /// needs its old content.
    /// </summary>
    public bool IsExact { get; }

    /// <summary>Whether the boxes are dense and exact: a write to them needs no old content.</summary>
    public bool CoversDensely => IsExact && Array.TrueForAll(Boxes, b => b.IsDense);

    /// <summary>
    /// The footprint of a view in a region of the given extents.
    /// </summary>
    /// <param name="view">The view, counted in elements of <paramref name="viewElementSize"/> bytes.</param>
    /// <param name="extents">The region's extents.</param>
    /// <param name="viewElementSize">The size of an element as viewed.</param>
    /// <param name="regionElementSize">The size of an element of the region.</param>
    public static Footprint Of(
        Layout view, ReadOnlySpan<long> extents, int viewElementSize = 1, int regionElementSize = 1)
    {
        if (view.Count == 0)
        {
            return new Footprint([], true);
        }

        if (view.Offset == 0 && view.IsContiguous && viewElementSize == regionElementSize
            && view.HasExtents(extents))
        {
            return new Footprint([Box.Whole(extents)], true);
        }

        if (viewElementSize == regionElementSize && IndexMap.TryDecompose(view, extents, out var map))
        {
            return new Footprint([map.Image(view.Extents, extents)], true);
        }

        var (low, high) = view.Hull();
        var isInterval = view.IsContiguous || CoversInterval(view);
        low *= viewElementSize;
        high = ((high + 1) * viewElementSize) - 1;
        var isAligned = low % regionElementSize == 0 && (high + 1) % regionElementSize == 0;
        var boxes = Interval(low / regionElementSize, high / regionElementSize, extents);
        return new Footprint(boxes, isInterval && isAligned);
    }

    /// <summary>The boxes that make up the linear interval [low, high] of a region: at most 2 * rank - 1.</summary>
    public static Box[] Interval(long low, long high, ReadOnlySpan<long> extents)
    {
        if (extents.Length == 0)
        {
            return [new Box([], [])];
        }

        var boxes = new List<Box>();
        AddInterval(boxes, low, high, extents, Layout.RowMajorStrides(extents), 0, []);
        return [.. boxes];
    }

    // Whether the view's elements are exactly the linear positions of its hull: sorted by stride, every axis continues
    // where the smaller ones end.
    private static bool CoversInterval(Layout view)
    {
        var axes = new List<(long Stride, long Extent)>();
        for (var axis = 0; axis < view.Rank; axis++)
        {
            if (view.Extents[axis] > 1 && view.Strides[axis] != 0)
            {
                axes.Add((Math.Abs(view.Strides[axis]), view.Extents[axis]));
            }
        }

        axes.Sort();
        var covered = 1L;
        foreach (var (stride, extent) in axes)
        {
            if (stride > covered)
            {
                return false;
            }

            covered = Math.Max(covered, ((extent - 1) * stride) + covered);
        }

        return true;
    }

    private static void AddInterval(
        List<Box> boxes, long low, long high, ReadOnlySpan<long> extents, long[] strides, int axis, long[] prefix)
    {
        var (first, last) = (low / strides[axis], high / strides[axis]);
        var isLastAxis = axis == extents.Length - 1;
        if (isLastAxis || (low % strides[axis] == 0 && (high + 1) % strides[axis] == 0))
        {
            boxes.Add(Slab(extents, prefix, axis, first, last + 1));
            return;
        }

        if (first == last)
        {
            AddInterval(
                boxes, low % strides[axis], high % strides[axis], extents, strides, axis + 1, [.. prefix, first]);
            return;
        }

        if (low % strides[axis] != 0)
        {
            AddInterval(
                boxes, low % strides[axis], strides[axis] - 1, extents, strides, axis + 1, [.. prefix, first]);
            first++;
        }

        var ragged = (high + 1) % strides[axis] != 0;
        if (first < (ragged ? last : last + 1))
        {
            boxes.Add(Slab(extents, prefix, axis, first, ragged ? last : last + 1));
        }

        if (ragged)
        {
            AddInterval(boxes, 0, high % strides[axis], extents, strides, axis + 1, [.. prefix, last]);
        }
    }

    private static Box Slab(ReadOnlySpan<long> extents, long[] prefix, int axis, long from, long to)
    {
        var low = new long[extents.Length];
        var high = extents.ToArray();
        for (var i = 0; i < prefix.Length; i++)
        {
            (low[i], high[i]) = (prefix[i], prefix[i] + 1);
        }

        (low[axis], high[axis]) = (from, to);
        return new Box(low, high);
    }
}
