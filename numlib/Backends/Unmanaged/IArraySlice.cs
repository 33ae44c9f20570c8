using System.Collections;
using Cohort.Utilities;

namespace Cohort.Backends.Unmanaged;

/// <summary>
/// Elements one after the other in memory at a fixed address, which the slice keeps alive. Indices are not checked.
/// </summary>
public interface IArraySlice : IMemoryBlock, ICloneable, IEnumerable
{
    /// <summary>The memory.</summary>
    IMemoryBlock MemoryBlock { get; }

    /// <summary>Whether the memory was given back: by <see cref="DangerousFree"/> or the last release.</summary>
    bool IsReleased { get; }

    /// <summary>Whether nobody has called <see cref="TryAddRef"/> without releasing since.</summary>
    bool IsUniquelyReferenced { get; }

    /// <summary>One element, boxed; set, it is converted.</summary>
    object this[long index] { get; set; }

    /// <summary>One element, read as <typeparamref name="T"/>.</summary>
    T GetIndex<T>(long index)
        where T : unmanaged;

    /// <summary>One element, boxed.</summary>
    object GetIndex(long index);

    /// <summary>Replaces one element, written as <typeparamref name="T"/>.</summary>
    void SetIndex<T>(long index, T value)
        where T : unmanaged;

    /// <summary>Replaces one element by a converted value.</summary>
    void SetIndex(long index, object value);

    /// <summary>Sets every element to a converted value.</summary>
    void Fill(object value);

    /// <summary>The elements from a position on; the same memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    IArraySlice Slice(long start);

    /// <summary>Some elements from a position on; the same memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer elements.</exception>
    IArraySlice Slice(long start, long count);

    /// <summary>The memory as elements of <typeparamref name="T"/>.</summary>
    UnmanagedSpan<T> AsSpan<T>()
        where T : unmanaged;

    /// <summary>A reference to the first element, read as <typeparamref name="T"/>.</summary>
    ref T GetPinnableReference<T>()
        where T : unmanaged;

    /// <summary>Copies the elements to the front of a span of the same type.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    void CopyTo<T>(Span<T> destination)
        where T : unmanaged;

    /// <summary>Copies the elements to the front of a span of the same type.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    void CopyTo<T>(UnmanagedSpan<T> destination)
        where T : unmanaged;

    /// <summary>
    /// Gives back the memory of a slice that was allocated or made of a .NET array; it must not be used any more. The
    /// memory of an array stays with the array.
    /// </summary>
    void DangerousFree();

    /// <summary>
    /// Counts one more holder of memory that was allocated or is a .NET array; false when it was given back. Nobody has
    /// to count: memory that can be reached stays.
    /// </summary>
    bool TryAddRef();

    /// <summary>Counts one holder less; the memory is given back with the last one.</summary>
    void Release();

    /// <summary>Counts one holder less; the memory is given back when no slice of it can be reached.</summary>
    void Abandon();

    /// <summary>A copy in memory of its own.</summary>
    new IArraySlice Clone();

    /// <summary>A copy in memory of its own, converted.</summary>
    ArraySlice<T> Clone<T>()
        where T : unmanaged;

    /// <summary>A .NET array with a copy of the elements.</summary>
    Array ToArray();
}
