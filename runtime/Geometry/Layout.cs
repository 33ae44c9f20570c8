namespace Cohort.Runtime.Geometry;

/// <summary>
/// A strided arrangement of elements in a region's row-major linear order: an offset, and an extent and a signed
/// stride per axis, all counted in elements. Immutable, so views and arrays share it.
/// </summary>
public sealed partial class Layout : IEquatable<Layout>
{
    private static readonly Layout[] SmallVectors = [.. Enumerable.Range(0, 65).Select(n => Create([n]))];

    private readonly long[] _extents;
    private readonly long[] _strides;

    /// <summary>Creates a layout; the arrays are owned by it from then on.</summary>
    public Layout(long offset, long[] extents, long[] strides)
    {
        if (extents.Length != strides.Length)
        {
            throw new InvariantException($"{extents.Length} extents but {strides.Length} strides");
        }

        Offset = offset;
        _extents = extents;
        _strides = strides;
        Count = Product(extents);
        IsContiguous = HasRowMajorStrides(extents, strides);
    }

    /// <summary>The zero-dimensional layout at offset 0.</summary>
    public static Layout Scalar { get; } = new(0, [], []);

    /// <summary>The linear position of the element whose indices are all zero.</summary>
    public long Offset { get; }

    /// <summary>The number of axes.</summary>
    public int Rank => _extents.Length;

    /// <summary>The number of elements: the product of the extents, 1 for rank 0.</summary>
    public long Count { get; }

    /// <summary>Whether the elements follow each other in row-major order (at any offset).</summary>
    public bool IsContiguous { get; }

    /// <summary>The number of indices along each axis.</summary>
    public ReadOnlySpan<long> Extents => _extents;

    /// <summary>
    /// The distance in elements between neighbours along each axis; negative when reversed, 0 when broadcast.
    /// </summary>
    public ReadOnlySpan<long> Strides => _strides;

    /// <summary>
    /// Whether the layout is the whole of a region with <paramref name="regionLength"/> elements, in order.
    /// </summary>
    public bool IsWhole(long regionLength) => IsContiguous && Offset == 0 && Count == regionLength;

    /// <summary>The row-major layout of the given extents.</summary>
    public static Layout Contiguous(ReadOnlySpan<long> extents, long offset = 0)
    {
        if (offset == 0)
        {
            if (extents.Length == 0)
            {
                return Scalar;
            }

            if (extents.Length == 1 && extents[0] < SmallVectors.Length)
            {
                return SmallVectors[extents[0]];
            }
        }

        return Create(extents, offset);
    }

    /// <summary>Row-major strides in elements for the given extents.</summary>
    public static long[] RowMajorStrides(ReadOnlySpan<long> extents)
    {
        var strides = new long[extents.Length];
        var step = 1L;
        for (var axis = extents.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = step;
            step *= Math.Max(extents[axis], 1);
        }

        return strides;
    }

    /// <summary>The product of extents: the number of elements.</summary>
    /// <exception cref="OutOfDeviceMemoryException">There are more elements than can be counted.</exception>
    public static long Product(ReadOnlySpan<long> extents)
    {
        var count = 1L;
        foreach (var extent in extents)
        {
            if (Math.BigMul(count, extent, out var low) != low >> 63)
            {
                throw new OutOfDeviceMemoryException(
                    $"An array of shape ({string.Join(", ", extents.ToArray())}) has too many elements to count.");
            }

            count = low;
        }

        return count;
    }

    /// <summary>The smallest and largest linear position that the layout touches; (0, -1) when it is empty.</summary>
    public (long Low, long High) Hull()
    {
        if (Count == 0)
        {
            return (0, -1);
        }

        long low = Offset, high = Offset;
        for (var axis = 0; axis < _extents.Length; axis++)
        {
            var reach = (_extents[axis] - 1) * _strides[axis];
            if (reach < 0)
            {
                low += reach;
            }
            else
            {
                high += reach;
            }
        }

        return (low, high);
    }

    /// <summary>Whether the extents are the same, whatever the strides.</summary>
    public bool HasExtents(ReadOnlySpan<long> extents) => extents.SequenceEqual(_extents);

    /// <inheritdoc/>
    public bool Equals(Layout? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Offset == other.Offset && Extents.SequenceEqual(other._extents)
            && Strides.SequenceEqual(other._strides));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Layout);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Offset);
        foreach (var extent in _extents)
        {
            hash.Add(extent);
        }

        foreach (var stride in _strides)
        {
            hash.Add(stride);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"({string.Join(", ", _extents)}) by ({string.Join(", ", _strides)}) at {Offset}";

    private static Layout Create(ReadOnlySpan<long> extents, long offset = 0) =>
        new(offset, extents.ToArray(), RowMajorStrides(extents));

    private static bool HasRowMajorStrides(long[] extents, long[] strides)
    {
        var step = 1L;
        for (var axis = extents.Length - 1; axis >= 0; axis--)
        {
            if (extents[axis] != 1 && strides[axis] != step)
            {
                return Array.IndexOf(extents, 0L) >= 0;
            }

            step *= extents[axis];
        }

        return true;
    }
}
