using Cohort.Creation;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort;

/// <content>Changes of shape and of the order of axes: views wherever strides can express them.</content>
public static partial class np
{
    /// <summary>The elements under another shape, of which one extent may be -1; a view where possible.</summary>
    /// <exception cref="IncorrectShapeException">The number of elements differs.</exception>
    public static NDArray reshape(NDArray nd, int[] shape) => Given(nd).reshape(shape);

    /// <inheritdoc cref="reshape(NDArray, int[])"/>
    public static NDArray reshape(NDArray nd, long[] shape) => Given(nd).reshape(shape);

    /// <inheritdoc cref="reshape(NDArray, int[])"/>
    public static NDArray reshape(NDArray nd, ref Shape shape) => nd.reshape(shape);

    /// <inheritdoc cref="reshape(NDArray, int[])"/>
    public static NDArray reshape(NDArray nd, Shape shape) => Given(nd).reshape(shape);

    /// <summary>The elements in row-major order: a view of a row-major array, else a copy.</summary>
    public static NDArray ravel(NDArray a) => Given(a).Layout.IsContiguous ? Reshaped(a, [a.size]) : a.flatten();

    /// <summary>The elements in row-major ('C') or column-major ('F') order; a view where possible.</summary>
    public static NDArray ravel(NDArray a, char order) =>
        Orders.Resolve(order, Given(a).Layout) == 'F' ? ravel(ArrayFactory.Transposed(a)) : ravel(a);

    /// <summary>The axes in another order, by default reversed; a view.</summary>
    /// <exception cref="ValueError">The axes are not a permutation.</exception>
    public static NDArray transpose(NDArray a, int[]? premute = null)
    {
        if (premute is null)
        {
            return ArrayFactory.Transposed(a);
        }

        if (Given(premute).Length != Given(a).ndim)
        {
            throw new ValueError("axes don't match array");
        }

        return a.ViewOf(a.Layout.Transpose(Axes.Normalize(premute, a.ndim, "axes")));
    }

    /// <summary>The axes in another order, by default reversed; a view.</summary>
    public static NDArray permute_dims(NDArray a, int[]? axes = null) => transpose(a, axes);

    /// <summary>The last two axes exchanged; a view.</summary>
    /// <exception cref="ValueError">There are fewer than two axes.</exception>
    public static NDArray matrix_transpose(NDArray x) => Given(x).ndim >= 2
        ? swapaxes(x, -1, -2)
        : throw new ValueError($"Input array must be at least 2-dimensional, but it is {x.ndim}");

    /// <summary>Two axes exchanged; a view.</summary>
    public static NDArray swapaxes(NDArray a, int axis1, int axis2)
    {
        var order = Axes.All(Given(a).ndim);
        var first = Axes.Normalize(axis1, a.ndim, nameof(axis1));
        var second = Axes.Normalize(axis2, a.ndim, nameof(axis2));
        (order[first], order[second]) = (order[second], order[first]);
        return a.ViewOf(a.Layout.Transpose(order));
    }

    /// <summary>An axis moved to another place; a view.</summary>
    public static NDArray moveaxis(NDArray a, int source, int destination) => moveaxis(a, [source], [destination]);

    /// <inheritdoc cref="moveaxis(NDArray, int[], int[])"/>
    public static NDArray moveaxis(NDArray a, int source, int[] destination) => moveaxis(a, [source], destination);

    /// <inheritdoc cref="moveaxis(NDArray, int[], int[])"/>
    public static NDArray moveaxis(NDArray a, int[] source, int destination) => moveaxis(a, source, [destination]);

    /// <summary>Axes moved to other places, the others staying in order; a view.</summary>
    /// <exception cref="ValueError">The numbers of axes differ.</exception>
    public static NDArray moveaxis(NDArray a, int[] source, int[] destination)
    {
        var from = Axes.Normalize(source, Given(a).ndim, "source");
        var to = Axes.Normalize(destination, a.ndim, "destination");
        if (from.Length != to.Length)
        {
            throw new ValueError("`source` and `destination` arguments must have the same number of elements");
        }

        var order = Axes.All(a.ndim).Except(from).ToList();
        foreach (var (place, axis) in to.Zip(from).OrderBy(pair => pair.First))
        {
            order.Insert(place, axis);
        }

        return a.ViewOf(a.Layout.Transpose([.. order]));
    }

    /// <summary>An axis moved before another one; a view.</summary>
    public static NDArray rollaxis(NDArray a, int axis, int start = 0)
    {
        var from = Axes.Normalize(axis, Given(a).ndim);
        var to = start < 0 ? start + a.ndim : start;
        if (to < 0 || to > a.ndim)
        {
            throw new AxisError($"'start' arg requires {-a.ndim} <= start < {a.ndim + 1}, but {start} was passed in");
        }

        return moveaxis(a, from, from < to ? to - 1 : to);
    }

    /// <summary>Without axes of extent 1; a view.</summary>
    public static NDArray squeeze(NDArray a) => Given(a).ViewOf(Squeezed(a.Layout));

    /// <summary>Without an axis of extent 1; a view.</summary>
    /// <exception cref="ValueError">The axis has another extent.</exception>
    public static NDArray squeeze(NDArray a, int axis)
    {
        var position = Axes.Normalize(axis, Given(a).ndim);
        return a.Layout.Extents[position] == 1
            ? a.ViewOf(a.Layout.RemoveAxis(position))
            : throw new ValueError("cannot select an axis to squeeze out which has size not equal to one");
    }

    /// <summary>A shape without axes of extent 1.</summary>
    public static Shape squeeze(Shape shape) => new(Squeezed(shape.Value));

    /// <summary>With an axis of extent 1 inserted; a view.</summary>
    public static NDArray expand_dims(NDArray a, int axis) =>
        Given(a).ViewOf(a.Layout.InsertAxis(Axes.Normalize(axis, a.ndim + 1)));

    /// <summary>With axes of extent 1 at the given places of the result; a view.</summary>
    public static NDArray expand_dims(NDArray a, int[] axis)
    {
        var layout = Given(a).Layout;
        foreach (var place in Axes.Normalize(axis, a.ndim + Given(axis).Length).Order())
        {
            layout = layout.InsertAxis(place);
        }

        return a.ViewOf(layout);
    }

    /// <summary>With axes of extent 1 at the given places of the result; a view.</summary>
    public static NDArray expand_dims(NDArray a, IEnumerable<int> axis) => expand_dims(a, axis.ToArray());

    /// <summary>With at least one axis; a view.</summary>
    public static NDArray atleast_1d(NDArray arr) => AtLeast(arr, 1);

    /// <summary>With at least one axis.</summary>
    public static NDArray atleast_1d(object arys) => AtLeast(ArrayFactory.FromObject(arys), 1);

    /// <summary>With at least one axis each; views.</summary>
    public static NDArray[] atleast_1d(params NDArray[] arys) => Array.ConvertAll(arys, array => AtLeast(array, 1));

    /// <summary>With at least one axis each.</summary>
    public static NDArray[] atleast_1d(params object[] arys) => Array.ConvertAll(arys, atleast_1d);

    /// <summary>With at least two axes; a view.</summary>
    public static NDArray atleast_2d(NDArray arr) => AtLeast(arr, 2);

    /// <summary>With at least two axes.</summary>
    public static NDArray atleast_2d(object arys) => AtLeast(ArrayFactory.FromObject(arys), 2);

    /// <summary>With at least two axes each; views.</summary>
    public static NDArray[] atleast_2d(params NDArray[] arys) => Array.ConvertAll(arys, array => AtLeast(array, 2));

    /// <summary>With at least two axes each.</summary>
    public static NDArray[] atleast_2d(params object[] arys) => Array.ConvertAll(arys, atleast_2d);

    /// <summary>With at least three axes; a view.</summary>
    public static NDArray atleast_3d(NDArray arr) => AtLeast(arr, 3);

    /// <summary>With at least three axes.</summary>
    public static NDArray atleast_3d(object arys) => AtLeast(ArrayFactory.FromObject(arys), 3);

    /// <summary>With at least three axes each; views.</summary>
    public static NDArray[] atleast_3d(params NDArray[] arys) => Array.ConvertAll(arys, array => AtLeast(array, 3));

    /// <summary>With at least three axes each.</summary>
    public static NDArray[] atleast_3d(params object[] arys) => Array.ConvertAll(arys, atleast_3d);

    /// <summary>The order of the elements along axes reversed; a view.</summary>
    public static NDArray flip(NDArray m, int? axis = null) => flip(m, One(axis)!);

    /// <summary>The order of the elements along axes reversed; a view.</summary>
    public static NDArray flip(NDArray m, int[] axis)
    {
        var layout = Given(m).Layout;
        foreach (var at in Axes.Reduced(axis, m.ndim))
        {
            layout = layout.Slice(at, layout.Extents[at] - 1, layout.Extents[at], -1);
        }

        return m.ViewOf(layout);
    }

    /// <summary>The columns reversed; a view.</summary>
    public static NDArray fliplr(NDArray m) => Given(m).ndim >= 2 ? flip(m, 1) : throw new ValueError("Input must be >= 2-d.");

    /// <summary>The rows reversed; a view.</summary>
    public static NDArray flipud(NDArray m) => Given(m).ndim >= 1 ? flip(m, 0) : throw new ValueError("Input must be >= 1-d.");

    /// <summary>Turned by 90 degrees in the plane of two axes, from the first towards the second; a view.</summary>
    /// <exception cref="ValueError">There are not two different axes.</exception>
    public static NDArray rot90(NDArray m, int k = 1, int[]? axes = null)
    {
        int[] plane = axes ?? [0, 1];
        if (plane.Length != 2)
        {
            throw new ValueError("len(axes) must be 2.");
        }

        var (first, second) = (Axes.Normalize(plane[0], Given(m).ndim), Axes.Normalize(plane[1], m.ndim));
        if (first == second)
        {
            throw new ValueError("Axes must be different.");
        }

        return (((k % 4) + 4) % 4) switch
        {
            0 => m.ViewOf(m.Layout),
            1 => swapaxes(flip(m, second), first, second),
            2 => flip(m, [first, second]),
            _ => flip(swapaxes(m, first, second), second),
        };
    }

    /// <summary>A diagonal of two axes, as the last axis; a read-only view.</summary>
    /// <param name="a">The array.</param>
    /// <param name="offset">Which diagonal: 0 the main one, positive above it.</param>
    /// <param name="axis1">The axis of the rows.</param>
    /// <param name="axis2">The axis of the columns.</param>
    /// <exception cref="ValueError">There are fewer than two axes.</exception>
    public static NDArray diagonal(NDArray a, int offset = 0, int axis1 = 0, int axis2 = 1)
    {
        var view = Given(a).ViewOf(Diagonals.Of(a.Layout, offset, axis1, axis2));
        view.ReadOnly = true;
        return view;
    }

    /// <summary>The sums along diagonals.</summary>
    public static NDArray trace(
        NDArray a, int offset = 0, int axis1 = 0, int axis2 = 1, Type? dtype = null, NDArray? @out = null) =>
        sum(diagonal(a, offset, axis1, axis2), [-1], false, dtype, @out);

    /// <summary>The array repeated along axes to a shape; a read-only view.</summary>
    /// <exception cref="IncorrectShapeException">It does not broadcast to the shape.</exception>
    public static NDArray broadcast_to(NDArray from, Shape against)
    {
        if (!Broadcasting.CanBroadcastTo(Given(from).Layout, against.Value.Extents))
        {
            throw new IncorrectShapeException("operands could not be broadcast together with remapped shapes "
                + $"[original->remapped]: {ShapeText.Of(from.Layout.Extents)}  and requested shape "
                + $"{ShapeText.Of(against.Value.Extents)}");
        }

        var view = from.ViewOf(from.Layout.BroadcastTo(against.Value.Extents));
        view.ReadOnly = true;
        return view;
    }

    /// <summary>The array repeated along axes to the shape of another; a read-only view.</summary>
    public static NDArray broadcast_to(NDArray from, NDArray against) => broadcast_to(from, Given(against).Shape);

    /// <summary>A shape repeated along axes to another one.</summary>
    public static Shape broadcast_to(Shape from, Shape against) => Shape.Broadcast(from, against).Left;

    /// <summary>A shape repeated along axes to that of an array.</summary>
    public static Shape broadcast_to(Shape from, NDArray against) => broadcast_to(from, Given(against).Shape);

    /// <summary>The arrays repeated to their common shape; views.</summary>
    /// <exception cref="IncorrectShapeException">The shapes do not fit.</exception>
    public static NDArray[] broadcast_arrays(params NDArray[] ndArrays)
    {
        var common = Broadcasting.Common(Array.ConvertAll(ndArrays, array => Given(array).Layout));
        return Array.ConvertAll(ndArrays, array => array.ViewOf(array.Layout.BroadcastTo(common.Extents)));
    }

    /// <summary>Two arrays repeated to their common shape; views.</summary>
    /// <exception cref="IncorrectShapeException">The shapes do not fit.</exception>
    public static (NDArray Left, NDArray Right) broadcast_arrays(NDArray lhs, NDArray rhs)
    {
        var both = broadcast_arrays([lhs, rhs]);
        return (both[0], both[1]);
    }

    /// <summary>Whether shapes broadcast together.</summary>
    public static bool are_broadcastable(params Shape[] shapes) => Shape.AreBroadcastable(shapes);

    /// <summary>Whether shapes broadcast together.</summary>
    public static bool are_broadcastable(params int[][] shapes) => Shape.AreBroadcastable(shapes);

    /// <summary>Whether shapes broadcast together.</summary>
    public static bool are_broadcastable(long[] shape1, long[] shape2) =>
        Shape.AreBroadcastable(new Shape(shape1), new Shape(shape2));

    /// <summary>Whether the shapes of arrays broadcast together.</summary>
    public static bool are_broadcastable(NDArray lhs, NDArray rhs) => Shape.AreBroadcastable(Given(lhs).Shape, Given(rhs).Shape);

    /// <summary>Whether the shapes of arrays broadcast together.</summary>
    public static bool are_broadcastable(params NDArray[] ndArrays) =>
        Shape.AreBroadcastable(Array.ConvertAll(ndArrays, array => array.Shape));

    /// <summary>The number of elements, or the extent of an axis.</summary>
    public static long size(NDArray a, int? axis = null) =>
        axis is { } one ? Given(a).Layout.Extents[Axes.Normalize(one, a.ndim)] : Given(a).size;

    /// <summary>The number of axes.</summary>
    public static int ndim(NDArray a) => Given(a).ndim;

    /// <summary>The extents.</summary>
    public static long[] shape(NDArray a) => Given(a).shape;

    /// <summary>The elements under other extents of the same product: a view where strides can express it.</summary>
    internal static NDArray Reshaped(NDArray array, ReadOnlySpan<long> extents)
    {
        var resolved = Reshaping.Resolve(array.Layout, extents);
        if (array.Layout.Reshape(resolved) is { } layout)
        {
            return array.ViewOf(layout);
        }

        return ArrayFactory.Owned(ArrayFactory.Copy(array), Layout.Contiguous(resolved));
    }

    private static Layout Squeezed(Layout layout)
    {
        for (var axis = layout.Rank - 1; axis >= 0; axis--)
        {
            layout = layout.Extents[axis] == 1 ? layout.RemoveAxis(axis) : layout;
        }

        return layout;
    }

    private static NDArray AtLeast(NDArray array, int rank)
    {
        var layout = Given(array).Layout;
        if (layout.Rank >= rank)
        {
            return array;
        }

        while (layout.Rank < Math.Min(rank, 2))
        {
            layout = layout.InsertAxis(0);
        }

        return array.ViewOf(rank == 3 ? layout.InsertAxis(2) : layout);
    }
}
