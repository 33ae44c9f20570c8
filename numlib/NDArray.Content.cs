using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cohort.Creation;
using Cohort.Generic;
using Cohort.Indexing;
using Cohort.Printing;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort;

/// <content>The content as .NET values and as text. Everything here waits for the values.</content>
public partial class NDArray : IEnumerable
{
    /// <summary>Creates an array with a copy of values, in a shape and order.</summary>
    /// <exception cref="IncorrectShapeException">The number of values does not fit the shape.</exception>
    public NDArray(Array values, Shape shape = default, char order = 'C')
        : this(Initial(values, shape, order))
    {
    }

    /// <summary>Creates an array of zeros.</summary>
    public NDArray(Type dtype, Shape shape)
        : this(np.zeros(shape, dtype))
    {
    }

    /// <summary>Creates an array of zeros in an order.</summary>
    public NDArray(Type dtype, Shape shape, char order)
        : this(np.zeros(shape, order, dtype))
    {
    }

    /// <summary>Creates an array; its content is zero either way.</summary>
    public NDArray(Type dtype, Shape shape, bool fillZeros)
        : this(dtype, shape)
    {
    }

    /// <summary>Creates an array of zeros.</summary>
    public NDArray(NPTypeCode dtype, Shape shape)
        : this(np.zeros(shape, dtype))
    {
    }

    /// <summary>Creates an array; its content is zero either way.</summary>
    public NDArray(NPTypeCode dtype, Shape shape, bool fillZeros)
        : this(dtype, shape)
    {
    }

    /// <summary>Creates an array without elements.</summary>
    public NDArray(Type dtype)
        : this(dtype, new Shape(0L))
    {
    }

    /// <summary>Creates an array without elements.</summary>
    public NDArray(NPTypeCode typeCode)
        : this(typeCode, new Shape(0L))
    {
    }

    /// <summary>Creates a vector of zeros.</summary>
    public NDArray(Type dtype, int size)
        : this(dtype, new Shape((long)size))
    {
    }

    /// <summary>Creates a vector of zeros.</summary>
    public NDArray(Type dtype, long size)
        : this(dtype, new Shape(size))
    {
    }

    /// <summary>Creates a vector of zeros.</summary>
    public NDArray(NPTypeCode dtype, int size)
        : this(dtype, new Shape((long)size))
    {
    }

    /// <summary>Creates a vector of zeros.</summary>
    public NDArray(NPTypeCode dtype, long size)
        : this(dtype, new Shape(size))
    {
    }

    /// <summary>Creates a vector; its content is zero either way.</summary>
    public NDArray(Type dtype, int size, bool fillZeros)
        : this(dtype, new Shape((long)size))
    {
    }

    /// <summary>Creates a vector; its content is zero either way.</summary>
    public NDArray(Type dtype, long size, bool fillZeros)
        : this(dtype, new Shape(size))
    {
    }

    /// <summary>Creates a vector; its content is zero either way.</summary>
    public NDArray(NPTypeCode dtype, int size, bool fillZeros)
        : this(dtype, new Shape((long)size))
    {
    }

    /// <summary>Creates a vector; its content is zero either way.</summary>
    public NDArray(NPTypeCode dtype, long size, bool fillZeros)
        : this(dtype, new Shape(size))
    {
    }

    // The fresh handle no longer owns what this one does: a scope that disposes of both must not free it twice.
    private NDArray(NDArray fresh)
        : this(fresh.Session, fresh.Region, fresh.Layout, fresh._type)
    {
        fresh._viewed = true;
    }

    /// <summary>A zero-dimensional array.</summary>
    public static NDArray Scalar(object value) => ArrayFactory.Scalar(Session.Current, value);

    /// <summary>A zero-dimensional array of a type.</summary>
    public static NDArray Scalar(object value, NPTypeCode typeCode) => Scalar(value).astype(typeCode, copy: false);

    /// <summary>A zero-dimensional array of a type.</summary>
    public static NDArray Scalar(object value, Type dtype) => Scalar(value).astype(dtype, copy: false);

    /// <summary>A zero-dimensional array of a type.</summary>
    public static NDArray Scalar<T>(object value)
        where T : unmanaged => Scalar(value, typeof(T));

    /// <summary>A zero-dimensional array.</summary>
    public static NDArray Scalar<T>(T value)
        where T : unmanaged => np.array(value);

    /// <summary>A copy of a .NET array of any rank, or an array that shares its memory.</summary>
    public static NDArray FromMultiDimArray<T>(Array ndarray, bool copy = true)
        where T : unmanaged => np.array(ndarray, typeof(T), copy: copy);

    /// <summary>The characters of a text.</summary>
    public static NDArray FromString(string str) => np.array(str);

    /// <summary>The text of an array of characters.</summary>
    /// <exception cref="IncorrectTypeException">The elements are not characters.</exception>
    public static string AsString(NDArray arr) => np.Given(arr)._type == ElementType.Char
        ? new string(HostContent.Read<char>(arr))
        : throw new IncorrectTypeException($"Only arrays of characters are text, not of {arr._type.Name()}.");

    /// <summary>The texts that <see cref="np.array(string[])"/> stored.</summary>
    public static string[] AsStringArray(NDArray arr) => CharacterArrays.Decode(AsString(arr));

    /// <summary>A copy of the elements in row-major order, converted to the type asked for.</summary>
    public T[] ToArray<T>()
        where T : unmanaged => HostContent.Read<T>(
            _type == ElementTypes.Of<T>() ? this : ArrayFactory.Copy(this, ElementTypes.Of<T>()));

    /// <summary>A rectangular .NET array of the array's shape with a copy of the elements, converted.</summary>
    public Array ToMuliDimArray<T>()
        where T : unmanaged => ClrArrays.Rectangular(this, typeof(T));

    /// <summary>Arrays of arrays with a copy of the elements, converted.</summary>
    public Array ToJaggedArray<T>()
        where T : unmanaged => ClrArrays.JaggedOf<T>(this);

    /// <summary>Copies the elements in row-major order, converted, to the front of a .NET array.</summary>
    /// <exception cref="ArgumentException">The array is too short.</exception>
    public void CopyTo<T>(T[] array)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.Length < size)
        {
            throw new ArgumentException($"An array of {array.Length} elements is too short for {size}.", nameof(array));
        }

        CopyTo(array.AsSpan());
    }

    /// <summary>
    /// Copies the elements' bytes in row-major order to memory of at least <see cref="nbytes"/> bytes.
    /// </summary>
    public unsafe void CopyTo(IntPtr ptr) => CopyTo((void*)ptr);

    /// <inheritdoc cref="CopyTo(IntPtr)"/>
    public unsafe void CopyTo(void* address) => HostContent.Read(this, ref *(byte*)address);

    /// <inheritdoc cref="CopyTo(IntPtr)"/>
    public unsafe void CopyTo<T>(T* address)
        where T : unmanaged => CopyTo((void*)address);

    /// <summary>The elements' bytes in row-major ('C') or column-major ('F') order.</summary>
    public byte[] tobytes(char order = 'C')
    {
        var source = Orders.Resolve(order, Layout) == 'F' ? T : this;
        var bytes = HostContent.Buffer<byte>(nbytes, nameof(tobytes));
        HostContent.Read(source, ref MemoryMarshal.GetArrayDataReference(bytes));
        return bytes;
    }

    /// <summary>The elements as nested lists of boxed values; of a zero-dimensional array, the value.</summary>
    public object tolist()
    {
        if (ndim == 0)
        {
            return item();
        }

        var items = new List<object>();
        for (var i = 0L; i < Layout.Extents[0]; i++)
        {
            items.Add(ViewOf(Layout.Pick(0, i)).tolist());
        }

        return items;
    }

    /// <summary>The elements of a vector, boxed, or the sub-arrays along the first axis.</summary>
    public IEnumerator GetEnumerator()
    {
        if (ndim == 0)
        {
            throw new TypeError("iteration over a 0-d array");
        }

        for (var i = 0L; i < Layout.Extents[0]; i++)
        {
            yield return ndim == 1 ? ReadBoxed(ElementPositions.Of(Layout, [i])) : this[i];
        }
    }

    /// <summary>The sub-arrays along an axis; views.</summary>
    public NDArray[] GetNDArrays(int axis = 0) => np.unstack(this, axis);

    /// <summary>Sets every element to a value.</summary>
    public void fill(object value) => ArrayFactory.Store(this, ArrayFactory.AsOperand(value));

    /// <summary>Replaces the shape and elements of this handle by those of another array.</summary>
    public void ReplaceData(NDArray nd) => Become(nd);

    /// <summary>Replaces the shape and elements of this handle by those of a .NET array.</summary>
    public void ReplaceData(Array values) => Become(np.array(values));

    /// <summary>Replaces the shape and elements of this handle by those of a .NET array, converted.</summary>
    public void ReplaceData(Array values, Type dtype) => Become(np.array(values, dtype));

    /// <inheritdoc cref="ReplaceData(Array, Type)"/>
    public void ReplaceData(Array values, NPTypeCode typeCode) => ReplaceData(values, typeCode.AsType());

    /// <summary>Whether an element equals a value.</summary>
    public bool Contains(object value) => np.any(this == value);

    /// <summary>The text that NumPy's str gives.</summary>
    public override string ToString() => ArrayPrinter.Str(this, PrintSettings.Current);

    /// <summary>The text that NumPy's repr gives, or with <paramref name="flat"/> false, str.</summary>
    public string ToString(bool flat) => flat ? np.array_repr(this) : ToString();

    internal Array ToClrArray() => ClrArrays.Rectangular(this);

    private static NDArray Initial(Array values, Shape shape, char order)
    {
        var array = np.array(values);
        return shape.IsEmpty ? np.asarray(array, (Type?)null, order) : array.ravel().reshape(shape, order);
    }
}
