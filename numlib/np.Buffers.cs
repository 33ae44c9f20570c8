using Cohort.Creation;

namespace Cohort;

/// <content>
/// Arrays over memory that the program owns, live both ways. Each operation on such an array runs before its call
/// returns.
/// </content>
public static unsafe partial class np
{
    /// <summary>A vector over bytes, live both ways.</summary>
    /// <param name="buffer">The memory.</param>
    /// <param name="dtype">The element type; float64 by default.</param>
    /// <param name="count">The number of elements; -1 for as many as there are.</param>
    /// <param name="offset">Where to begin, in bytes.</param>
    /// <exception cref="ValueError">The offset or the count does not fit the memory.</exception>
    public static NDArray frombuffer(byte[] buffer, Type? dtype = null, long count = -1, long offset = 0) =>
        frombuffer<byte>(buffer, dtype, count, offset);

    /// <inheritdoc cref="frombuffer(byte[], Type, long, long)"/>
    public static NDArray frombuffer(byte[] buffer, NPTypeCode dtype, long count = -1, long offset = 0) =>
        frombuffer<byte>(buffer, dtype.AsType(), count, offset);

    /// <inheritdoc cref="frombuffer(byte[], Type, long, long)"/>
    public static NDArray frombuffer(byte[] buffer, string dtype, long count = -1, long offset = 0) =>
        frombuffer<byte>(buffer, DType.From(dtype).type, count, offset);

    /// <inheritdoc cref="frombuffer(byte[], Type, long, long)"/>
    public static NDArray frombuffer<TSource>(TSource[] array, NPTypeCode dtype, long count = -1, long offset = 0)
        where TSource : unmanaged => frombuffer(array, dtype.AsType(), count, offset);

    /// <inheritdoc cref="frombuffer(byte[], Type, long, long)"/>
    public static NDArray frombuffer<TSource>(TSource[] array, Type? dtype = null, long count = -1, long offset = 0)
        where TSource : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        return Over(() => MemoryOwner.Pin(array), array.LongLength * sizeof(TSource), dtype, count, offset);
    }

    /// <inheritdoc cref="frombuffer(byte[], Type, long, long)"/>
    public static NDArray frombuffer(ArraySegment<byte> segment, Type? dtype = null, long count = -1) =>
        frombuffer(segment.AsMemory(), dtype, count);

    /// <inheritdoc cref="frombuffer(byte[], Type, long, long)"/>
    public static NDArray frombuffer(ArraySegment<byte> segment, NPTypeCode dtype, long count = -1) =>
        frombuffer(segment.AsMemory(), dtype.AsType(), count);

    /// <inheritdoc cref="frombuffer(byte[], Type, long, long)"/>
    public static NDArray frombuffer(Memory<byte> memory, Type? dtype = null, long count = -1, long offset = 0) =>
        Over(() => MemoryOwner.Pin<byte>(memory), memory.Length, dtype, count, offset);

    /// <inheritdoc cref="frombuffer(byte[], Type, long, long)"/>
    public static NDArray frombuffer(Memory<byte> memory, NPTypeCode dtype, long count = -1, long offset = 0) =>
        frombuffer(memory, dtype.AsType(), count, offset);

    /// <summary>A vector with a copy of a part of memory.</summary>
    /// <exception cref="ValueError">The offset or the count does not fit the memory.</exception>
    public static NDArray frombuffer(ReadOnlySpan<byte> buffer, Type? dtype = null, long count = -1, long offset = 0) =>
        frombuffer<byte>(buffer.ToArray(), dtype, count, offset);

    /// <inheritdoc cref="frombuffer(ReadOnlySpan{byte}, Type, long, long)"/>
    public static NDArray frombuffer(ReadOnlySpan<byte> buffer, NPTypeCode dtype, long count = -1, long offset = 0) =>
        frombuffer<byte>(buffer.ToArray(), dtype.AsType(), count, offset);

    /// <summary>A vector over memory at an address, live both ways.</summary>
    /// <param name="address">The memory. It has to stay until <paramref name="dispose"/> is called, without which the
    /// program itself knows how long the array and its views are used.</param>
    /// <param name="byteLength">The size of the memory.</param>
    /// <param name="dtype">The element type; float64 by default.</param>
    /// <param name="count">The number of elements; -1 for as many as there are.</param>
    /// <param name="offset">Where to begin, in bytes.</param>
    /// <param name="dispose">Called once, when the memory is no longer used: by the array's Dispose when it has no
    /// views, else by the garbage collector's finalizer thread after the last of them.</param>
    /// <exception cref="ArgumentNullException">The address is null.</exception>
    /// <exception cref="ValueError">The offset or the count does not fit the memory; <paramref name="dispose"/> is not
    /// called then.</exception>
    public static NDArray frombuffer(
        void* address, long byteLength, Type? dtype = null, long count = -1, long offset = 0, Action? dispose = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        var place = (nint)address;
        return Over(() => new MemoryOwner((void*)place, dispose), byteLength, dtype, count, offset);
    }

    /// <inheritdoc cref="frombuffer(void*, long, Type, long, long, Action)"/>
    public static NDArray frombuffer(
        void* address, long byteLength, NPTypeCode dtype, long count = -1, long offset = 0, Action? dispose = null) =>
        frombuffer(address, byteLength, dtype.AsType(), count, offset, dispose);

    /// <inheritdoc cref="frombuffer(void*, long, Type, long, long, Action)"/>
    public static NDArray frombuffer(
        IntPtr address, long byteLength, Type? dtype = null, long count = -1, long offset = 0,
        Action? dispose = null) =>
        frombuffer((void*)address, byteLength, dtype, count, offset, dispose);

    /// <inheritdoc cref="frombuffer(void*, long, Type, long, long, Action)"/>
    public static NDArray frombuffer(
        IntPtr address, long byteLength, NPTypeCode dtype, long count = -1, long offset = 0, Action? dispose = null) =>
        frombuffer((void*)address, byteLength, dtype.AsType(), count, offset, dispose);

    private static NDArray Over(Func<MemoryOwner> memory, long bytes, Type? dtype, long count, long offset) =>
        ClrArrays.Over(Session.Current, memory, bytes, DType.From(dtype ?? typeof(double)).Element, count, offset);
}
