namespace Cohort;

/// <content>Conversions of shapes from and to integers, arrays and tuples of them.</content>
public readonly partial struct Shape
{
    /// <summary>A one-dimensional shape.</summary>
    public static implicit operator Shape(int dim) => new((long)dim);

    /// <summary>A one-dimensional shape.</summary>
    public static implicit operator Shape(long dim) => new(dim);

    /// <summary>A shape with the given extents.</summary>
    public static implicit operator Shape(int[] dims) => new(dims);

    /// <summary>A shape with the given extents.</summary>
    public static implicit operator Shape(long[] dims) => new(dims);

    /// <summary>A shape with the given extents, or null.</summary>
    public static implicit operator Shape?(int[]? shape) => shape is null ? (Shape?)null : new Shape(shape);

    /// <summary>A shape with the given extents, or null.</summary>
    public static implicit operator Shape?(long[]? shape) => shape is null ? (Shape?)null : new Shape(shape);

    /// <summary>The extents as 64-bit integers.</summary>
    public static explicit operator long[](Shape shape) => shape.Dimensions;

    /// <summary>The extents as 64-bit integers, or null.</summary>
    public static explicit operator long[]?(Shape? shape) => shape?.Dimensions;

    /// <summary>The extents as 32-bit integers.</summary>
    /// <exception cref="OverflowException">An extent does not fit.</exception>
    public static explicit operator int[](Shape shape) => Array.ConvertAll(shape.Dimensions, dim => checked((int)dim));

    /// <summary>The extents as 32-bit integers, or null.</summary>
    public static explicit operator int[]?(Shape? shape) => shape is { } value ? (int[])value : null;

    /// <summary>The number of elements.</summary>
    public static explicit operator long(Shape shape) => shape.Size;

    /// <summary>The number of elements.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static explicit operator int(Shape shape) => checked((int)shape.Size);

    /// <summary>A shape of 2 axes.</summary>
    public static implicit operator Shape((int, int) dims) => new((long)dims.Item1, dims.Item2);

    /// <summary>A shape of 2 axes.</summary>
    public static implicit operator Shape((long, long) dims) => new(dims.Item1, dims.Item2);

    /// <summary>The extents of a shape of 2 axes.</summary>
    /// <exception cref="InvalidCastException">The number of axes differs.</exception>
    public static explicit operator (long, long)(Shape shape)
    {
        var dims = shape.Exactly(2);
        return (dims[0], dims[1]);
    }

    /// <summary>The extents of a shape of 2 axes.</summary>
    /// <exception cref="InvalidCastException">The number of axes differs.</exception>
    public void Deconstruct(out long dim1, out long dim2) =>
        (dim1, dim2) = ((long, long))this;

    /// <summary>A shape of 3 axes.</summary>
    public static implicit operator Shape((int, int, int) dims) => new((long)dims.Item1, dims.Item2, dims.Item3);

    /// <summary>A shape of 3 axes.</summary>
    public static implicit operator Shape((long, long, long) dims) => new(dims.Item1, dims.Item2, dims.Item3);

    /// <summary>The extents of a shape of 3 axes.</summary>
    /// <exception cref="InvalidCastException">The number of axes differs.</exception>
    public static explicit operator (long, long, long)(Shape shape)
    {
        var dims = shape.Exactly(3);
        return (dims[0], dims[1], dims[2]);
    }

    /// <summary>The extents of a shape of 3 axes.</summary>
    /// <exception cref="InvalidCastException">The number of axes differs.</exception>
    public void Deconstruct(out long dim1, out long dim2, out long dim3) =>
        (dim1, dim2, dim3) = ((long, long, long))this;

    /// <summary>A shape of 4 axes.</summary>
    public static implicit operator Shape((int, int, int, int) dims) =>
        new((long)dims.Item1, dims.Item2, dims.Item3, dims.Item4);

    /// <summary>A shape of 4 axes.</summary>
    public static implicit operator Shape((long, long, long, long) dims) =>
        new(dims.Item1, dims.Item2, dims.Item3, dims.Item4);

    /// <summary>The extents of a shape of 4 axes.</summary>
    /// <exception cref="InvalidCastException">The number of axes differs.</exception>
    public static explicit operator (long, long, long, long)(Shape shape)
    {
        var dims = shape.Exactly(4);
        return (dims[0], dims[1], dims[2], dims[3]);
    }

    /// <summary>The extents of a shape of 4 axes.</summary>
    /// <exception cref="InvalidCastException">The number of axes differs.</exception>
    public void Deconstruct(out long dim1, out long dim2, out long dim3, out long dim4) =>
        (dim1, dim2, dim3, dim4) = ((long, long, long, long))this;

    /// <summary>A shape of 5 axes.</summary>
    public static implicit operator Shape((int, int, int, int, int) dims) =>
        new((long)dims.Item1, dims.Item2, dims.Item3, dims.Item4, dims.Item5);

    /// <summary>A shape of 5 axes.</summary>
    public static implicit operator Shape((long, long, long, long, long) dims) =>
        new(dims.Item1, dims.Item2, dims.Item3, dims.Item4, dims.Item5);

    /// <summary>The extents of a shape of 5 axes.</summary>
    /// <exception cref="InvalidCastException">The number of axes differs.</exception>
    public static explicit operator (long, long, long, long, long)(Shape shape)
    {
        var dims = shape.Exactly(5);
        return (dims[0], dims[1], dims[2], dims[3], dims[4]);
    }

    /// <summary>The extents of a shape of 5 axes.</summary>
    /// <exception cref="InvalidCastException">The number of axes differs.</exception>
    public void Deconstruct(out long dim1, out long dim2, out long dim3, out long dim4, out long dim5) =>
        (dim1, dim2, dim3, dim4, dim5) = ((long, long, long, long, long))this;

    /// <summary>A shape of 6 axes.</summary>
    public static implicit operator Shape((int, int, int, int, int, int) dims) =>
        new((long)dims.Item1, dims.Item2, dims.Item3, dims.Item4, dims.Item5, dims.Item6);

    /// <summary>A shape of 6 axes.</summary>
    public static implicit operator Shape((long, long, long, long, long, long) dims) =>
        new(dims.Item1, dims.Item2, dims.Item3, dims.Item4, dims.Item5, dims.Item6);

    /// <summary>The extents of a shape of 6 axes.</summary>
    /// <exception cref="InvalidCastException">The number of axes differs.</exception>
    public static explicit operator (long, long, long, long, long, long)(Shape shape)
    {
        var dims = shape.Exactly(6);
        return (dims[0], dims[1], dims[2], dims[3], dims[4], dims[5]);
    }

    /// <summary>The extents of a shape of 6 axes.</summary>
    /// <exception cref="InvalidCastException">The number of axes differs.</exception>
    public void Deconstruct(out long dim1, out long dim2, out long dim3, out long dim4, out long dim5, out long dim6) =>
        (dim1, dim2, dim3, dim4, dim5, dim6) = ((long, long, long, long, long, long))this;

    private long[] Exactly(int count) => NDim == count
        ? Dimensions
        : throw new InvalidCastException($"A shape of {NDim} axes cannot become a tuple of {count}.");
}
