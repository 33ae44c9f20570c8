namespace Cohort.Runtime.Geometry;

/// <summary>
/// A view of a row-major array written as an affine map of indices: each axis of the view moves along at most one axis
/// of the array. Every slice, step, reversal, transpose, broadcast and dropped or added axis is such a map.
/// </summary>
public readonly struct IndexMap
{
    private readonly long[] _start;
    private readonly int[] _axis;
    private readonly long[] _step;

    private IndexMap(long[] start, int[] axis, long[] step)
    {
        _start = start;
        _axis = axis;
        _step = step;
    }

    /// <summary>The array index of the view's first element.</summary>
    public ReadOnlySpan<long> Start => _start;

    /// <summary>Per view axis the array axis along which it moves; -1 when it does not move.</summary>
    public ReadOnlySpan<int> Axis => _axis;

    /// <summary>Per view axis the signed number of array indices per view index.</summary>
    public ReadOnlySpan<long> Step => _step;

    /// <summary>
    /// Finds the map of a view of a row-major array with the given extents. False when an axis of the view moves along
    /// several axes of the array at once (a diagonal, a merged axis) or two axes along one (a split axis).
    /// </summary>
    public static bool TryDecompose(Layout view, ReadOnlySpan<long> extents, out IndexMap map)
    {
        map = default;
        var strides = Layout.RowMajorStrides(extents);
        var start = new long[extents.Length];
        var rest = view.Offset;
        for (var k = 0; k < extents.Length; k++)
        {
            (start[k], rest) = Math.DivRem(rest, strides[k]);
            if (start[k] < 0 || start[k] >= extents[k])
            {
                return false;
            }
        }

        var axis = new int[view.Rank];
        var step = new long[view.Rank];
        Span<bool> isUsed = stackalloc bool[Math.Max(extents.Length, 1)];
        isUsed.Clear();
        for (var j = 0; j < view.Rank; j++)
        {
            axis[j] = -1;
            if (view.Strides[j] == 0 || view.Extents[j] <= 1)
            {
                continue;
            }

            var k = FindAxis(view.Strides[j], view.Extents[j], extents, strides, start, isUsed);
            if (k < 0)
            {
                return false;
            }

            isUsed[k] = true;
            axis[j] = k;
            step[j] = view.Strides[j] / strides[k];
        }

        map = new IndexMap(start, axis, step);
        return rest == 0;
    }

    /// <summary>
    /// The layout of another array's operand seen through this map: the operand runs over the array's index space, the
    /// result over the view's.
    /// </summary>
    public Layout Compose(Layout operand, ReadOnlySpan<long> viewExtents)
    {
        var offset = operand.Offset;
        for (var k = 0; k < _start.Length; k++)
        {
            offset += _start[k] * operand.Strides[k];
        }

        var strides = new long[viewExtents.Length];
        for (var j = 0; j < strides.Length; j++)
        {
            strides[j] = _axis[j] < 0 ? 0 : _step[j] * operand.Strides[_axis[j]];
        }

        return new Layout(offset, viewExtents.ToArray(), strides);
    }

    /// <summary>The box of array indices that the view touches.</summary>
    public Box Image(ReadOnlySpan<long> viewExtents, ReadOnlySpan<long> extents)
    {
        var low = (long[])_start.Clone();
        var high = new long[extents.Length];
        var steps = new long[extents.Length];
        for (var k = 0; k < extents.Length; k++)
        {
            high[k] = low[k] + 1;
            steps[k] = 1;
        }

        for (var j = 0; j < viewExtents.Length; j++)
        {
            if (_axis[j] < 0)
            {
                continue;
            }

            var k = _axis[j];
            var last = _start[k] + ((viewExtents[j] - 1) * _step[j]);
            low[k] = Math.Min(_start[k], last);
            high[k] = Math.Max(_start[k], last) + 1;
            steps[k] = Math.Abs(_step[j]);
        }

        return new Box(low, high, steps);
    }

    private static int FindAxis(
        long stride, long extent, ReadOnlySpan<long> extents, long[] strides, long[] start, ReadOnlySpan<bool> isUsed)
    {
        for (var k = 0; k < extents.Length; k++)
        {
            if (isUsed[k] || extents[k] == 1 || stride % strides[k] != 0)
            {
                continue;
            }

            var last = start[k] + ((extent - 1) * (stride / strides[k]));
            if (last >= 0 && last < extents[k])
            {
                return k;
            }
        }

        return -1;
    }
}
