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

    private UnmanagedSpan(ref T first, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _first = ref first;
        Length = length;
    }

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
    public ref struct Enumerator
    {
        private readonly UnmanagedSpan<T> _span;
        private long _index = -1;

        internal Enumerator(UnmanagedSpan<T> span) => _span = span;

        /// <summary>The present element.</summary>
        public readonly ref T Current => ref _span[_index];

        /// <summary>Goes to the next element, if there is one.</summary>
        public bool MoveNext() => ++_index < _span.Length;
    }
}
