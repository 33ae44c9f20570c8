using Cohort.Indexing;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort;

/// <content>Positions, broadcasting and transformations of shapes.</content>
public readonly partial struct Shape
{
    /// <summary>Whether shapes broadcast together.</summary>
    public static bool AreBroadcastable(params int[][] shapes) =>
        AreBroadcastable([.. shapes.Select(shape => new Shape(shape))]);

    /// <summary>Whether shapes broadcast together.</summary>
    public static bool AreBroadcastable(params Shape[] shapes)
    {
        var extents = new long[np.Given(shapes).Length == 0 ? 0 : shapes.Max(shape => shape.NDim)];
        extents.AsSpan().Fill(1);
        return Array.TrueForAll(shapes, shape => Broadcasting.TryMerge(extents, shape.Value.Extents));
    }

    /// <summary>The shapes as views of the shape to which they all broadcast.</summary>
    /// <exception cref="IncorrectShapeException">They do not fit.</exception>
    public static Shape[] Broadcast(params Shape[] shapes)
    {
        var common = ResolveReturnShape(shapes).Value;
        return [.. shapes.Select(shape => shape.With(shape.Value.BroadcastTo(common.Extents)))];
    }

    /// <summary>Both shapes as views of the shape to which they broadcast.</summary>
    /// <exception cref="IncorrectShapeException">They do not fit.</exception>
    public static (Shape Left, Shape Right) Broadcast(Shape leftShape, Shape rightShape)
    {
        var both = Broadcast([leftShape, rightShape]);
        return (both[0], both[1]);
    }

    /// <summary>The shape to which both shapes broadcast.</summary>
    /// <exception cref="IncorrectShapeException">They do not fit.</exception>
    public static Shape ResolveReturnShape(Shape leftShape, Shape rightShape) =>
        new(Broadcasting.Common(leftShape.Value, rightShape.Value));

    /// <summary>The shape to which all shapes broadcast.</summary>
    /// <exception cref="IncorrectShapeException">They do not fit.</exception>
    public static Shape ResolveReturnShape(params Shape[] shapes) =>
        new(Broadcasting.Common([.. shapes.Select(shape => shape.Value)]));

    /// <summary>Extents as 64-bit integers.</summary>
    public static long[] ComputeLongShape(int[] dimensions) => Array.ConvertAll(dimensions, dim => (long)dim);

    /// <summary>The extents of a .NET array, rectangular or jagged (by its first elements).</summary>
    public static int[] ExtractShape(Array array)
    {
        var extents = new List<int>();
        for (object? level = array; level is Array { } current; level = current.Length > 0 && current.Rank == 1
            ? current.GetValue(0) : null)
        {
            extents.AddRange(Enumerable.Range(0, current.Rank).Select(current.GetLength));
        }

        return [.. extents];
    }

    /// <summary>The extents without one axis.</summary>
    public static long[] GetAxis(long[] dims, int axis)
    {
        var position = Axes.Normalize(axis, np.Given(dims).Length);
        return [.. dims[..position], .. dims[(position + 1)..]];
    }

    /// <summary>The extents without one axis.</summary>
    public static long[] GetAxis(ref Shape shape, int axis) => GetAxis(shape.Dimensions, axis);

    /// <summary>The extents without one axis.</summary>
    public static long[] GetAxis(Shape shape, int axis) => GetAxis(shape.Dimensions, axis);

    /// <summary>The number of elements of the given extents.</summary>
    public static long GetSize(int[] dims) => GetSize(ComputeLongShape(dims));

    /// <summary>The number of elements of the given extents.</summary>
    public static long GetSize(long[] dims) => Layout.Product(dims);

    /// <summary>Indices with negative ones counted from the end.</summary>
    public static int[] InferNegativeCoordinates(long[] dimensions, int[] coords) =>
        [.. np.Given(coords).Select((index, axis) => index < 0 ? index + (int)Extent(dimensions, axis) : index)];

    /// <summary>Indices with negative ones counted from the end.</summary>
    public static long[] InferNegativeCoordinates(long[] dimensions, long[] coords) =>
        [.. np.Given(coords).Select((index, axis) => index < 0 ? index + Extent(dimensions, axis) : index)];

    /// <summary>Replaces negative indices at an address by what they count to from the end.</summary>
    public static unsafe void InferNegativeCoordinates(long[] dimensions, int* coords, int ndims)
    {
        for (var axis = 0; axis < ndims; axis++)
        {
            coords[axis] += coords[axis] < 0 ? (int)Extent(dimensions, axis) : 0;
        }
    }

    /// <summary>Replaces negative indices at an address by what they count to from the end.</summary>
    public static unsafe void InferNegativeCoordinates(long[] dimensions, long* coords, int coordsCount)
    {
        for (var axis = 0; axis < coordsCount; axis++)
        {
            coords[axis] += coords[axis] < 0 ? Extent(dimensions, axis) : 0;
        }
    }

    private static long Extent(long[] dimensions, int axis) => axis < np.Given(dimensions).Length
        ? dimensions[axis]
        : throw BasicIndexing.TooMany(dimensions.Length, axis + 1);

    /// <summary>The row-major shape with these extents.</summary>
    public Shape Clean() => new(Layout.Contiguous(Value.Extents));

    /// <summary>
    /// A copy; as a view of its own memory when <paramref name="unview"/> or <paramref name="unbroadcast"/>.
    /// </summary>
    public Shape Clone(bool deep = true, bool unview = false, bool unbroadcast = false) =>
        unview || (unbroadcast && IsBroadcasted) ? Clean() : this;

    /// <summary>A shape with an axis of extent 1 inserted.</summary>
    public Shape ExpandDimension(int axis) => With(Value.InsertAxis(Axes.Normalize(axis, NDim + 1)));

    /// <summary>A shape with axes of extent 1 at the given positions of the result.</summary>
    public Shape ExpandDimensions(int[] axes)
    {
        var layout = Value;
        foreach (var axis in Axes.Normalize(axes, NDim + np.Given(axes).Length).Order())
        {
            layout = layout.InsertAxis(axis);
        }

        return With(layout);
    }

    /// <summary>The indices of the element with the given row-major place.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public long[] GetCoordinates(long offset)
    {
        if (Value.Count == 0)
        {
            throw new IndexError($"index {offset} is out of bounds for size 0");
        }

        var coordinates = new long[NDim];
        for (var axis = NDim - 1; axis >= 0; axis--)
        {
            (offset, coordinates[axis]) = Math.DivRem(offset, Value.Extents[axis]);
        }

        return coordinates;
    }

    /// <summary>The position in memory of an element; fewer indices than axes give the first of a sub-array.</summary>
    public long GetOffset(int[] indices) => GetOffset(ComputeLongShape(indices));

    /// <summary>The position in memory of an element; fewer indices than axes give the first of a sub-array.</summary>
    public long GetOffset(params long[] indices) => ElementPositions.Of(Value, indices);

    /// <summary>The position in memory of an element whose indices are at an address.</summary>
    public unsafe long GetOffset(long* indices, int ndims) =>
        ElementPositions.Of(Value, new ReadOnlySpan<long>(indices, ndims));

    /// <summary>The shape of the sub-array at leading indices, and its position in memory.</summary>
    public unsafe (Shape Shape, long Offset) GetSubshape(long* dims, int ndims) =>
        GetSubshape(new ReadOnlySpan<long>(dims, ndims).ToArray());

    /// <summary>The shape of the sub-array at leading indices, and its position in memory.</summary>
    public (Shape Shape, long Offset) GetSubshape(int[] indicies) => GetSubshape(ComputeLongShape(indicies));

    /// <summary>The shape of the sub-array at leading indices, and its position in memory.</summary>
    public (Shape Shape, long Offset) GetSubshape(params long[] indicies)
    {
        var layout = Value;
        var offset = GetOffset(np.Given(indicies));
        var rest = new Layout(offset, layout.Extents[indicies.Length..].ToArray(),
            layout.Strides[indicies.Length..].ToArray());
        return (With(rest), offset);
    }

    /// <summary>The same number of elements under other extents, of which one may be -1.</summary>
    /// <exception cref="IncorrectShapeException">The number of elements differs.</exception>
    public Shape Reshape(Shape newShape, bool @unsafe = true) =>
        new(Layout.Contiguous(Reshaping.Resolve(Value, newShape.Wanted)));

    /// <summary>The shape of a view that slices select.</summary>
    public Shape Slice(params Slice[] input_slices) => With(BasicIndexing.Apply(Value, input_slices));

    /// <summary>The shape of a view that an index expression selects.</summary>
    public Shape Slice(string slicing_notation) => Slice(SliceParser.Cached(slicing_notation));

    /// <summary>The position in memory of the element with the given row-major place.</summary>
    public long TransformOffset(long offset) => Value.PositionOf(offset);

    /// <summary>
    /// The same shape with flags set or cleared; only clearing has an effect on what the layout implies.
    /// </summary>
    public Shape WithFlags(ArrayFlags flagsToSet = ArrayFlags.None, ArrayFlags flagsToClear = ArrayFlags.None) =>
        new(Value, (_cleared & ~flagsToSet) | flagsToClear, _bufferSize);

    private Shape With(Layout layout) => new(layout, _cleared, _bufferSize);
}
