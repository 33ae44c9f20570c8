using Cohort.Creation;

namespace Cohort.Backends.Unmanaged;

/// <summary>Makes slices: of fresh memory, of .NET arrays, of memory at an address.</summary>
public static unsafe partial class ArraySlice
{
    /// <summary>Fresh memory, all zero.</summary>
    public static ArraySlice<T> Allocate<T>(long count)
        where T : unmanaged => ArraySlice<T>.Allocate(count);

    /// <summary>Fresh memory; its content is zero either way.</summary>
    public static ArraySlice<T> Allocate<T>(long count, bool fillDefault)
        where T : unmanaged => ArraySlice<T>.Allocate(count);

    /// <summary>Fresh memory with one value in every element.</summary>
    public static ArraySlice<T> Allocate<T>(long count, T fill)
        where T : unmanaged => ArraySlice<T>.Allocate(count, fill);

    /// <summary>Fresh memory, all zero.</summary>
    public static IArraySlice Allocate(NPTypeCode typeCode, int count) => Allocate(typeCode, (long)count);

    /// <inheritdoc cref="Allocate(NPTypeCode, int)"/>
    public static IArraySlice Allocate(NPTypeCode typeCode, long count) =>
        SliceType.Of(DType.From(typeCode).Element).Allocate(count);

    /// <inheritdoc cref="Allocate(NPTypeCode, int)"/>
    public static IArraySlice Allocate(NPTypeCode typeCode, int count, bool fillDefault) => Allocate(typeCode, count);

    /// <inheritdoc cref="Allocate(NPTypeCode, int)"/>
    public static IArraySlice Allocate(NPTypeCode typeCode, long count, bool fillDefault) => Allocate(typeCode, count);

    /// <summary>Fresh memory with one value, converted, in every element.</summary>
    public static IArraySlice Allocate(NPTypeCode typeCode, int count, object fill) =>
        Allocate(typeCode, (long)count, fill);

    /// <inheritdoc cref="Allocate(NPTypeCode, int, object)"/>
    public static IArraySlice Allocate(NPTypeCode typeCode, long count, object fill)
    {
        var slice = Allocate(typeCode, count);
        slice.Fill(fill);
        return slice;
    }

    /// <inheritdoc cref="Allocate(NPTypeCode, int)"/>
    public static IArraySlice Allocate(Type elementType, int count) => Allocate(elementType.GetTypeCode(), count);

    /// <inheritdoc cref="Allocate(NPTypeCode, int)"/>
    public static IArraySlice Allocate(Type elementType, long count) => Allocate(elementType.GetTypeCode(), count);

    /// <inheritdoc cref="Allocate(NPTypeCode, int)"/>
    public static IArraySlice Allocate(Type elementType, int count, bool fillDefault) => Allocate(elementType, count);

    /// <inheritdoc cref="Allocate(NPTypeCode, int)"/>
    public static IArraySlice Allocate(Type elementType, long count, bool fillDefault) => Allocate(elementType, count);

    /// <inheritdoc cref="Allocate(NPTypeCode, int, object)"/>
    public static IArraySlice Allocate(Type elementType, int count, object fill) =>
        Allocate(elementType.GetTypeCode(), count, fill);

    /// <inheritdoc cref="Allocate(NPTypeCode, int, object)"/>
    public static IArraySlice Allocate(Type elementType, long count, object fill) =>
        Allocate(elementType.GetTypeCode(), count, fill);

    /// <summary>The elements of a .NET vector, live both ways, or a copy of them.</summary>
    public static ArraySlice<T> FromArray<T>(T[] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <summary>The elements of a .NET matrix in row-major order, live both ways, or a copy of them.</summary>
    public static ArraySlice<T> FromArray<T>(T[,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <summary>The elements of a rectangular .NET array, live both ways, or a copy of them.</summary>
    /// <exception cref="NotSupportedException">Arrays cannot hold elements of this type.</exception>
    public static IArraySlice FromArray(Array arr, bool copy = false) =>
        SliceType.Of(arr.GetType().GetElementType()!).Over(arr, copy);

    /// <summary>Bytes read as elements of another type, live both ways, or a copy of them.</summary>
    public static ArraySlice<T> FromBuffer<T>(byte[] arr, bool copy = false)
        where T : unmanaged
    {
        var bytes = Over<byte>(arr, copy);
        return new ArraySlice<T>((T*)bytes.Address, bytes.Count / sizeof(T), bytes.Owner);
    }

    /// <summary>The elements of a block of memory, which keeps it alive, or a copy of them.</summary>
    /// <exception cref="NotSupportedException">Arrays cannot hold elements of this type.</exception>
    public static IArraySlice FromMemoryBlock(IMemoryBlock block, bool copy = false)
    {
        ArgumentNullException.ThrowIfNull(block);
        var slice = block as IArraySlice ?? SliceType.Of(DType.From(block.TypeCode).Element).At(block);
        return copy ? slice.Clone() : slice;
    }

    /// <summary>Memory with one element.</summary>
    public static ArraySlice<T> Scalar<T>(T val)
        where T : unmanaged => ArraySlice<T>.Allocate(1, val);

    /// <summary>Memory with one element.</summary>
    public static IArraySlice Scalar(object val) => Allocate(val.GetType(), 1L, val);

    /// <summary>Memory with one element, converted.</summary>
    public static IArraySlice Scalar(object val, NPTypeCode typeCode) => Allocate(typeCode, 1L, val);

    /// <summary>Memory of the program, which has to outlive the slice and the arrays made of it.</summary>
    public static ArraySlice<T> Wrap<T>(T* address, long count)
        where T : unmanaged => new(address, count, null);

    /// <inheritdoc cref="Wrap{T}(T*, long)"/>
    public static ArraySlice<T> Wrap<T>(void* address, long count)
        where T : unmanaged => new((T*)address, count, null);

    internal static ArraySlice<T> Over<T>(Array array, bool copy)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        var owner = MemoryOwner.Pin(array);
        var slice = new ArraySlice<T>((T*)owner.Address, array.LongLength, owner);
        return copy ? slice.Clone() : slice;
    }
}
