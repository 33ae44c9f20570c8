namespace Cohort.Runtime.Geometry;

/// <content>The view operations: each gives another layout over the same elements, without a copy.</content>
public sealed partial class Layout
{
    /// <summary>
    /// Keeps <paramref name="count"/> indices of one axis, from <paramref name="start"/> by <paramref name="step"/>.
    /// </summary>
    public Layout Slice(int axis, long start, long count, long step = 1)
    {
        var offset = count > 0 ? Offset + (start * _strides[axis]) : Offset;
        return new Layout(
            offset, Replaced(_extents, axis, count), Replaced(_strides, axis, _strides[axis] * step));
    }

    /// <summary>Fixes one axis at an index and drops it.</summary>
    public Layout Pick(int axis, long index) =>
        new(Offset + (index * _strides[axis]), Without(_extents, axis), Without(_strides, axis));

    /// <summary>Inserts an axis of extent 1 before <paramref name="axis"/>.</summary>
    public Layout InsertAxis(int axis) => new(Offset, With(_extents, axis, 1), With(_strides, axis, 0));

    /// <summary>Drops an axis of extent 1.</summary>
    public Layout RemoveAxis(int axis) => new(Offset, Without(_extents, axis), Without(_strides, axis));

    /// <summary>Reorders the axes: axis i of the result is axis <paramref name="order"/>[i] of this layout.</summary>
    public Layout Transpose(ReadOnlySpan<int> order)
    {
        var extents = new long[order.Length];
        var strides = new long[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            extents[i] = _extents[order[i]];
            strides[i] = _strides[order[i]];
        }

        return new Layout(Offset, extents, strides);
    }

    /// <summary>
    /// Repeats axes of extent 1, and adds leading axes, by stride 0, so that the extents become
    /// <paramref name="extents"/>. The caller has checked that the shapes broadcast.
    /// </summary>
    public Layout BroadcastTo(ReadOnlySpan<long> extents)
    {
        if (extents.SequenceEqual(_extents))
        {
            return this;
        }

        var strides = new long[extents.Length];
        var added = extents.Length - _extents.Length;
        for (var axis = added; axis < extents.Length; axis++)
        {
            strides[axis] = _extents[axis - added] == 1 ? 0 : _strides[axis - added];
        }

        return new Layout(Offset, extents.ToArray(), strides);
    }

    /// <summary>
    /// The same elements in the same row-major order under other extents, or null when no strides express that
    /// (the caller then copies). The element count must agree.
    /// </summary>
    public Layout? Reshape(ReadOnlySpan<long> extents)
    {
        if (IsContiguous)
        {
            return Contiguous(extents, Offset);
        }

        if (Count == 0)
        {
            return new Layout(Offset, extents.ToArray(), RowMajorStrides(extents));
        }

        // Old and new axes are matched in groups with equal products, axes of extent 1 left out; the old axes of a
        // group must be one run of memory, which the new ones then divide.
        int[] oldAxes = [.. AxesLongerThanOne(_extents)];
        int[] newAxes = [.. AxesLongerThanOne(extents)];
        var strides = RowMajorStrides(extents);
        int oldAxis = 0, newAxis = 0;
        while (newAxis < newAxes.Length)
        {
            int oldEnd = oldAxis + 1, newEnd = newAxis + 1;
            long oldProduct = _extents[oldAxes[oldAxis]], newProduct = extents[newAxes[newAxis]];
            while (oldProduct != newProduct)
            {
                if (newProduct < oldProduct)
                {
                    newProduct *= extents[newAxes[newEnd++]];
                }
                else
                {
                    oldProduct *= _extents[oldAxes[oldEnd++]];
                }
            }

            if (!IsOneRun(oldAxes.AsSpan(oldAxis, oldEnd - oldAxis)))
            {
                return null;
            }

            var step = _strides[oldAxes[oldEnd - 1]];
            for (var axis = newEnd - 1; axis >= newAxis; axis--)
            {
                strides[newAxes[axis]] = step;
                step *= extents[newAxes[axis]];
            }

            (oldAxis, newAxis) = (oldEnd, newEnd);
        }

        return new Layout(Offset, extents.ToArray(), strides);
    }

    /// <summary>The linear position of an element by its indices, which the caller has checked.</summary>
    public long Position(ReadOnlySpan<long> indices)
    {
        var position = Offset;
        for (var axis = 0; axis < indices.Length; axis++)
        {
            position += indices[axis] * _strides[axis];
        }

        return position;
    }

    /// <summary>
    /// The linear position of the element with the given place in the row-major order of this layout.
    /// </summary>
    public long PositionOf(long flatIndex)
    {
        if (IsContiguous)
        {
            return Offset + flatIndex;
        }

        var position = Offset;
        for (var axis = _extents.Length - 1; axis >= 0; axis--)
        {
            (flatIndex, var index) = Math.DivRem(flatIndex, _extents[axis]);
            position += index * _strides[axis];
        }

        return position;
    }

    private bool IsOneRun(ReadOnlySpan<int> axes)
    {
        for (var i = 0; i + 1 < axes.Length; i++)
        {
            if (_strides[axes[i]] != _strides[axes[i + 1]] * _extents[axes[i + 1]])
            {
                return false;
            }
        }

        return true;
    }

    private static List<int> AxesLongerThanOne(ReadOnlySpan<long> extents)
    {
        var axes = new List<int>(extents.Length);
        for (var axis = 0; axis < extents.Length; axis++)
        {
            if (extents[axis] != 1)
            {
                axes.Add(axis);
            }
        }

        return axes;
    }

    // Layouts never change their arrays, so one that stays the same is shared.
    private static long[] Replaced(long[] values, int index, long value)
    {
        if (values[index] == value)
        {
            return values;
        }

        var result = values.AsSpan().ToArray();
        result[index] = value;
        return result;
    }

    private static long[] Without(long[] values, int index)
    {
        if (values.Length == 1)
        {
            return [];
        }

        var result = new long[values.Length - 1];
        values.AsSpan(0, index).CopyTo(result);
        values.AsSpan(index + 1).CopyTo(result.AsSpan(index));
        return result;
    }

    private static long[] With(long[] values, int index, long value)
    {
        var result = new long[values.Length + 1];
        values.AsSpan(0, index).CopyTo(result);
        result[index] = value;
        values.AsSpan(index).CopyTo(result.AsSpan(index + 1));
        return result;
    }
}
