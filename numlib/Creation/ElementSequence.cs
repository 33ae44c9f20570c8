using System.Collections;

namespace Cohort.Creation;

/// <summary>
/// An array's elements in row-major order, converted. A collection, so that LINQ asks for their number and copies them
/// at once.
/// </summary>
internal sealed class ElementSequence<T>(NDArray array) : ICollection<T>, IReadOnlyCollection<T>
    where T : unmanaged
{
    /// <inheritdoc cref="ICollection{T}.Count"/>
    public int Count => checked((int)array.size);

    /// <inheritdoc/>
    public bool IsReadOnly => true;

    /// <inheritdoc/>
    public bool Contains(T item) => Array.IndexOf(HostContent.Read<T>(array), item) >= 0;

    /// <inheritdoc/>
    public void CopyTo(T[] array, int arrayIndex) => Elements.CopyTo(array.AsSpan(arrayIndex));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)HostContent.Read<T>(array)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<T>.Add(T item) => throw Fixed();

    void ICollection<T>.Clear() => throw Fixed();

    bool ICollection<T>.Remove(T item) => throw Fixed();

    private NDArray Elements => array;

    private static NotSupportedException Fixed() => new("The elements of an array are fixed in number.");
}
