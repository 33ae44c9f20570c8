using Cohort.Creation;
using Cohort.Generic;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort;

/// <content>The bytes of elements, and where arrays are.</content>
public partial class NDArray
{
    /// <summary>The elements with their bytes in the other order; of complex numbers, those of each part.</summary>
    /// <param name="inplace">Whether to change this array, too, and give it back.</param>
    public NDArray byteswap(bool inplace = false)
    {
        var unit = _type == ElementType.Complex ? sizeof(double) : itemsize;
        var parts = ArrayFactory.Copy(this).Bytes().reshape(-1, unit);
        var turned = parts.ViewOf(parts.Layout.Slice(1, unit - 1, unit, -1));
        var swapped = ArrayFactory.Copy(turned).ravel().view(dtype).reshape(shape);
        if (!inplace)
        {
            return swapped;
        }

        ArrayFactory.Store(Bytes(), swapped.Bytes());
        return this;
    }

    /// <summary>A part of each element's bytes, read as another type.</summary>
    /// <param name="dtype">The type, at most as wide as the elements.</param>
    /// <param name="offset">Where the part begins in each element, in bytes.</param>
    /// <returns>A view; a copy where the part does not begin at a multiple of its size.</returns>
    /// <exception cref="ValueError">The part goes beyond the elements.</exception>
    public NDArray getfield(Type dtype, int offset = 0)
    {
        var type = ElementTypes.Of(dtype);
        var bytes = Field(type, offset);
        var size = type.SizeInBytes();
        if (offset % size == 0 && itemsize % size == 0)
        {
            var ratio = itemsize / size;
            long[] strides = Array.ConvertAll(Layout.Strides.ToArray(), stride => stride * ratio);
            return Reinterpreted(
                new Layout((Layout.Offset * ratio) + (offset / size), Layout.Extents.ToArray(), strides), type);
        }

        return ArrayFactory.Copy(bytes).ravel().view(dtype).reshape(shape);
    }

    /// <inheritdoc cref="getfield(Type, int)"/>
    public NDArray getfield(NPTypeCode dtype, int offset = 0) => getfield(dtype.AsType(), offset);

    /// <inheritdoc cref="getfield(Type, int)"/>
    public NDArray<T> getfield<T>(int offset = 0)
        where T : unmanaged => NDArray<T>.Of(getfield(typeof(T), offset));

    /// <summary>Replaces a part of each element's bytes.</summary>
    /// <param name="value">A number or an array that broadcasts; it is converted to the type.</param>
    /// <param name="dtype">The type of the part, at most as wide as the elements.</param>
    /// <param name="offset">Where the part begins in each element, in bytes.</param>
    /// <exception cref="ValueError">The part goes beyond the elements, or the value does not broadcast.</exception>
    public void setfield(object value, Type dtype, int offset = 0)
    {
        ThrowIfNotWriteable();
        var type = ElementTypes.Of(dtype);
        var target = Field(type, offset);
        var values = np.empty(new Shape(shape), dtype);
        ArrayFactory.Store(values, ArrayFactory.AsOperand(value));
        ArrayFactory.Store(target, values.Bytes());
    }

    /// <inheritdoc cref="setfield(object, Type, int)"/>
    public void setfield(object value, NPTypeCode dtype, int offset = 0) => setfield(value, dtype.AsType(), offset);

    /// <summary>The array itself: there is one device as far as a program needs to know.</summary>
    /// <param name="device">"cpu".</param>
    /// <param name="stream">Must be null.</param>
    /// <exception cref="ValueError">The device is another, or a stream is given.</exception>
    public NDArray to_device(string device, object? stream = null)
    {
        ThrowIfDisposed();
        return stream is not null
            ? throw new ValueError("The stream argument in to_device() is not supported")
            : device == "cpu" ? this
            : throw new ValueError($"Unsupported device: {device}. Only 'cpu' is accepted.");
    }

    /// <summary>The product of the matrix with itself so many times.</summary>
    /// <inheritdoc cref="np.linalg.matrix_power(NDArray, int)"/>
    public NDArray matrix_power(int power) => np.linalg.matrix_power(this, power);

    // A view of the bytes, with one more axis for those of each element.
    private NDArray Bytes()
    {
        long size = itemsize;
        long[] strides = [.. Array.ConvertAll(Layout.Strides.ToArray(), stride => stride * size), 1];
        return Reinterpreted(
            new Layout(Layout.Offset * size, [.. Layout.Extents, size], strides), ElementType.Byte);
    }

    private NDArray Field(ElementType type, int offset)
    {
        ThrowIfDisposed();
        var size = type.SizeInBytes();
        var refusal = offset < 0 ? "offset is negative"
            : size > itemsize ? "new type is larger than original type"
            : offset > itemsize - size ? "new type plus offset is larger than original type" : null;
        if (refusal is not null)
        {
            throw new ValueError(refusal);
        }

        var bytes = Bytes();
        return bytes.ViewOf(bytes.Layout.Slice(ndim, offset, size));
    }
}
