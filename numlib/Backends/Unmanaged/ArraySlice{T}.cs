using System.Collections;
using System.Runtime.CompilerServices;
using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Typing;
using Cohort.Utilities;

namespace Cohort.Backends.Unmanaged;

/// <summary>
/// Elements one after the other in memory at a fixed address, which the slice keeps alive: an array's own, live both
/// ways, or fresh memory. Indices are not checked.
/// </summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
public readonly unsafe struct ArraySlice<T> : IArraySlice, IMemoryBlock<T>, IEnumerable<T>, IOwnedMemory
    where T : unmanaged
{
    /// <summary>Where the first element is.</summary>
    public readonly T* Address;

    /// <summary>Where the first element is.</summary>
    public readonly void* VoidAddress;

    /// <summary>The number of elements.</summary>
    public readonly long Count;

    /// <summary>Whether the memory holds more elements than these.</summary>
    public readonly bool IsSlice;

    private readonly object? _owner;

    internal ArraySlice(T* address, long count, object? owner, bool isSlice = false)
    {
        Address = address;
        VoidAddress = address;
        (Count, IsSlice, _owner) = (count, isSlice, owner);
    }

    /// <summary>The type of the elements.</summary>
    public static NPTypeCode TypeCode => ElementTypes.Of<T>().Code();

    /// <summary>The size of one element in bytes.</summary>
    public int ItemLength => sizeof(T);

    /// <summary>Whether the memory was given back: by <see cref="DangerousFree"/> or the last release.</summary>
    public bool IsReleased => _owner is MemoryOwner { IsReleased: true };

    /// <summary>Whether nobody has called <see cref="TryAddRef"/> without releasing since.</summary>
    public bool IsUniquelyReferenced => _owner is not MemoryOwner owner || owner.Claims <= 1;

    /// <inheritdoc/>
    public long BytesLength => Count * sizeof(T);

    T* IMemoryBlock<T>.Address => Address;

    void* IMemoryBlock.Address => Address;

    long IMemoryBlock.Count => Count;

    NPTypeCode IMemoryBlock.TypeCode => TypeCode;

    IMemoryBlock IArraySlice.MemoryBlock => this;

    object? IOwnedMemory.Owner => _owner;

    internal object? Owner => _owner;

    /// <summary>One element.</summary>
    public T this[long index]
    {
        get => Address[index];
        set => Address[index] = value;
    }

    object IArraySlice.this[long index]
    {
        get => Address[index];
        set => SetIndex(index, value);
    }

    /// <summary>Fresh memory, all zero.</summary>
    public static ArraySlice<T> Allocate(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var owner = MemoryOwner.Allocate(checked(count * sizeof(T)));
        return new ArraySlice<T>((T*)owner.Address, count, owner);
    }

    /// <summary>Fresh memory; its content is zero either way.</summary>
    public static ArraySlice<T> Allocate(long count, bool fillDefault) => Allocate(count);

    /// <summary>Fresh memory with one value in every element.</summary>
    public static ArraySlice<T> Allocate(long count, T fill)
    {
        var slice = Allocate(count);
        slice.Fill(fill);
        return slice;
    }

    /// <summary>One element.</summary>
    public T GetIndex(long index) => Address[index];

    /// <summary>Replaces one element.</summary>
    public void SetIndex(int index, T value) => Address[index] = value;

    /// <summary>Replaces one element by a converted value.</summary>
    /// <exception cref="TypeError">The value is no number.</exception>
    public void SetIndex(long index, object value) => Address[index] = WideScalars.Convert<T>(value);

    /// <summary>Whether an element equals a value.</summary>
    public bool Contains(T item)
    {
        foreach (ref var element in Span)
        {
            if (EqualityComparer<T>.Default.Equals(element, item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sets every element to a value.</summary>
    public void Fill(T value)
    {
        Span.Fill(value);
        GC.KeepAlive(_owner);
    }

    /// <summary>The elements from a position on; the same memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public ArraySlice<T> Slice(long start) => Slice(start, Count - start);

    /// <summary>Some elements from a position on; the same memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer elements.</exception>
    public ArraySlice<T> Slice(long start, long length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)start, (ulong)Count, nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)length, (ulong)(Count - start), nameof(length));
        return new ArraySlice<T>(Address + start, length, _owner, isSlice: true);
    }

    /// <summary>
    /// Gives back the memory of a slice that was allocated or made of a .NET array; it must not be used any more. The
    /// memory of an array stays with the array.
    /// </summary>
    public void DangerousFree() => (_owner as IDisposable)?.Dispose();

    /// <summary>
    /// Counts one more holder of the memory of a slice that was allocated or made of a .NET array; false when it was
    /// given back. Nobody has to count: memory that can be reached stays.
    /// </summary>
    public bool TryAddRef() => _owner is not MemoryOwner owner || owner.TryClaim();

    /// <summary>Counts one holder less; the memory is given back with the last one, as by
    /// <see cref="DangerousFree"/>.</summary>
    public void Release() => (_owner as MemoryOwner)?.EndClaim(free: true);

    /// <summary>Counts one holder less; the memory is given back when no slice of it can be reached.</summary>
    public void Abandon() => (_owner as MemoryOwner)?.EndClaim(free: false);

    /// <summary>A reference to the first element, for <c>fixed</c>.</summary>
    public ref T GetPinnableReference() => ref *Address;

    /// <summary>Copies the elements to memory that is large enough.</summary>
    public void CopyTo(IntPtr dst) => Span.CopyTo(new UnmanagedSpan<T>((void*)dst, Count));

    /// <summary>Copies some elements to memory that is large enough.</summary>
    public void CopyTo(IntPtr dst, int sourceOffset, int sourceCount) =>
        Slice(sourceOffset, sourceCount).CopyTo(dst);

    /// <summary>Copies the elements to the front of a span.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void CopyTo(Span<T> destination)
    {
        fixed (T* target = destination)
        {
            CopyTo(new UnmanagedSpan<T>(target, destination.Length));
        }
    }

    /// <summary>Copies the elements from a position on to the front of a span.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void CopyTo(Span<T> destination, long sourceOffset) => Slice(sourceOffset).CopyTo(destination);

    /// <summary>Copies some elements to the front of a span.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void CopyTo(Span<T> destination, long sourceOffset, long sourceLength) =>
        Slice(sourceOffset, sourceLength).CopyTo(destination);

    /// <summary>Copies the elements to the front of a span.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void CopyTo(UnmanagedSpan<T> destination)
    {
        Span.CopyTo(destination);
        GC.KeepAlive(_owner);
    }

    /// <summary>Copies the elements from a position on to the front of a span.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void CopyTo(UnmanagedSpan<T> destination, long sourceOffset) => Slice(sourceOffset).CopyTo(destination);

    /// <summary>Copies some elements to the front of a span.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void CopyTo(UnmanagedSpan<T> destination, long sourceOffset, long sourceLength) =>
        Slice(sourceOffset, sourceLength).CopyTo(destination);

    /// <summary>Copies the elements to the front of a span if it is long enough.</summary>
    public bool TryCopyTo(Span<T> destination)
    {
        fixed (T* target = destination)
        {
            return TryCopyTo(new UnmanagedSpan<T>(target, destination.Length));
        }
    }

    /// <summary>Copies the elements to the front of a span if it is long enough.</summary>
    public bool TryCopyTo(UnmanagedSpan<T> destination)
    {
        var copied = Span.TryCopyTo(destination);
        GC.KeepAlive(_owner);
        return copied;
    }

    /// <summary>A copy in memory of its own.</summary>
    public ArraySlice<T> Clone()
    {
        var copy = Allocate(Count);
        CopyTo(copy.Span);
        return copy;
    }

    /// <summary>A .NET array with a copy of the elements.</summary>
    public T[] ToArray()
    {
        var array = Span.ToArray();
        GC.KeepAlive(_owner);
        return array;
    }

    /// <summary>Goes through the elements.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    TOther IArraySlice.GetIndex<TOther>(long index) => ((TOther*)Address)[index];

    object IArraySlice.GetIndex(long index) => Address[index];

    void IArraySlice.SetIndex<TOther>(long index, TOther value) => ((TOther*)Address)[index] = value;

    void IArraySlice.Fill(object value) => Fill(WideScalars.Convert<T>(value));

    IArraySlice IArraySlice.Slice(long start) => Slice(start);

    IArraySlice IArraySlice.Slice(long start, long count) => Slice(start, count);

    UnmanagedSpan<TOther> IArraySlice.AsSpan<TOther>() => new(Address, BytesLength / sizeof(TOther));

    ref TOther IArraySlice.GetPinnableReference<TOther>() => ref Unsafe.AsRef<TOther>(Address);

    void IArraySlice.CopyTo<TOther>(Span<TOther> destination) =>
        ((ArraySlice<TOther>)(object)this).CopyTo(destination);

    void IArraySlice.CopyTo<TOther>(UnmanagedSpan<TOther> destination) =>
        ((ArraySlice<TOther>)(object)this).CopyTo(destination);

    IArraySlice IArraySlice.Clone() => Clone();

    ArraySlice<TOther> IArraySlice.Clone<TOther>() => new NDArray(this).CloneData<TOther>();

    object ICloneable.Clone() => Clone();

    Array IArraySlice.ToArray() => ToArray();

    private UnmanagedSpan<T> Span => new(Address, Count);
}
