using Cohort.Backends.Unmanaged;
using Cohort.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;
using Cohort.Ufuncs;

namespace Cohort.Generic;

/// <summary>An array whose element type is known at compile time, so that indices give elements.</summary>
/// <typeparam name="TDType">The .NET type of the elements.</typeparam>
public class NDArray<TDType> : NDArray
    where TDType : unmanaged
{
    /// <summary>Creates an array without elements.</summary>
    public NDArray()
        : this(new Shape(0L))
    {
    }

    /// <summary>Creates a vector of zeros.</summary>
    public NDArray(int size)
        : this(new Shape((long)size))
    {
    }

    /// <summary>Creates a vector of zeros.</summary>
    public NDArray(long size)
        : this(new Shape(size))
    {
    }

    /// <summary>Creates a vector; its content is zero either way.</summary>
    public NDArray(int size, bool fillZeros)
        : this(new Shape((long)size), fillZeros)
    {
    }

    /// <summary>Creates a vector; its content is zero either way.</summary>
    public NDArray(long size, bool fillZeros)
        : this(new Shape(size), fillZeros)
    {
    }

    /// <summary>Creates an array of zeros.</summary>
    public NDArray(Shape shape)
        : this(np.zeros(shape, typeof(TDType)))
    {
    }

    /// <summary>Creates an array; its content is zero either way.</summary>
    public NDArray(Shape shape, bool fillZeros)
        : this(shape)
    {
    }

    /// <summary>Creates an array with a copy of values, in the given shape and order.</summary>
    public NDArray(Array values, Shape shape = default, char order = 'C')
        : this(new NDArray(values, shape, order).astype(typeof(TDType), copy: false))
    {
    }

    /// <summary>Creates an array over the memory of a slice of this type, live both ways, else with a copy.</summary>
    public NDArray(IArraySlice values, Shape shape = default, char order = 'C')
        : this(new NDArray(values, shape, order).astype(typeof(TDType), copy: false))
    {
    }

    internal NDArray(Session session, Region region, Layout layout, NDArray? owner = null)
        : base(session, region, layout, ElementTypes.Of<TDType>(), owner)
    {
    }

    internal NDArray(Session session, MaskedSelection selection)
        : base(session, selection, ElementTypes.Of<TDType>())
    {
    }

    /// <summary>Another handle of an array that has this element type.</summary>
    internal NDArray(NDArray source)
        : base(source, ElementTypes.Of<TDType>())
    {
    }

    /// <summary>The transposed view.</summary>
    public new NDArray<TDType> T => Of(base.T);

    /// <summary>The elements in row-major order: a view where possible.</summary>
    public new NDArray<TDType> flat => Of(base.flat);

    /// <summary>One element, which may be replaced. Indices may count from the end.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public TDType this[int[] indices]
    {
        get => GetValue<TDType>(indices);
        set => SetValue(value, indices);
    }

    /// <inheritdoc cref="this[int[]]"/>
    public TDType this[params long[] indices]
    {
        get => GetValue<TDType>(indices);
        set => SetValue(value, indices);
    }

    /// <inheritdoc cref="this[int[]]"/>
    public new TDType this[int i]
    {
        get => ReadAs<TDType>(ElementPositions.Of(Layout, [i]));
        set => WriteFrom(ElementPositions.Of(Layout, [i]), value);
    }

    /// <inheritdoc cref="this[int[]]"/>
    public new TDType this[int i, int j]
    {
        get => ReadAs<TDType>(ElementPositions.Of(Layout, [i, j]));
        set => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);
    }

    /// <inheritdoc cref="this[int[]]"/>
    public new TDType this[int i, int j, int k]
    {
        get => ReadAs<TDType>(ElementPositions.Of(Layout, [i, j, k]));
        set => WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);
    }

    /// <summary>The view that an index expression selects.</summary>
    public new NDArray<TDType> this[string slice]
    {
        get => Of(base[slice]);
        set => base[slice] = value;
    }

    /// <summary>The view that slices select.</summary>
    public new NDArray<TDType> this[params Slice[] slices]
    {
        get => Of(base[slices]);
        set => base[slices] = value;
    }

    /// <summary>A copy of a .NET vector.</summary>
    public static explicit operator NDArray<TDType>(TDType[] tArray) => Of(np.array(tArray));

    /// <summary>The elements' own memory, as <see cref="NDArray.Data{T}"/> gives it.</summary>
    public static implicit operator ArraySlice<TDType>(NDArray<TDType> nd) => nd.Data<TDType>();

    /// <summary>Element by element bitwise and; logical for truth values.</summary>
    public static NDArray<TDType> operator &(NDArray<TDType> lhs, NDArray<TDType> rhs) =>
        Of(UfuncTable.BitwiseAnd.Apply(lhs, rhs));

    /// <summary>Element by element bitwise or; logical for truth values.</summary>
    public static NDArray<TDType> operator |(NDArray<TDType> lhs, NDArray<TDType> rhs) =>
        Of(UfuncTable.BitwiseOr.Apply(lhs, rhs));

    /// <summary>Element by element bitwise exclusive or; logical for truth values.</summary>
    public static NDArray<TDType> operator ^(NDArray<TDType> lhs, NDArray<TDType> rhs) =>
        Of(UfuncTable.BitwiseXor.Apply(lhs, rhs));

    /// <summary>A copy of the elements in an array of its own.</summary>
    public override NDArray Clone() => Of(copy());

    /// <summary>Waits for the element with a row-major place.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public new TDType GetAtIndex(long index) => GetAtIndex<TDType>(index);

    /// <inheritdoc cref="NDArray.reshape(int[])"/>
    public new NDArray<TDType> reshape(int[] shape) => Of(base.reshape(shape));

    /// <inheritdoc cref="NDArray.reshape(int[])"/>
    public new NDArray<TDType> reshape(params long[] shape) => Of(base.reshape(shape));

    /// <inheritdoc cref="NDArray.reshape(int[])"/>
    public new NDArray<TDType> reshape(ref Shape newShape) => Of(base.reshape(newShape));

    /// <inheritdoc cref="NDArray.reshape(int[])"/>
    public new NDArray<TDType> reshape(Shape newShape) => Of(base.reshape(newShape));

    /// <inheritdoc cref="NDArray.reshape(int[])"/>
    public new NDArray<TDType> reshape_unsafe(int[] shape) => Of(base.reshape(shape));

    /// <inheritdoc cref="NDArray.reshape(int[])"/>
    public new NDArray<TDType> reshape_unsafe(params long[] shape) => Of(base.reshape(shape));

    /// <inheritdoc cref="NDArray.reshape(int[])"/>
    public new NDArray<TDType> reshape_unsafe(ref Shape newShape) => Of(base.reshape(newShape));

    /// <inheritdoc cref="NDArray.reshape(int[])"/>
    public new NDArray<TDType> reshape_unsafe(Shape newshape) => Of(base.reshape(newshape));

    internal static NDArray<TDType> Of(NDArray array) => array as NDArray<TDType> ?? new NDArray<TDType>(array);
}
