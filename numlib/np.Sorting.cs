using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Kernels.Library.Operations;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;
using Cohort.Sets;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>Order: sorting, searching, distinct elements, running sums and differences.</content>
public static partial class np
{
    /// <summary>A sorted copy; NaNs come last.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis to sort along; null sorts the flattened array.</param>
    /// <param name="kind">Ignored: the order is that of a stable sort.</param>
    /// <remarks>Radix sort of the elements' bits, merge sort where there are none such.</remarks>
    public static NDArray sort(NDArray a, int? axis = -1, string? kind = null) =>
        Lines(a, axis, lines => lines.Engine.LibraryInto(lines.View, new SortOperation(), []));

    /// <summary>The positions that sort an array along an axis; equal elements keep their order.</summary>
    public static NDArray argsort(NDArray nd, int? axis = -1) => LinePositions(nd, axis, new ArgSortOperation());

    /// <summary>The positions that sort an array along an axis; equal elements keep their order.</summary>
    public static NDArray argsort<T>(NDArray nd, int axis = -1)
        where T : unmanaged => argsort(nd, axis);

    /// <summary>
    /// A copy whose k-th element along an axis is where sorting would put it, smaller ones before it.
    /// </summary>
    /// <remarks>On which side an element is, is all that is promised; GPUs give a sorted copy.</remarks>
    public static NDArray partition(
        NDArray a, int kth, int? axis = -1, string kind = "introselect", string? order = null) =>
        partition(a, [kth], axis, kind, order);

    /// <summary>A copy whose elements at positions are where sorting would put them.</summary>
    /// <exception cref="ValueError">A position is out of bounds.</exception>
    public static NDArray partition(
        NDArray a, int[] kth, int? axis = -1, string kind = "introselect", string? order = null)
    {
        var positions = PartitionPositions(a, kth, axis);
        return Lines(a, axis, lines => lines.Engine.LibraryInto(lines.View, new SortOperation(positions), []));
    }

    /// <summary>A copy whose elements at positions are where sorting would put them.</summary>
    public static NDArray partition(
        NDArray a, NDArray kth, int? axis = -1, string kind = "introselect", string? order = null) =>
        partition(a, HostContent.Read<int>(kth), axis, kind, order);

    /// <summary>The positions that partition an array along an axis.</summary>
    public static NDArray argpartition(
        NDArray a, int kth, int? axis = -1, string kind = "introselect", string? order = null) =>
        argpartition(a, [kth], axis, kind, order);

    /// <summary>The positions that partition an array along an axis.</summary>
    /// <exception cref="ValueError">A position is out of bounds.</exception>
    public static NDArray argpartition(
        NDArray a, int[] kth, int? axis = -1, string kind = "introselect", string? order = null) =>
        LinePositions(a, axis, new ArgSortOperation(PartitionPositions(a, kth, axis)));

    /// <summary>The positions that partition an array along an axis.</summary>
    public static NDArray argpartition(
        NDArray a, NDArray kth, int? axis = -1, string kind = "introselect", string? order = null) =>
        argpartition(a, HostContent.Read<int>(kth), axis, kind, order);

    /// <summary>Where values would be inserted into a sorted vector.</summary>
    /// <param name="a">The vector, sorted or in the order that <paramref name="sorter"/> gives.</param>
    /// <param name="v">The values.</param>
    /// <param name="side">"left" before equal elements, "right" behind them.</param>
    /// <param name="sorter">The positions that sort the vector.</param>
    /// <exception cref="ValueError">The array has not one axis, or the side is another.</exception>
    public static NDArray searchsorted(NDArray a, NDArray v, string side = "left", NDArray? sorter = null)
    {
        if (Given(a).ndim != 1 || side is not ("left" or "right"))
        {
            throw new ValueError(a.ndim != 1
                ? "object too deep for desired array"
                : $"search side must be 'left' or 'right' (got '{side}')");
        }

        var type = Together(a, v);
        var (vector, values) = (DenseOf(a, type), DenseOf(v, type));
        var order = sorter is null ? arange(0) : DenseOf(sorter, ElementType.Int64);
        ReadOnlySpan<RegionView> inputs = [vector.View, values.View, order.View];
        var operation = new SearchSortedOperation(side == "right");
        var outputs = a.Engine.Library(operation, inputs, [(ElementType.Int64, v.shape)], mayFail: sorter is not null);
        return NDArray.Create(a.Session, outputs[0]);
    }

    /// <summary>Where a value would be inserted into a sorted vector.</summary>
    public static long searchsorted(NDArray a, double v, string side = "left", NDArray? sorter = null) =>
        (long)searchsorted(a, (NDArray)v, side, sorter);

    /// <summary>Where a value would be inserted into a sorted vector.</summary>
    public static long searchsorted(NDArray a, int v, string side = "left", NDArray? sorter = null) =>
        (long)searchsorted(a, (NDArray)v, side, sorter);

    /// <summary>For each value, the number of the bin that it belongs to.</summary>
    /// <exception cref="ValueError">The bins are not monotonic.</exception>
    public static NDArray digitize(NDArray x, NDArray bins, bool right = false)
    {
        var steps = diff(bins);
        if (all(steps >= 0))
        {
            return searchsorted(bins, x, right ? "left" : "right");
        }

        return all(steps <= 0)
            ? bins.size - searchsorted(flip(bins), x, right ? "right" : "left")
            : throw new ValueError("bins must be monotonically increasing or decreasing");
    }

    /// <summary>The distinct elements in ascending order.</summary>
    /// <param name="ar">The array.</param>
    /// <param name="return_index">Whether to give the place of each first occurrence.</param>
    /// <param name="return_inverse">Whether to give, for each element, the place of its value.</param>
    /// <param name="return_counts">Whether to give how often each occurs.</param>
    /// <param name="axis">The axis along which slices are compared; null for the elements of all.</param>
    /// <param name="equal_nan">Whether all NaNs are one value.</param>
    /// <param name="sorted">Ignored: the result is always sorted.</param>
    /// <remarks>Waits for the number of distinct elements.</remarks>
    public static UniqueResult unique(
        NDArray ar, bool return_index = false, bool return_inverse = false, bool return_counts = false,
        int? axis = null, bool equal_nan = true, bool sorted = true)
    {
        if (axis is not null && Given(ar).ndim > 1)
        {
            return UniqueSlices.Of(
                ar, Axes.Normalize(axis.Value, ar.ndim), return_index, return_inverse, return_counts, equal_nan);
        }

        var flat = ravel(ar);
        if (!return_index && !return_inverse && Tally.Of(flat) is var (values, numbers))
        {
            return new UniqueResult(values, null, null, return_counts ? numbers : null);
        }

        var order = return_index || return_inverse ? argsort(flat) : null;
        var ordered = order is null ? sort(flat) : take(flat, order);
        var starts = flatnonzero(FirstOfRuns(ordered, equal_nan));
        var indices = return_index ? take(order!, starts) : null;
        var counts = return_counts ? diff(starts, append: flat.size) : null;
        return new UniqueResult(
            take(ordered, starts), indices, return_inverse ? Inverse(ar, order!, starts) : null, counts);
    }

    /// <summary>Running sums along an axis, or over the flattened array.</summary>
    public static NDArray cumsum(NDArray arr, int? axis = null, DType? typeCode = null, NDArray? @out = null) =>
        Scan(arr, axis, typeCode, @out, ScanKind.Sum);

    /// <summary>Running products along an axis, or over the flattened array.</summary>
    public static NDArray cumprod(NDArray arr, int? axis = null, DType? typeCode = null, NDArray? @out = null) =>
        Scan(arr, axis, typeCode, @out, ScanKind.Product);

    /// <summary>The differences of neighbours along an axis, taken several times.</summary>
    /// <param name="a">The array.</param>
    /// <param name="n">How many times.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="prepend">Values put before the array.</param>
    /// <param name="append">Values put behind the array.</param>
    /// <exception cref="ValueError">The number is negative, or the array has no axes.</exception>
    public static NDArray diff(NDArray a, int n = 1, int axis = -1, object? prepend = null, object? append = null)
    {
        if (n == 0)
        {
            return Given(a);
        }

        if (n < 0 || Given(a).ndim == 0)
        {
            throw new ValueError(n < 0
                ? $"order must be non-negative but got {n}"
                : "diff requires input that is at least one dimensional");
        }

        var along = Axes.Normalize(axis, a.ndim);
        var result = Extended(a, along, prepend, append);
        for (var i = 0; i < n && (i == 0 || result.Layout.Extents[along] > 0); i++)
        {
            var count = Math.Max(result.Layout.Extents[along] - 1, 0);
            var later = result.ViewOf(result.Layout.Slice(along, Math.Min(1, result.Layout.Extents[along]), count));
            var earlier = result.ViewOf(result.Layout.Slice(along, 0, count));
            var ufunc = result.Type == ElementType.Boolean ? UfuncTable.NotEqual : UfuncTable.Subtract;
            result = ufunc.Apply(later, earlier);
        }

        return result;
    }

    /// <summary>The differences of neighbours of the flattened array, with values put around them.</summary>
    /// <exception cref="TypeError">The values do not fit the element type.</exception>
    public static NDArray ediff1d(NDArray ary, object? to_end = null, object? to_begin = null)
    {
        var parts = new List<NDArray>();
        AddEdge(parts, ary, to_begin, nameof(to_begin));
        var flat = ravel(ary);
        parts.Add(UfuncTable.Subtract.Apply(flat["1:"], flat[":-1"]));
        AddEdge(parts, ary, to_end, nameof(to_end));
        return parts.Count == 1 ? parts[0] : concatenate([.. parts]);
    }

    private static void AddEdge(List<NDArray> parts, NDArray ary, object? edge, string name)
    {
        if (edge is null)
        {
            return;
        }

        var values = ArrayFactory.AsOperand(edge);
        if (values.Weakness == Weakness.Strong && !Casting.CanCast(values.Type, ary.Type, Casting.SameKind))
        {
            throw new TypeError($"dtype of `{name}` must be compatible with input `ary` under the `same_kind` rule.");
        }

        parts.Add(ravel(values).astype(Given(ary).dtype, copy: false));
    }

    private static NDArray Extended(NDArray a, int axis, object? prepend, object? append)
    {
        var parts = new List<NDArray>();
        foreach (var item in (object?[])[prepend, a, append])
        {
            if (item is null)
            {
                continue;
            }

            var part = item as NDArray ?? ArrayFactory.AsOperand(item);
            if (part.ndim == 0)
            {
                var extents = a.shape;
                extents[axis] = 1;
                part = broadcast_to(part.Weakness == Weakness.Strong ? part : part.astype(a.dtype), new Shape(extents));
            }

            parts.Add(part);
        }

        return parts.Count == 1 ? a : concatenate([.. parts], axis);
    }

    private static NDArray FirstOfRuns(NDArray ordered, bool equalNaN)
    {
        var count = ordered.size;
        var mask = ones(new Shape(count), typeof(bool));
        if (count > 1)
        {
            var (later, earlier) = (ordered["1:"], ordered[":-1"]);
            NDArray differs = later != earlier;
            if (equalNaN && ordered.Type.IsFloat())
            {
                differs &= ~(isnan(later) & isnan(earlier));
            }

            mask["1:"] = differs;
        }

        return mask;
    }

    private static NDArray Inverse(NDArray ar, NDArray order, NDArray starts)
    {
        var marks = zeros(new Shape(order.size), typeof(long));
        if (starts.size > 1)
        {
            marks[starts["1:"]] = 1L;
        }

        var inverse = empty(new Shape(order.size), typeof(long));
        if (order.size > 0)
        {
            inverse[order] = cumsum(marks);
        }

        return inverse.reshape(ar.shape);
    }

    /// <summary>
    /// A copy whose lines along the last axis are partitioned in the middle of what is not NaN in each.
    /// </summary>
    internal static NDArray PartitionedInMiddle(NDArray a) =>
        Lines(a, -1, lines => lines.Engine.LibraryInto(lines.View, SortOperation.InMiddle, []));

    /// <summary>
    /// Runs an operation in place on a copy whose lines along an axis are dense, and gives it back in shape.
    /// </summary>
    private static NDArray Lines(NDArray a, int? axis, Action<NDArray> operation)
    {
        var source = axis is null ? ravel(a) : Given(a).ndim == 0 ? throw new AxisError(axis.Value, 0) : a;
        var along = Axes.Normalize(axis ?? 0, source.ndim);
        var moved = ArrayFactory.Copy(moveaxis(source, along, -1));
        var n = moved.Layout.Extents[^1];
        operation(ArrayFactory.Owned(moved, Layout.Contiguous([n == 0 ? 0 : moved.size / n, n])));
        return Settled(moved, along, Orders.Resolve('K', source.Layout));
    }

    /// <summary>A fresh array whose last axis belongs elsewhere, laid out in memory order 'C' or 'F'.</summary>
    private static NDArray Settled(NDArray moved, int along, char order)
    {
        var back = moveaxis(moved, -1, along);
        var lies = order == 'F' ? Orders.IsColumnMajor(back.Layout) : back.Layout.IsContiguous;
        return lies ? ArrayFactory.Owned(moved, back.Layout) : ArrayFactory.Copy(back, order);
    }

    private static NDArray LinePositions(NDArray a, int? axis, ArgSortOperation operation)
    {
        var source = axis is null ? ravel(a) : atleast_1d(a);
        var along = Axes.Normalize(axis ?? 0, source.ndim);
        var moved = ArrayIndexing.Dense(moveaxis(source, along, -1));
        var n = moved.Layout.Extents[^1];
        long[] extents = [n == 0 ? 0 : moved.size / n, n];
        var view = new RegionView(moved.Region, Layout.Contiguous(extents, moved.Layout.Offset), moved.Type);
        var positions = NDArray.Create(a.Session, a.Engine.Library(operation, [view], [(ElementType.Int64,
            extents)])[0]);
        var shaped = ArrayFactory.Owned(positions, Layout.Contiguous(moved.Layout.Extents));
        return Settled(shaped, along, 'C');
    }

    private static int[] PartitionPositions(NDArray a, int[] kth, int? axis)
    {
        var n = axis is null ? Given(a).size : Given(a).Layout.Extents[Axes.Normalize(axis.Value, a.ndim)];
        return Array.ConvertAll(Given(kth), k => k >= -n && k < n
            ? (int)(k < 0 ? k + n : k)
            : throw new ValueError($"kth(={k}) out of bounds ({n})"));
    }

    private static NDArray DenseOf(NDArray array, ElementType type) =>
        array.Type == type ? ArrayIndexing.Dense(array) : ArrayFactory.Copy(array, type);

    private static NDArray Scan(NDArray arr, int? axis, DType? dtype, NDArray? output, ScanKind kind)
    {
        var source = axis is null ? ravel(arr) : Given(arr);
        var along = Axes.Normalize(axis ?? 0, source.ndim);
        var type = dtype?.Element ?? Promotion.Accumulator(source.Type);
        var result = ArrayFactory.Copy(source, type);
        var extents = source.Layout.Extents;
        var lines = Layout.Contiguous(
            [Layout.Product(extents[..along]), extents[along], Layout.Product(extents[(along + 1)..])]);
        result.Engine.LibraryInto(new RegionView(result.Region, lines, type), new ScanOperation(kind), []);
        if (output is null)
        {
            return result;
        }

        Casting.CheckOutput(kind == ScanKind.Sum ? "add" : "multiply", type, output.Type);
        ArrayFactory.Store(output, result);
        return output;
    }
}
