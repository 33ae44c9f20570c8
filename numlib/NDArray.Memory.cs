using Cohort.Backends.Unmanaged;
using Cohort.Creation;
using Cohort.Runtime.Elements;

namespace Cohort;

/// <content>
/// The elements' own memory. Asking for it makes an array and all its views shared: what was recorded on them has run
/// when the call returns, the address stays the same for good, and each later operation on them runs before its call
/// returns. Elements that do not lie one after the other, and elements of another type than asked for, are copied: to
/// the copy nothing is written back.
/// </content>
public partial class NDArray
{
    /// <summary>Creates an array over the memory of a slice, live both ways.</summary>
    /// <exception cref="IncorrectShapeException">The number of elements does not fit the shape.</exception>
    public NDArray(IArraySlice values, Shape shape = default, char order = 'C')
        : this(Over(values, shape, order))
    {
    }

    /// <summary>Raw access to the elements' memory.</summary>
    public _Unsafe Unsafe => new(this);

    /// <summary>The memory as Python's memoryview shows it.</summary>
    public np.MemoryView data => new(this);

    /// <summary>The elements in row-major order: the array's own memory, live both ways, or a copy.</summary>
    /// <remarks>A copy where the elements are not contiguous or of another type. The slice keeps the memory alive, also
    /// past <see cref="Dispose()"/>.</remarks>
    public unsafe ArraySlice<T> Data<T>()
        where T : unmanaged
    {
        ThrowIfDisposed();
        if (_type != ElementTypes.Of<T>() || !Layout.IsContiguous)
        {
            return ArrayFactory.Copy(this, ElementTypes.Of<T>()).Data<T>();
        }

        var address = (T*)Address() + Layout.Offset;
        return new ArraySlice<T>(address, size, Region, isSlice: size != Region.SizeInBytes / sizeof(T));
    }

    /// <inheritdoc cref="Data{T}"/>
    public ArraySlice<T> GetData<T>()
        where T : unmanaged => Data<T>();

    /// <summary>The elements in row-major order: the array's own memory, live both ways, or a copy.</summary>
    /// <remarks>A copy where the elements are not contiguous.</remarks>
    public IArraySlice GetData() => SliceType.Of(_type).Of(this);

    /// <summary>A copy of the elements in row-major order, converted.</summary>
    public ArraySlice<T> CloneData<T>()
        where T : unmanaged => ArrayFactory.Copy(this, ElementTypes.Of<T>()).Data<T>();

    /// <summary>A copy of the elements in row-major order.</summary>
    public IArraySlice CloneData() => ArrayFactory.Copy(this).GetData();

    /// <summary>Copies the elements in row-major order to the front of memory with elements of their type.</summary>
    /// <exception cref="ArgumentException">The memory is too small.</exception>
    public unsafe void CopyTo(IMemoryBlock slice)
    {
        if (slice.BytesLength < nbytes)
        {
            throw new ArgumentException(
                $"Memory of {slice.BytesLength} bytes is too small for {nbytes}.", nameof(slice));
        }

        CopyTo(slice.Address);
        GC.KeepAlive(slice);
    }

    /// <inheritdoc cref="CopyTo(IMemoryBlock)"/>
    public void CopyTo<T>(IMemoryBlock<T> block)
        where T : unmanaged => CopyTo((IMemoryBlock)block);

    /// <summary>Replaces the elements of this handle by the memory of a slice, live both ways.</summary>
    /// <remarks>The shape stays where the number of elements does; else the array becomes a vector.</remarks>
    public void ReplaceData(IArraySlice values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Become(new NDArray(values, values.Count == size ? new Shape(shape) : default));
    }

    /// <summary>Replaces the elements of this handle by those of a slice, converted.</summary>
    public void ReplaceData(IArraySlice values, Type dtype)
    {
        ReplaceData(values);
        Become(astype(dtype, copy: false));
    }

    /// <summary>Replaces the sub-array at indices of the first axes by the elements of a slice.</summary>
    /// <exception cref="IndexError">An index is out of bounds, or there are too many.</exception>
    public void SetData(IArraySlice value, int[] indices) => SetData(value, Shape.ComputeLongShape(indices));

    /// <inheritdoc cref="SetData(IArraySlice, int[])"/>
    public void SetData(IArraySlice value, params long[] indices)
    {
        var target = GetData(indices);
        ArgumentNullException.ThrowIfNull(value);
        target["..."] = new NDArray(value, value.Count == target.size ? new Shape(target.shape) : default);
    }

    /// <summary>Makes the region shared and gives where it begins.</summary>
    internal unsafe byte* Address()
    {
        ThrowIfDisposed();
        Owner._viewed = true;
        return Engine.Address(Region);
    }

    private static unsafe NDArray Over(IArraySlice values, Shape shape, char order)
    {
        ArgumentNullException.ThrowIfNull(values);
        var type = DType.From(values.TypeCode).Element;
        var session = Session.Current;
        var region = session.Engine.Share(type, [values.Count], (byte*)values.Address, values);
        var vector = Create(session, region);
        return shape.IsEmpty ? vector : ArrayFactory.Owned(vector, vector.reshape(shape, order).Layout);
    }
}
