using System.Runtime.InteropServices;
using Cohort.Creation;
using Cohort.Runtime.Elements;

namespace Cohort;

/// <content>
/// The content as spans, as memory and as a sequence of elements. A span or memory of the array's own elements makes
/// it shared, as <see cref="Data{T}"/> does; a sequence and copies leave it as it is.
/// </content>
public partial class NDArray
{
    /// <summary>Waits for the elements and copies them in row-major order, converted, to the front of a span.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void CopyTo<T>(Span<T> destination)
        where T : unmanaged
    {
        ThrowIfDisposed();
        if (destination.Length < size)
        {
            throw new ArgumentException(
                $"A span of {destination.Length} elements is too short for {size}.", nameof(destination));
        }

        var typed = _type == ElementTypes.Of<T>() ? this : ArrayFactory.Copy(this, ElementTypes.Of<T>());
        HostContent.Read(typed, ref BytesOf(destination));
    }

    /// <summary>
    /// The elements in row-major order, converted, as LINQ takes them. Whoever goes through them waits for the values,
    /// which are read once, when that begins: what is written to the array meanwhile does not show.
    /// </summary>
    public IEnumerable<T> AsEnumerable<T>()
        where T : unmanaged
    {
        ThrowIfDisposed();
        return new ElementSequence<T>(this);
    }

    /// <summary>
    /// The elements' own memory, live both ways. A span does not keep the array alive: whoever uses it holds on to the
    /// array.
    /// </summary>
    /// <exception cref="ArrayTypeMismatchException">The element type is another.</exception>
    /// <exception cref="InvalidOperationException">The elements are not contiguous, or too many for a span.</exception>
    /// <exception cref="ValueError">The array is read-only.</exception>
    public unsafe Span<T> AsSpan<T>()
        where T : unmanaged
    {
        ThrowIfNotWriteable();
        return new Span<T>(ElementsForSpan<T>(), (int)size);
    }

    /// <summary>As <see cref="AsSpan{T}"/>, for reading; also of arrays that are read-only.</summary>
    /// <exception cref="ArrayTypeMismatchException">The element type is another.</exception>
    /// <exception cref="InvalidOperationException">The elements are not contiguous, or too many for a span.</exception>
    public unsafe ReadOnlySpan<T> AsReadOnlySpan<T>()
        where T : unmanaged => new(ElementsForSpan<T>(), (int)size);

    /// <summary>The elements' own memory, live both ways, which it keeps alive.</summary>
    /// <exception cref="ArrayTypeMismatchException">The element type is another.</exception>
    /// <exception cref="InvalidOperationException">The elements are not contiguous, or too many for a span.</exception>
    /// <exception cref="ValueError">The array is read-only.</exception>
    public unsafe Memory<T> AsMemory<T>()
        where T : unmanaged
    {
        ThrowIfNotWriteable();
        return new ElementMemory<T>(ElementsForSpan<T>(), (int)size, Region).Memory;
    }

    /// <summary>As <see cref="AsMemory{T}"/>, for reading; also of arrays that are read-only.</summary>
    /// <exception cref="ArrayTypeMismatchException">The element type is another.</exception>
    /// <exception cref="InvalidOperationException">The elements are not contiguous, or too many for a span.</exception>
    public unsafe ReadOnlyMemory<T> AsReadOnlyMemory<T>()
        where T : unmanaged => new ElementMemory<T>(ElementsForSpan<T>(), (int)size, Region).Memory;

    private unsafe T* ElementsForSpan<T>()
        where T : unmanaged
    {
        ThrowIfDisposed();
        if (_type != ElementTypes.Of<T>())
        {
            throw new ArrayTypeMismatchException(
                $"A span of {typeof(T).Name} cannot show elements of type {dtype.Name}; convert the array with astype, "
                + "or copy it with CopyTo.");
        }

        if (!Layout.IsContiguous)
        {
            throw new InvalidOperationException(
                "A span cannot show elements that are not contiguous; np.ascontiguousarray and CopyTo copy them.");
        }

        return size <= int.MaxValue ? (T*)Address() + Layout.Offset : throw new InvalidOperationException(
            $"A span cannot show {size:N0} elements; take slices of the array, or Unsafe.AsSpan.");
    }

    private static ref byte BytesOf<T>(Span<T> span)
        where T : unmanaged => ref System.Runtime.CompilerServices.Unsafe.As<T, byte>(
            ref MemoryMarshal.GetReference(span));
}
