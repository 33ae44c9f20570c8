namespace Cohort.Tests.Model;

/// <content>Views: other arrays over the same buffer.</content>
public sealed partial class ModelArray
{
    /// <summary>Fixes one axis at an index and drops it.</summary>
    public ModelArray Pick(int axis, long index)
    {
        var wrapped = index < 0 ? index + Shape[axis] : index;
        if (wrapped < 0 || wrapped >= Shape[axis])
        {
            throw new RefusalException($"index {index} is out of bounds for axis {axis} with size {Shape[axis]}");
        }

        return View(_offset + (wrapped * _strides[axis]), Without(Shape, axis), Without(_strides, axis));
    }

    /// <summary>Python's slice of one axis.</summary>
    public ModelArray Slice(int axis, long? start, long? stop, long step)
    {
        if (step == 0)
        {
            throw new RefusalException("slice step cannot be zero");
        }

        var extent = Shape[axis];
        long Clamp(long bound, long low, long high) => Math.Clamp(bound < 0 ? bound + extent : bound, low, high);
        var (first, last) = step > 0
            ? (Clamp(start ?? 0, 0, extent), Clamp(stop ?? extent, 0, extent))
            : (Clamp(start ?? extent - 1, -1, extent - 1), stop is { } s ? Clamp(s, -1, extent - 1) : -1);
        var count = 0L;
        for (var i = first; step > 0 ? i < last : i > last; i += step)
        {
            count++;
        }

        var offset = count == 0 ? _offset : _offset + (first * _strides[axis]);
        return View(offset, With(Shape, axis, count), With(_strides, axis, _strides[axis] * step));
    }

    public ModelArray InsertAxis(int axis)
    {
        CheckAxis(axis < 0 ? axis + Rank + 1 : axis, Rank + 1);
        var place = axis < 0 ? axis + Rank + 1 : axis;
        return View(_offset, Inserted(Shape, place, 1), Inserted(_strides, place, 0));
    }

    /// <summary>Drops an axis of extent 1, or all of them.</summary>
    public ModelArray Squeeze(int? axis)
    {
        if (axis is { } given)
        {
            var place = Axis(given);
            return Shape[place] == 1
                ? View(_offset, Without(Shape, place), Without(_strides, place))
                : throw new RefusalException("cannot select an axis to squeeze out which has size not equal to one");
        }

        var kept = Enumerable.Range(0, Rank).Where(a => Shape[a] != 1).ToArray();
        return View(_offset, [.. kept.Select(a => Shape[a])], [.. kept.Select(a => _strides[a])]);
    }

    public ModelArray Transpose(int[] order)
    {
        if (!order.Order().SequenceEqual(Enumerable.Range(0, Rank)))
        {
            throw new RefusalException("axes don't match array");
        }

        return View(_offset, [.. order.Select(a => Shape[a])], [.. order.Select(a => _strides[a])]);
    }

    public ModelArray SwapAxes(int a, int b)
    {
        var order = Enumerable.Range(0, Rank).ToArray();
        (order[Axis(a)], order[Axis(b)]) = (order[Axis(b)], order[Axis(a)]);
        return Transpose(order);
    }

    public ModelArray BroadcastTo(long[] shape)
    {
        var added = shape.Length - Rank;
        var fits = added >= 0
            && Enumerable.Range(0, Rank).All(a => Shape[a] == 1 || Shape[a] == shape[a + added]);
        if (!fits)
        {
            throw new RefusalException(
                $"could not broadcast ({string.Join(",", Shape)}) to ({string.Join(",", shape)})");
        }

        var strides = shape.Select((extent, a) => a < added || Shape[a - added] == 1 ? 0 : _strides[a - added]);
        return new ModelArray(Type, _buffer, _offset, shape, [.. strides])
        {
            IsReadOnly = true,
            HasOpenLayout = HasOpenLayout,
        };
    }

    public ModelArray Diagonal(int offset)
    {
        if (Rank < 2)
        {
            throw new RefusalException("diag requires an array of at least two dimensions");
        }

        var (row, column) = offset < 0 ? (-offset, 0) : (0, offset);
        var count = Math.Max(0, Math.Min(Shape[0] - row, Shape[1] - column));
        var start = count == 0 ? _offset : _offset + (row * _strides[0]) + (column * _strides[1]);
        return new ModelArray(
            Type, _buffer, start, [.. Shape[2..], count], [.. _strides[2..], _strides[0] + _strides[1]])
        {
            IsReadOnly = true,
            HasOpenLayout = HasOpenLayout,
        };
    }

    /// <summary>
    /// The elements in the same order under another shape: a view if and only if strides exist that reach the same
    /// positions, otherwise a copy.
    /// </summary>
    public ModelArray Reshape(long[] shape)
    {
        var extents = Infer(shape);
        var positions = Indices(Shape).Select(Position).ToArray();
        if (positions.Length == 0)
        {
            return View(_offset, extents, RowMajor(extents));
        }

        var strides = new long[extents.Length];
        var steps = RowMajor(extents);
        for (var axis = 0; axis < extents.Length; axis++)
        {
            strides[axis] = extents[axis] == 1 ? 0 : positions[steps[axis]] - positions[0];
        }

        var view = View(_offset, extents, strides);
        return Indices(extents).Select(view.Position).SequenceEqual(positions) ? view : Of(Type, extents, Values());
    }

    /// <summary>One axis with all elements: a view of a contiguous array, otherwise a copy.</summary>
    public ModelArray Ravel() => IsContiguous ? Reshape([Count]) : Of(Type, [Count], Values());

    /// <summary>An axis counted from either end, checked.</summary>
    public int Axis(int axis)
    {
        CheckAxis(axis < 0 ? axis + Rank : axis, Rank);
        return axis < 0 ? axis + Rank : axis;
    }

    private long[] Infer(long[] shape)
    {
        var known = shape.Where(extent => extent >= 0).Aggregate(1L, (product, extent) => product * extent);
        var open = shape.Count(extent => extent < 0);
        var fits = open switch
        {
            0 => known == Count,
            1 => known != 0 && Count % known == 0,
            _ => false,
        };
        return fits
            ? [.. shape.Select(extent => extent < 0 ? Count / known : extent)]
            : throw new RefusalException($"cannot reshape array of size {Count} into ({string.Join(",", shape)})");
    }

    private static void CheckAxis(int axis, int rank)
    {
        if (axis < 0 || axis >= rank)
        {
            throw new RefusalException($"axis {axis} is out of bounds for array of dimension {rank}");
        }
    }

    private ModelArray View(long offset, long[] shape, long[] strides) =>
        new(Type, _buffer, offset, shape, strides) { IsReadOnly = IsReadOnly, HasOpenLayout = HasOpenLayout };

    private static long[] Without(long[] values, int at) => [.. values[..at], .. values[(at + 1)..]];

    private static long[] With(long[] values, int at, long value) => [.. values[..at], value, .. values[(at + 1)..]];

    private static long[] Inserted(long[] values, int at, long value) => [.. values[..at], value, .. values[at..]];
}
