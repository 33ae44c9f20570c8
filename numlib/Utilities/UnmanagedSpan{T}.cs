using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cohort.Utilities;

/// <summary>A span whose length may pass that of a .NET span. Like one, it does not keep its memory alive.</summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
public readonly unsafe ref struct UnmanagedSpan<T>
    where T : unmanaged
{
    private readonly ref T _first;

    /// <summary>The elements of a .NET array.</summary>
    public UnmanagedSpan(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        _first = ref MemoryMarshal.GetArrayDataReference(array);
        Length = array.LongLength;
    }

    /// <summary>Some elements at an address.</summary>
    public UnmanagedSpan(void* pointer, long length)
        : this(ref Unsafe.AsRef<T>(pointer), length)
    {
    }

    /// <summary>Some elements of a .NET array.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer elements.</exception>
    public UnmanagedSpan(T[] array, int start, int length)
        : this(ref MemoryMarshal.GetReference(array.AsSpan(start, length)), length)
    {
    }

    /// <summary>One element.</summary>
    public UnmanagedSpan(ref T reference)
        : this(ref reference, 1)
    {
    }

    internal UnmanagedSpan(ref T first, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _first = ref first;
        Length = length;
    }

    /// <summary>A span without elements.</summary>
    public static UnmanagedSpan<T> Empty => default;

    /// <summary>The number of elements.</summary>
    public long Length { get; }

    /// <summary>Whether there are no elements.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>One element.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public ref T this[long index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)index, (ulong)Length, nameof(index));
            return ref Unsafe.Add(ref _first, (nint)index);
        }
    }

    /// <summary>The elements of a .NET array.</summary>
    public static implicit operator UnmanagedSpan<T>(T[] array) => new(array);

    /// <summary>Some elements of a .NET array.</summary>
    public static implicit operator UnmanagedSpan<T>(ArraySegment<T> segment) =>
        segment.Array is { } array ? new(array, segment.Offset, segment.Count) : default;

    /// <summary>The same elements, to be read only.</summary>
    public static implicit operator ReadOnlyUnmanagedSpan<T>(UnmanagedSpan<T> span) => new(span);

    /// <summary>The same memory, and as many elements.</summary>
    public static bool operator ==(UnmanagedSpan<T> left, UnmanagedSpan<T> right) =>
        left.Length == right.Length && Unsafe.AreSame(ref left._first, ref right._first);

    /// <summary>Other memory, or another number of elements.</summary>
    public static bool operator !=(UnmanagedSpan<T> left, UnmanagedSpan<T> right) => !(left == right);

    /// <summary>Spans cannot be boxed, so nothing equals one.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override bool Equals(object? obj) => throw new NotSupportedException("Compare spans with ==.");

    /// <summary>Spans have no hash.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override int GetHashCode() => throw new NotSupportedException("A span has no hash.");

    /// <summary>The type and the number of elements; of characters, the text.</summary>
    public override string ToString() => typeof(T) == typeof(char)
        ? string.Concat(ToArray())
        : $"UnmanagedSpan<{typeof(T).Name}>[{Length}]";

    /// <summary>A reference to the first element, for <c>fixed</c>.</summary>
    public ref T GetPinnableReference() => ref _first;

    /// <summary>The elements from a position on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public UnmanagedSpan<T> Slice(long start) => Slice(start, Length - start);

    /// <summary>Some elements from a position on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer elements.</exception>
    public UnmanagedSpan<T> Slice(long start, long length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)start, (ulong)Length, nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)length, (ulong)(Length - start), nameof(length));
        return new UnmanagedSpan<T>(ref Unsafe.Add(ref _first, (nint)start), length);
    }

    /// <summary>Sets every element to a value.</summary>
    public void Fill(T value)
    {
        for (var at = 0L; at < Length; at += int.MaxValue)
        {
            Part(at).Fill(value);
        }
    }

    /// <summary>Sets every element to its type's zero.</summary>
    public void Clear() => Fill(default);

    /// <summary>Copies the elements, which may overlap, to the front of another span.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void CopyTo(UnmanagedSpan<T> destination)
    {
        if (!TryCopyTo(destination))
        {
            throw new ArgumentException("Destination is too short.", nameof(destination));
        }
    }

    /// <summary>Copies the elements to the front of another span if it is long enough.</summary>
    public bool TryCopyTo(UnmanagedSpan<T> destination)
    {
        if (Length > destination.Length)
        {
            return false;
        }

        fixed (T* source = this, target = destination)
        {
            Buffer.MemoryCopy(source, target, destination.Length * sizeof(T), Length * sizeof(T));
        }

        return true;
    }

    /// <summary>A .NET array with a copy of the elements.</summary>
    public T[] ToArray()
    {
        var array = new T[Length];
        CopyTo(array);
        return array;
    }

    /// <summary>Goes through the elements.</summary>
    public Enumerator GetEnumerator() => new(this);

    private Span<T> Part(long at) => MemoryMarshal.CreateSpan(
        ref Unsafe.Add(ref _first, (nint)at), (int)Math.Min(Length - at, int.MaxValue));

    /// <summary>Goes through the elements of a span.</summary>
    public ref struct Enumerator : IEnumerator<T>
    {
        private readonly UnmanagedSpan<T> _span;
        private long _index = -1;

        internal Enumerator(UnmanagedSpan<T> span) => _span = span;

        /// <summary>The present element.</summary>
        public readonly ref T Current => ref _span[_index];

        readonly T IEnumerator<T>.Current => Current;

        readonly object IEnumerator.Current => Current;

        /// <summary>Goes to the next element, if there is one.</summary>
        public bool MoveNext() => ++_index < _span.Length;

        void IEnumerator.Reset() => _index = -1;

        readonly void IDisposable.Dispose()
        {
            // Nothing is held.
        }
    }
}
