using Cohort.Generic;
using Cohort.Indexing;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Cohort.Typing;

namespace Cohort;

/// <summary>
/// An N-dimensional array: a strided view of a region of elements of one type. Operations are recorded and run when a
/// value is needed; indexing with slices and most changes of shape give views that share their elements.
/// </summary>
[ModuleName("ndarray")]
public partial class NDArray : IIndex, ICloneable, IDisposable
{
    private readonly Session? _session;
    private readonly Weakness _weakness;
    private readonly ulong _bits;
    private Region? _region;
    private Layout? _layout;
    private MaskedSelection? _selection;
    private ElementType _type;
    private NDArray? _base;
    private bool _readOnly;
    private bool _viewed;
    private bool _disposed;

    internal NDArray(Session session, Region region, Layout layout, ElementType type, NDArray? owner = null)
    {
        (_session, _region, _layout, _type, _base) = (session, region, layout, type, owner);
        NDScope.Enroll(this);
    }

    /// <summary>A scalar that holds its bits until somebody needs a region.</summary>
    internal NDArray(ElementType type, ulong bits, Weakness weakness)
    {
        (_layout, _type, _bits, _weakness) = (Layout.Scalar, type, bits, weakness);
    }

    /// <summary>Elements that a mask selects, of which nobody knows yet how many they are.</summary>
    internal NDArray(Session session, MaskedSelection selection, ElementType type)
    {
        (_session, _selection, _type) = (session, selection, type);
        NDScope.Enroll(this);
    }

    /// <summary>Another handle of the same elements.</summary>
    private protected NDArray(NDArray source, ElementType type)
    {
        source.ThrowIfDisposed();
        _session = source._session;
        (_layout, _region, _type) = (source.Layout, source._region, type);
        (_bits, _weakness, _readOnly) = (source._bits, source._weakness, source._readOnly);
        _base = source.Owner;
        _base._viewed = true;
    }

    /// <summary>The array whose elements this is a view of, or null.</summary>
    public NDArray? @base => _base;

    /// <summary>Whether <see cref="Dispose()"/> was called.</summary>
    public bool IsDisposed => _disposed;

    /// <summary>The .NET type of the elements.</summary>
    public Type dtype => _type.ClrType();

    /// <summary>The type code of the elements.</summary>
    public NPTypeCode typecode => _type.Code();

    /// <summary>The size of one element in bytes.</summary>
    public int itemsize => _type.SizeInBytes();

    /// <summary>The size of one element in bytes.</summary>
    public int dtypesize => itemsize;

    /// <summary>The number of axes.</summary>
    public int ndim => _layout?.Rank ?? MaskedSelection.Rank;

    /// <summary>The number of elements.</summary>
    public long size => Layout.Count;

    /// <summary>The bytes that the elements take.</summary>
    public long nbytes => size * itemsize;

    /// <summary>'C' for row-major, 'F' for column-major only.</summary>
    public char order => Shape.Order;

    /// <summary>Where the elements are, as far as a program needs to know: "cpu".</summary>
    public string device => "cpu";

    /// <summary>The extents; a fresh array. Setting them reshapes this array in place.</summary>
    /// <exception cref="IncorrectShapeException">The number of elements differs, or only a copy could have the
    /// shape.</exception>
    public long[] shape
    {
        get => Layout.Extents.ToArray();
        set => _layout = ReshapedInPlace(value);
    }

    /// <summary>The distance in bytes between neighbours along each axis; a fresh array.</summary>
    public long[] strides => Array.ConvertAll(Layout.Strides.ToArray(), stride => stride * itemsize);

    /// <summary>The shape with its strides. Setting it reshapes this array in place.</summary>
    public Shape Shape
    {
        get => new(Layout, _readOnly ? ArrayFlags.WRITEABLE : default, _region?.Length ?? 1);
        set => _layout = ReshapedInPlace(value.Wanted);
    }

    /// <summary>How the elements lie in memory, and whether they may be set.</summary>
    public NDArrayFlags flags => new(this);

    /// <summary>Where the elements are; for a scalar of the program, the current session.</summary>
    internal Session Session => _session ?? Session.Current;

    internal Engine Engine => Session.Engine;

    /// <summary>Extents and strides. Of a selection by a mask they are not known before it has been counted.</summary>
    internal Layout Layout => _layout ?? Select();

    /// <summary>
    /// What a mask selects of which array, as long as nobody has asked for the elements or their number.
    /// </summary>
    internal MaskedSelection? Selection => _selection;

    internal ElementType Type => _type;

    internal Weakness Weakness => _weakness;

    internal bool IsScalarOfProgram => _region is null && _selection is null;

    internal ulong Bits => _bits;

    internal bool ReadOnly
    {
        get => _readOnly;
        set => _readOnly = value;
    }

    internal NDArray Owner => _base ?? this;

    /// <summary>The region, which a scalar of the program and a selection get when it is first needed.</summary>
    internal Region Region => _region ?? Materialize();

    internal RegionView View => new(Region, Layout, _type);

    /// <summary>What an operation reads: the view, or the scalar itself.</summary>
    internal Operand Operand => IsScalarOfProgram
        ? Operand.Scalar(_type, _bits)
        : Operand.Of(Region, Layout, _type);

    /// <summary>Ends this handle: later uses throw. Views, and what was computed from it, stay valid.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NDArray other
        && (ReferenceEquals(this, other) || np.array_equal(this, other));

    /// <summary>Arrays are mutable and have no hash.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override int GetHashCode() => throw new NotSupportedException(
        "NDArray is unhashable because it is mutable. Use tobytes() as a key, or ReferenceEqualityComparer.Instance.");

    /// <summary>A copy of the elements in an array of its own.</summary>
    public virtual NDArray Clone() => copy();

    object ICloneable.Clone() => Clone();

    /// <summary>An array on a fresh region; of the generic class when the elements are truth values.</summary>
    internal static NDArray Create(Session session, Region region, Layout layout, ElementType type) =>
        type == ElementType.Boolean
            ? new NDArray<bool>(session, region, layout)
            : new NDArray(session, region, layout, type);

    internal static NDArray Create(Session session, MaskedSelection selection, ElementType type) =>
        type == ElementType.Boolean
            ? new NDArray<bool>(session, selection)
            : new NDArray(session, selection, type);

    internal static NDArray Create(Session session, Region region) =>
        Create(session, region, region.Whole, region.Type);

    /// <summary>A view of this array's region through another layout.</summary>
    internal NDArray ViewOf(Layout layout)
    {
        ThrowIfDisposed();
        var region = Region;
        var owner = Owner;
        owner._viewed = true;
        return _type == ElementType.Boolean
            ? new NDArray<bool>(Session, region, layout, owner) { _readOnly = _readOnly }
            : new NDArray(Session, region, layout, _type, owner) { _readOnly = _readOnly };
    }

    /// <summary>The same elements read as another type; the layout counts elements of that type.</summary>
    internal NDArray Reinterpreted(Layout layout, ElementType type)
    {
        var view = ViewOf(layout);
        return new NDArray(Session, view._region!, layout, type, view._base) { _readOnly = _readOnly };
    }

    /// <summary>Whether the elements lie in the memory of a region.</summary>
    internal bool LiesIn(object region) => ReferenceEquals(_region, region);

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, this);

    internal void ThrowIfNotWriteable(string name = "assignment destination")
    {
        ThrowIfDisposed();
        if (_readOnly || Orders.Repeats(Layout))
        {
            NumSharpException.ThrowReadOnly(name);
        }
    }

    /// <summary>Makes this handle refer to the elements of another array.</summary>
    private protected void Become(NDArray other)
    {
        np.Given(other).ThrowIfDisposed();
        (_region, _layout, _type) = (other.Region, other.Layout, other._type);
        (_base, _readOnly) = (other.Owner, other._readOnly);
        _base._viewed = true;
    }

    /// <summary>Ends this handle.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (_region is { } region && _base is null && !_viewed)
        {
            Engine.Release(region);
        }
    }

    private Region Materialize()
    {
        ThrowIfDisposed();
        if (_layout is null)
        {
            Select();
            return _region!;
        }

        Span<byte> content = stackalloc byte[sizeof(ulong)];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(content, _bits);
        return _region = Engine.Import(_type, [], content[..itemsize]);
    }

    /// <summary>Waits for the number of selected elements; from then on this is an array like any other.</summary>
    private Layout Select()
    {
        ThrowIfDisposed();
        if (_selection is { } selection)
        {
            lock (selection)
            {
                if (_layout is null)
                {
                    var selected = selection.Selected();
                    selected._viewed = true;
                    _region = selected.Region;
                    Volatile.Write(ref _layout, selected.Layout);
                    _selection = null;
                }
            }
        }

        return _layout!;
    }

    private Layout ReshapedInPlace(ReadOnlySpan<long> extents) =>
        Layout.Reshape(Reshaping.Resolve(Layout, extents))
            ?? throw new IncorrectShapeException(
                "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired "
                    + "shape.");
}
