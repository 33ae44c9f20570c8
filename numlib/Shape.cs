using Cohort.Creation;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort;

/// <summary>
/// The extents of an array along its axes, with strides and offset in elements. <c>default</c> is no shape at all
/// (<see cref="IsEmpty"/>); the shape of a zero-dimensional array is <see cref="Scalar"/>.
/// </summary>
public readonly partial struct Shape : ICloneable, IEquatable<Shape>
{
    private readonly Layout? _layout;
    private readonly long[]? _request;
    private readonly ArrayFlags _cleared;
    private readonly long _bufferSize;

    /// <summary>Creates the shape of a zero-dimensional array.</summary>
    public Shape()
        : this(Layout.Scalar)
    {
    }

    /// <summary>Copies a shape.</summary>
    public Shape(Shape other) => this = other;

    /// <summary>Creates a strided shape; strides count elements.</summary>
    public Shape(long[] dims, long[] strides)
        : this(new Layout(0, (long[])dims.Clone(), (long[])strides.Clone()))
    {
    }

    /// <summary>Creates a strided shape over the elements of another one.</summary>
    public Shape(long[] dims, long[] strides, Shape originalShape)
        : this(new Layout(originalShape.Offset, (long[])dims.Clone(), (long[])strides.Clone()),
            default, originalShape.BufferSize)
    {
    }

    /// <summary>
    /// Creates a row-major shape. With a negative extent it is a request that only a reshape can fill in.
    /// </summary>
    /// <exception cref="ValueError">There are too many elements to count.</exception>
    public Shape(params long[] dims)
    {
        if (Array.Exists(dims, dim => dim < 0))
        {
            _request = (long[])dims.Clone();
        }
        else
        {
            this = new Shape(Layout.Contiguous(Checked(dims)));
        }
    }

    /// <summary>Creates a row-major shape.</summary>
    public Shape(IEnumerable<long> dims)
        : this(dims.ToArray())
    {
    }

    /// <summary>Creates a row-major shape.</summary>
    public Shape(int[] dims)
        : this(ComputeLongShape(dims))
    {
    }

    /// <summary>Creates a shape in row-major ('C') or column-major ('F') order.</summary>
    public Shape(long[] dims, char order)
        : this(Orders.Layout(Checked(dims), order))
    {
    }

    internal Shape(Layout layout, ArrayFlags cleared = default, long bufferSize = -1) =>
        (_layout, _cleared, _bufferSize, IsScalar) =
            (layout, cleared, bufferSize < 0 ? layout.Count : bufferSize, layout.Rank == 0);

    /// <summary>The shape of a zero-dimensional array.</summary>
    public static readonly Shape Scalar = new(Layout.Scalar);

    /// <summary>Whether there are no axes and one element.</summary>
    public readonly bool IsScalar;

    /// <summary>The number of elements of the memory that this is a view of.</summary>
    public long BufferSize => _bufferSize;

    /// <summary>The extents; a fresh array.</summary>
    public long[] Dimensions => Wanted.ToArray();

    /// <summary>How the elements lie in memory.</summary>
    public ArrayFlags Flags => Computed() & ~_cleared;

    /// <summary>Whether an axis repeats one element.</summary>
    public bool IsBroadcasted => (Flags & ArrayFlags.BROADCASTED) != 0;

    /// <summary>Whether the elements are one row-major run.</summary>
    public bool IsContiguous => Value.IsContiguous;

    /// <summary>Whether this is <c>default</c>: no shape.</summary>
    public bool IsEmpty => _layout is null && _request is null;

    /// <summary>Whether the elements are one column-major run.</summary>
    public bool IsFContiguous => Orders.IsColumnMajor(Value);

    /// <summary>Whether one element fills all axes.</summary>
    public bool IsScalarBroadcast => NDim > 0 && !Value.Strides.ContainsAnyExcept(0);

    /// <summary>Whether this is a view of part of the memory without repetition.</summary>
    public bool IsSimpleSlice => IsSliced && !IsBroadcasted;

    /// <summary>Whether this is a view of part of the memory, or in another order.</summary>
    public bool IsSliced => !Value.IsWhole(_bufferSize);

    /// <summary>Whether elements may be set.</summary>
    public bool IsWriteable => (Flags & ArrayFlags.WRITEABLE) != 0;

    /// <summary>The number of axes.</summary>
    public int NDim => Wanted.Length;

    /// <summary>The position of the first element.</summary>
    public long Offset => Value.Offset;

    /// <summary>'C' for row-major, 'F' for column-major only.</summary>
    public char Order => !IsContiguous && IsFContiguous ? 'F' : 'C';

    /// <summary>The number of elements before broadcasting.</summary>
    public long OriginalSize => _bufferSize;

    /// <summary>Whether this is not a view.</summary>
    public bool OwnsData => (Flags & ArrayFlags.OWNDATA) != 0;

    /// <summary>The number of elements.</summary>
    public long Size => IsEmpty ? 0 : Value.Count;

    /// <summary>The distance in elements between neighbours along each axis; a fresh array.</summary>
    public long[] Strides => Value.Strides.ToArray();

    /// <summary>How elements lie. A request for a reshape has no layout yet.</summary>
    internal Layout Value => _request is null ? _layout ?? Layout.Scalar : throw Negative();

    /// <summary>The extents, negative where a reshape is to find them.</summary>
    internal ReadOnlySpan<long> Wanted => _request ?? Value.Extents;

    /// <summary>The extent of an axis; negative axes count from the end.</summary>
    /// <exception cref="AxisError">There is no such axis.</exception>
    public long this[int dim] => Wanted[Axes.Normalize(dim, NDim)];

    /// <summary>Equal extents.</summary>
    public static bool operator ==(Shape a, Shape b) => a.Equals(b);

    /// <summary>Different extents.</summary>
    public static bool operator !=(Shape a, Shape b) => !a.Equals(b);

    /// <summary>A one-dimensional shape.</summary>
    public static Shape Vector(long length) => new(length);

    /// <summary>A two-dimensional shape.</summary>
    public static Shape Matrix(long rows, long cols) => new(rows, cols);

    /// <summary>A shape of the given rank whose extents are all zero.</summary>
    public static Shape Empty(int ndim) => new(ndim < 0 ? throw Negative() : HostContent.Buffer<long>(ndim, "A shape"));

    /// <inheritdoc/>
    public bool Equals(Shape other) => IsEmpty == other.IsEmpty && Wanted.SequenceEqual(other.Wanted);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var extent in Wanted)
        {
            hash.Add(extent);
        }

        return hash.ToHashCode();
    }

    /// <summary>The extents as a C# tuple would be written: "(2, 3)", "(4)", "()".</summary>
    public override string ToString() => $"({string.Join(", ", Dimensions)})";

    object ICloneable.Clone() => this;

    /// <summary>NumPy's error for a number of elements, or of their bytes, that no integer holds.</summary>
    internal static ValueError TooBig() =>
        new("array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");

    private static ValueError Negative() => new("negative dimensions are not allowed");

    private static long[] Checked(long[] dims)
    {
        var count = (Int128)1;
        foreach (var dim in dims)
        {
            if (dim < 0)
            {
                throw Negative();
            }

            count = count > long.MaxValue ? throw TooBig() : count * dim;
        }

        return count <= long.MaxValue ? dims : throw TooBig();
    }

    private ArrayFlags Computed()
    {
        var flags = ArrayFlags.ALIGNED;
        var repeated = Orders.Repeats(Value);
        flags |= IsContiguous ? ArrayFlags.C_CONTIGUOUS : 0;
        flags |= IsFContiguous ? ArrayFlags.F_CONTIGUOUS : 0;
        flags |= repeated ? ArrayFlags.BROADCASTED : ArrayFlags.WRITEABLE;
        return flags | (IsSliced ? 0 : ArrayFlags.OWNDATA);
    }
}
