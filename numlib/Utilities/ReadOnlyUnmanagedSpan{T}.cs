using System.Collections;

namespace Cohort.Utilities;

/// <summary>A span to be read only, whose length may pass that of a .NET span.</summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
public readonly unsafe ref struct ReadOnlyUnmanagedSpan<T>
    where T : unmanaged
{
    private readonly UnmanagedSpan<T> _span;

    /// <summary>The elements of a .NET array.</summary>
    public ReadOnlyUnmanagedSpan(T[] array) => _span = new(array);

    /// <summary>Some elements of a .NET array.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer elements.</exception>
    public ReadOnlyUnmanagedSpan(T[] array, int start, int length) => _span = new(array, start, length);

    /// <summary>Some elements at an address.</summary>
    public ReadOnlyUnmanagedSpan(void* pointer, long length) => _span = new(pointer, length);

    /// <summary>One element.</summary>
    public ReadOnlyUnmanagedSpan(ref T reference) => _span = new(ref reference);

    internal ReadOnlyUnmanagedSpan(UnmanagedSpan<T> span) => _span = span;

    /// <summary>A span without elements.</summary>
    public static ReadOnlyUnmanagedSpan<T> Empty => default;

    /// <summary>The number of elements.</summary>
    public long Length => _span.Length;

    /// <summary>Whether there are no elements.</summary>
    public bool IsEmpty => _span.IsEmpty;

    /// <summary>One element.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public ref readonly T this[long index] => ref _span[index];

    /// <summary>The elements of a .NET array.</summary>
    public static implicit operator ReadOnlyUnmanagedSpan<T>(T[] array) => new(array);

    /// <summary>Some elements of a .NET array.</summary>
    public static implicit operator ReadOnlyUnmanagedSpan<T>(ArraySegment<T> segment) =>
        new((UnmanagedSpan<T>)segment);

    /// <summary>The same memory, and as many elements.</summary>
    public static bool operator ==(ReadOnlyUnmanagedSpan<T> left, ReadOnlyUnmanagedSpan<T> right) =>
        left._span == right._span;

    /// <summary>Other memory, or another number of elements.</summary>
    public static bool operator !=(ReadOnlyUnmanagedSpan<T> left, ReadOnlyUnmanagedSpan<T> right) =>
        left._span != right._span;

    /// <summary>Spans cannot be boxed, so nothing equals one.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override bool Equals(object? obj) => throw new NotSupportedException("Compare spans with ==.");

    /// <summary>Spans have no hash.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override int GetHashCode() => throw new NotSupportedException("A span has no hash.");

    /// <summary>The type and the number of elements; of characters, the text.</summary>
    public override string ToString() => typeof(T) == typeof(char)
        ? _span.ToString()
        : $"ReadOnlyUnmanagedSpan<{typeof(T).Name}>[{Length}]";

    /// <summary>A reference to the first element, for <c>fixed</c>.</summary>
    public ref readonly T GetPinnableReference() => ref _span.GetPinnableReference();

    /// <summary>The elements from a position on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public ReadOnlyUnmanagedSpan<T> Slice(long start) => new(_span.Slice(start));

    /// <summary>Some elements from a position on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer elements.</exception>
    public ReadOnlyUnmanagedSpan<T> Slice(long start, long length) => new(_span.Slice(start, length));

    /// <summary>Copies the elements, which may overlap, to the front of another span.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void CopyTo(UnmanagedSpan<T> destination) => _span.CopyTo(destination);

    /// <summary>Copies the elements to the front of another span if it is long enough.</summary>
    public bool TryCopyTo(UnmanagedSpan<T> destination) => _span.TryCopyTo(destination);

    /// <summary>A .NET array with a copy of the elements.</summary>
    public T[] ToArray() => _span.ToArray();

    /// <summary>Goes through the elements.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the elements of a span.</summary>
    public ref struct Enumerator : IEnumerator<T>
    {
        private readonly ReadOnlyUnmanagedSpan<T> _span;
        private long _index = -1;

        internal Enumerator(ReadOnlyUnmanagedSpan<T> span) => _span = span;

        /// <summary>The present element.</summary>
        public readonly ref readonly T Current => ref _span[_index];

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
