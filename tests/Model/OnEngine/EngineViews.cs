using Cohort.Runtime.Geometry;
using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model.OnEngine;

/// <summary>View steps as layouts.</summary>
public static class EngineViews
{
    /// <summary>The layout after a step, or null when only a copy could have the shape.</summary>
    /// <param name="layout">The layout before the step.</param>
    /// <param name="step">The step, known to be allowed.</param>
    /// <param name="shape">The shape that the model gives.</param>
    public static Layout? Apply(Layout layout, ViewStep step, long[] shape) => step switch
    {
        ViewStep.Index s => Index(layout, s.Items),
        ViewStep.Transpose s => layout.Transpose(s.Order),
        ViewStep.SwapAxes s => Swap(layout, Wrap(s.A, layout.Rank), Wrap(s.B, layout.Rank)),
        ViewStep.Reshape => layout.Reshape(shape),
        ViewStep.Ravel => layout.IsContiguous ? layout.Reshape(shape) : null,
        ViewStep.BroadcastTo => layout.BroadcastTo(shape),
        ViewStep.Diagonal s => Diagonal(layout, s.Offset, shape[^1]),
        ViewStep.Squeeze { Axis: { } axis } => layout.RemoveAxis(Wrap(axis, layout.Rank)),
        ViewStep.Squeeze => Enumerable.Range(0, layout.Rank).Reverse().Where(a => layout.Extents[a] == 1)
            .Aggregate(layout, (squeezed, axis) => squeezed.RemoveAxis(axis)),
        ViewStep.ExpandDims s => layout.InsertAxis(Wrap(s.Axis, layout.Rank + 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static Layout Index(Layout layout, IReadOnlyList<IndexItem> items)
    {
        var skipped = layout.Rank - items.Count(item => item is IndexItem.Slice or IndexItem.At);
        var axis = 0;
        foreach (var item in items)
        {
            switch (item)
            {
                case IndexItem.Slice slice:
                    layout = Cut(layout, axis++, slice);
                    break;
                case IndexItem.At at:
                    layout = layout.Pick(axis, at.Index < 0 ? at.Index + layout.Extents[axis] : at.Index);
                    break;
                case IndexItem.NewAxis:
                    layout = layout.InsertAxis(axis++);
                    break;
                default:
                    axis += skipped;
                    break;
            }
        }

        return layout;
    }

    private static Layout Cut(Layout layout, int axis, IndexItem.Slice slice)
    {
        var extent = layout.Extents[axis];
        long[] kept = [.. Enumerable.Range(0, (int)extent).Select(i => (long)i)];
        var start = slice.Start ?? (slice.Step > 0 ? 0 : extent - 1);
        start = Math.Clamp(start < 0 && slice.Start is not null ? start + extent : start, -1, extent);
        var stop = slice.Stop ?? (slice.Step > 0 ? extent : -1);
        stop = Math.Clamp(stop < 0 && slice.Stop is not null ? stop + extent : stop, -1, extent);
        kept = slice.Step > 0
            ? [.. kept.Where(i => i >= start && i < stop && (i - Math.Max(start, 0)) % slice.Step == 0)]
            : [.. kept.Reverse().Where(i => i <= start && i > stop
                && (Math.Min(start, extent - 1) - i) % -slice.Step == 0)];
        return layout.Slice(axis, kept.Length == 0 ? 0 : kept[0], kept.Length, slice.Step);
    }

    private static Layout Swap(Layout layout, int a, int b)
    {
        var order = Enumerable.Range(0, layout.Rank).ToArray();
        (order[a], order[b]) = (order[b], order[a]);
        return layout.Transpose(order);
    }

    private static Layout Diagonal(Layout layout, int offset, long count)
    {
        var strides = layout.Strides;
        var start = layout.Offset + (offset < 0 ? -offset * strides[0] : offset * strides[1]);
        return new Layout(
            count == 0 ? layout.Offset : start,
            [.. layout.Extents[2..], count], [.. strides[2..], strides[0] + strides[1]]);
    }

    private static int Wrap(int axis, int rank) => axis < 0 ? axis + rank : axis;
}
