using Cohort.Creation;
using Cohort.Generic;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort;

/// <content>Changes of shape and type.</content>
public partial class NDArray
{
    /// <summary>The axes in reverse order; a view.</summary>
    public NDArray T => ArrayFactory.Transposed(this);

    /// <summary>The last two axes exchanged; a view.</summary>
    public NDArray mT => np.matrix_transpose(this);

    /// <summary>The elements in row-major order; a view where possible.</summary>
    public NDArray flat => np.ravel(this);

    /// <summary>The elements in row-major order, to read, to write and to iterate over.</summary>
    public np.FlatIterator flatiter => np.flat(this);

    /// <summary>The elements under another shape, of which one extent may be -1; a view where possible.</summary>
    /// <exception cref="IncorrectShapeException">The number of elements differs.</exception>
    public NDArray reshape(int[] shape) => np.Reshaped(this, Shape.ComputeLongShape(shape));

    /// <inheritdoc cref="reshape(int[])"/>
    public NDArray reshape(params long[] shape) => np.Reshaped(this, shape);

    /// <inheritdoc cref="reshape(int[])"/>
    public NDArray reshape(ref Shape newShape) => reshape(newShape);

    /// <inheritdoc cref="reshape(int[])"/>
    public NDArray reshape(Shape newShape) => np.Reshaped(this, newShape.Wanted);

    /// <summary>The elements, read and laid out in an order, under another shape.</summary>
    /// <exception cref="IncorrectShapeException">The number of elements differs.</exception>
    public NDArray reshape(Shape newShape, char order)
    {
        if (Orders.Resolve(order, Layout) == 'C')
        {
            return reshape(newShape);
        }

        var reversed = newShape.Dimensions;
        Array.Reverse(reversed);
        return ArrayFactory.Transposed(np.Reshaped(T, reversed));
    }

    /// <inheritdoc cref="reshape(int[])"/>
    public NDArray reshape_unsafe(int[] shape) => reshape(shape);

    /// <inheritdoc cref="reshape(int[])"/>
    public NDArray reshape_unsafe(params long[] shape) => reshape(shape);

    /// <inheritdoc cref="reshape(int[])"/>
    public NDArray reshape_unsafe(ref Shape newshape) => reshape(newshape);

    /// <inheritdoc cref="reshape(int[])"/>
    public NDArray reshape_unsafe(Shape newshape) => reshape(newshape);

    /// <summary>The elements in row-major order; a view where possible.</summary>
    public NDArray ravel() => np.ravel(this);

    /// <summary>The elements in row-major ('C') or column-major ('F') order; a view where possible.</summary>
    public NDArray ravel(char order) => np.ravel(this, order);

    /// <summary>A copy of the elements in row-major ('C') or column-major ('F') order.</summary>
    public NDArray flatten(char order = 'C')
    {
        var copy = ArrayFactory.Copy(Orders.Resolve(order, Layout) == 'F' ? T : this);
        return ArrayFactory.Owned(copy, Layout.Contiguous([size]));
    }

    /// <summary>A copy in memory of its own.</summary>
    public NDArray copy(char order = 'C') => ArrayFactory.Copy(this, order);

    /// <summary>The axes in another order, by default reversed; a view.</summary>
    public NDArray transpose(int[]? premute = null) => np.transpose(this, premute);

    /// <summary>Two axes exchanged; a view.</summary>
    public NDArray swapaxes(int axis1, int axis2) => np.swapaxes(this, axis1, axis2);

    /// <summary>Without axes of extent 1; a view.</summary>
    public NDArray squeeze(int? axis = null) => axis is { } one ? np.squeeze(this, one) : np.squeeze(this);

    /// <summary>A diagonal of two axes, as the last axis; a read-only view.</summary>
    public NDArray diagonal(int offset = 0, int axis1 = 0, int axis2 = 1) => np.diagonal(this, offset, axis1, axis2);

    /// <summary>The elements converted to a type, as NumPy's unsafe casts do.</summary>
    /// <param name="typeCode">The type.</param>
    /// <param name="copy">Whether to copy even when the type stays.</param>
    public NDArray astype(NPTypeCode typeCode, bool copy = true) => astype(typeCode, copy, 'K');

    /// <inheritdoc cref="astype(NPTypeCode, bool)"/>
    public NDArray astype(Type dtype, bool copy = true) => astype(dtype, copy, 'K');

    /// <summary>The elements converted to a type, laid out in an order.</summary>
    /// <exception cref="TypeError">The rule does not allow the conversion.</exception>
    public NDArray astype(NPTypeCode typeCode, bool copy, char order, string casting = "unsafe")
    {
        var type = typeCode.ToElementType();
        if (!Casting.CanCast(_type, type, casting))
        {
            throw new TypeError($"Cannot cast array data from dtype('{_type.Name()}') to dtype('{type.Name()}') "
                + $"according to the rule '{casting}'");
        }

        var inOrder = char.ToUpperInvariant(order) is 'K' or 'A' || Orders.Resolve(order, Layout) == Shape.Order;
        return !copy && type == _type && inOrder && !IsScalarOfProgram ? this : ArrayFactory.Copy(this, order, type);
    }

    /// <inheritdoc cref="astype(NPTypeCode, bool, char, string)"/>
    public NDArray astype(Type dtype, bool copy, char order, string casting = "unsafe") =>
        astype(ElementTypes.Of(dtype).Code(), copy, order, casting);

    /// <summary>The same memory read as another type; the last axis changes its extent with the element size.</summary>
    /// <exception cref="ValueError">The last axis is not one run, or does not divide into whole elements.</exception>
    public NDArray view(Type? dtype = null)
    {
        var type = dtype is null ? _type : ElementTypes.Of(dtype);
        var (size, other) = (itemsize, type.SizeInBytes());
        return size == other ? Reinterpreted(Layout, type) : Reinterpreted(Resized(size, other), type);
    }

    /// <inheritdoc cref="view(Type)"/>
    public NDArray<T> view<T>()
        where T : unmanaged => NDArray<T>.Of(view(typeof(T)));

    /// <summary>This array with its element type known at compile time; null where the type is another.</summary>
    public NDArray<T> AsGeneric<T>()
        where T : unmanaged
    {
        ThrowIfDisposed();

        // Callers who know the type need no test for null, which NumSharp's signature does not ask for either.
        return _type == ElementTypes.Of<T>() ? NDArray<T>.Of(this) : null!;
    }

    /// <summary>This array with its element type known at compile time, converted if it is another.</summary>
    public NDArray<T> AsOrMakeGeneric<T>()
        where T : unmanaged => ArrayFactory.Typed<T>(this);

    /// <summary>
    /// Another handle of this array, with its element type known at compile time. NumPy's default integer, int64, is
    /// copied where int32 is asked for, since NumSharp draws and counts in int32.
    /// </summary>
    /// <exception cref="ArgumentException">The element type is another.</exception>
    public NDArray<T> MakeGeneric<T>()
        where T : unmanaged
    {
        ThrowIfDisposed();
        var wanted = ElementTypes.Of<T>();
        return _type == wanted ? new NDArray<T>(this)
            : (_type, wanted) == (ElementType.Int64, ElementType.Int32) ? ArrayFactory.Typed<T>(this)
            : throw new ArgumentException($"The array's elements are {_type.Name()}, not {wanted.Name()}.");
    }

    private Layout Resized(int size, int other)
    {
        if (Layout.Rank == 0)
        {
            throw new ValueError("Changing the dtype of a 0d array is only supported if the itemsize is unchanged");
        }

        var last = Layout.Rank - 1;
        var bytes = Layout.Extents[last] * size;
        if ((Layout.Strides[last] != 1 && Layout.Extents[last] > 1) || bytes % other != 0)
        {
            throw new ValueError(bytes % other != 0
                ? "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last "
                    + "axis "
                    + "of the array."
                : "To change to a dtype of a different size, the last axis must be contiguous");
        }

        var extents = shape;
        var steps = Layout.Strides.ToArray();
        extents[last] = bytes / other;
        for (var axis = 0; axis < last; axis++)
        {
            steps[axis] = Rescaled(steps[axis], size, other);
        }

        steps[last] = 1;
        return new Layout(Rescaled(Layout.Offset, size, other), extents, steps);
    }

    private static long Rescaled(long elements, int size, int other) => elements * size % other == 0
        ? elements * size / other
        : throw new ValueError("The array does not begin at a multiple of the new dtype's size.");
}
