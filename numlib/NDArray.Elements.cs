using System.Numerics;
using Cohort.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Typing;

namespace Cohort;

/// <content>Single elements.</content>
public partial class NDArray
{
    /// <summary>Waits for one element, converted to <typeparamref name="T"/>.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public T GetValue<T>(int[] indices)
        where T : unmanaged => ReadAs<T>(ElementPositions.Of(Layout, Shape.ComputeLongShape(indices)));

    /// <inheritdoc cref="GetValue{T}(int[])"/>
    public T GetValue<T>(params long[] indices)
        where T : unmanaged => ReadAs<T>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element, as a boxed value of the element type.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public object GetValue(int[] indices) => GetValue(Shape.ComputeLongShape(indices));

    /// <inheritdoc cref="GetValue(int[])"/>
    public object GetValue(params long[] indices) => ReadBoxed(ElementPositions.Of(Layout, indices));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetValue<T>(T value, int[] indices)
        where T : unmanaged => WriteFrom(ElementPositions.Of(Layout, Shape.ComputeLongShape(indices)), value);

    /// <inheritdoc cref="SetValue{T}(T, int[])"/>
    public void SetValue<T>(T value, params long[] indices)
        where T : unmanaged => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetValue{T}(T, int[])"/>
    public void SetValue(object value, int[] indices) => SetValue(value, Shape.ComputeLongShape(indices));

    /// <inheritdoc cref="SetValue{T}(T, int[])"/>
    public void SetValue(object value, params long[] indices) =>
        WriteBoxed(ElementPositions.Of(Layout, indices), value);

    /// <summary>Waits for the element with a row-major place, as a boxed value of the element type.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public object GetAtIndex(long index) => ReadBoxed(ElementPositions.Flat(Layout, index));

    /// <summary>Waits for the element with a row-major place, converted to <typeparamref name="T"/>.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public T GetAtIndex<T>(long index)
        where T : unmanaged => ReadAs<T>(ElementPositions.Flat(Layout, index));

    /// <summary>Replaces the element with a row-major place.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetAtIndex(object obj, long index) => WriteBoxed(ElementPositions.Flat(Layout, index), obj);

    /// <inheritdoc cref="SetAtIndex(object, long)"/>
    public void SetAtIndex<T>(T value, long index)
        where T : unmanaged => WriteFrom(ElementPositions.Flat(Layout, index), value);

    /// <summary>Waits for the only element, as a boxed value of the element type.</summary>
    /// <exception cref="IncorrectSizeException">There is not exactly one element.</exception>
    public object item() => ReadBoxed(OnlyPosition());

    /// <summary>Waits for the element with a row-major place.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public object item(long index) => GetAtIndex(index);

    /// <summary>Waits for one element of a matrix.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public object item(long i, long j) => ReadBoxed(ItemPosition([i, j]));

    /// <inheritdoc cref="item(long, long)"/>
    public object item(long i, long j, long k) => ReadBoxed(ItemPosition([i, j, k]));

    /// <inheritdoc cref="item(long, long)"/>
    public object item(params long[] indices) => ReadBoxed(ItemPosition(indices));

    /// <summary>Waits for the only element, converted to <typeparamref name="T"/>.</summary>
    /// <exception cref="IncorrectSizeException">There is not exactly one element.</exception>
    public T item<T>()
        where T : unmanaged => ReadAs<T>(OnlyPosition());

    /// <summary>Waits for the element with a row-major place, converted to <typeparamref name="T"/>.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public T item<T>(long index)
        where T : unmanaged => GetAtIndex<T>(index);

    /// <summary>Waits for one element, converted to <typeparamref name="T"/>.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public T item<T>(long i, long j)
        where T : unmanaged => ReadAs<T>(ItemPosition([i, j]));

    /// <inheritdoc cref="item{T}(long, long)"/>
    public T item<T>(long i, long j, long k)
        where T : unmanaged => ReadAs<T>(ItemPosition([i, j, k]));

    /// <inheritdoc cref="item{T}(long, long)"/>
    public T item<T>(params long[] indices)
        where T : unmanaged => ReadAs<T>(ItemPosition(indices));

    /// <summary>Completes when the values are on the host; reading them then does not wait.</summary>
    public Task ReadyAsync()
    {
        ThrowIfDisposed();
        return IsScalarOfProgram ? Task.CompletedTask : Engine.ReadyAsync(View);
    }

    /// <summary>The only element, converted to <typeparamref name="T"/>, when it has been computed.</summary>
    /// <exception cref="IncorrectSizeException">There is not exactly one element.</exception>
    public async Task<T> ItemAsync<T>()
        where T : unmanaged
    {
        var position = OnlyPosition();
        await ReadyAsync().ConfigureAwait(false);
        return ReadAs<T>(position);
    }

    /// <summary>The element at a linear position of the region, converted.</summary>
    internal T ReadAs<T>(long position)
        where T : unmanaged
    {
        ThrowIfDisposed();
        var wanted = ElementTypes.Of<T>();
        if (_region is { } region && wanted == _type)
        {
            return Engine.ReadElement<T>(region, position);
        }

        return IsWide(wanted) || IsWide(_type)
            ? WideScalars.Convert<T>(ReadBoxed(position))
            : ScalarBits.To<T>(ScalarValues.Convert(_type, ReadBits(position), wanted));
    }

    /// <summary>Replaces the element at a linear position of the region by a converted value.</summary>
    internal void WriteFrom<T>(long position, T value)
        where T : unmanaged
    {
        ThrowIfNotWriteable();
        var given = ElementTypes.Of<T>();
        if (given == _type)
        {
            Engine.WriteElement(Region, position, value);
        }
        else if (IsWide(given) || IsWide(_type))
        {
            WriteBoxed(position, value);
        }
        else
        {
            WriteBits(position, ScalarValues.Convert(given, ScalarBits.From(value), _type));
        }
    }

    internal object ReadBoxed(long position)
    {
        ThrowIfDisposed();
        return _type switch
        {
            ElementType.Complex => Engine.ReadElement<Complex>(Region, position),
            ElementType.Decimal => Engine.ReadElement<decimal>(Region, position),
            _ => ScalarValues.Box(_type, ReadBits(position)),
        };
    }

    internal void WriteBoxed(long position, object value)
    {
        ThrowIfNotWriteable();
        if (!IsWide(_type) && ScalarValues.TryUnbox(value, out var type, out var bits))
        {
            WriteBits(position, ScalarValues.Convert(type, bits, _type));
            return;
        }

        if (value is NDArray { size: 1 } array)
        {
            WriteBoxed(position, array.item());
            return;
        }

        switch (_type)
        {
            case ElementType.Complex:
                Engine.WriteElement(Region, position, WideScalars.Convert<Complex>(value));
                break;
            case ElementType.Decimal:
                Engine.WriteElement(Region, position, WideScalars.Convert<decimal>(value));
                break;
            default:
                WriteFrom(position, WideScalars.Convert<double>(value));
                break;
        }
    }

    private static bool IsWide(ElementType type) => type is ElementType.Complex or ElementType.Decimal;

    private ulong ReadBits(long position) => _region is null ? _bits : itemsize switch
    {
        1 => Engine.ReadElement<byte>(_region, position),
        2 => Engine.ReadElement<ushort>(_region, position),
        4 => Engine.ReadElement<uint>(_region, position),
        _ => Engine.ReadElement<ulong>(_region, position),
    };

    private void WriteBits(long position, ulong bits)
    {
        switch (itemsize)
        {
            case 1:
                Engine.WriteElement(Region, position, (byte)bits);
                break;
            case 2:
                Engine.WriteElement(Region, position, (ushort)bits);
                break;
            case 4:
                Engine.WriteElement(Region, position, (uint)bits);
                break;
            default:
                Engine.WriteElement(Region, position, bits);
                break;
        }
    }

    private long OnlyPosition() => Layout.Count == 1
        ? Layout.Offset
        : throw new IncorrectSizeException(
            $"Can only convert an array of size 1 to a scalar, but array has size {size}.");

    private long ItemPosition(ReadOnlySpan<long> indices) => indices.Length == 1
        ? ElementPositions.Flat(Layout, indices[0])
        : indices.Length == Layout.Rank
            ? ElementPositions.Of(Layout, indices)
            : throw new ValueError("incorrect number of indices for array");
}
