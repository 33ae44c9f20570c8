using Cohort.Creation;
using Cohort.Generic;
using Cohort.Indexing;

namespace Cohort;

/// <content>
/// Indexing. Integers, slices, ellipses and new axes give views; arrays of integers or truth values give copies.
/// Setting broadcasts the values and converts them to the element type.
/// </content>
public partial class NDArray
{
    /// <summary>The sub-array at an index of the first axis, which may count from the end.</summary>
    /// <exception cref="IndexError">The index is out of bounds.</exception>
    public NDArray this[int index]
    {
        get => ViewOf(At(index));
        set => SetFirst(index, value);
    }

    /// <summary>The sub-array at an index of the first axis, which may count from the end.</summary>
    /// <exception cref="IndexError">The index is out of bounds.</exception>
    public NDArray this[long index]
    {
        get => ViewOf(At(index));
        set => SetFirst(index, value);
    }

    /// <summary>The sub-array at indices of the first two axes.</summary>
    /// <exception cref="IndexError">An index is out of bounds.</exception>
    public NDArray this[int i, int j]
    {
        get => ViewOf(At(i, j));
        set => SetAt([i, j], value);
    }

    /// <summary>The sub-array at indices of the first three axes.</summary>
    /// <exception cref="IndexError">An index is out of bounds.</exception>
    public NDArray this[int i, int j, int k]
    {
        get => ViewOf(At(i, j, k));
        set => SetAt([i, j, k], value);
    }

    /// <summary>The view that an index expression selects: "1:-1, ::2", "..., 0", "np.newaxis, :".</summary>
    /// <exception cref="ArgumentException">The text is no index expression.</exception>
    /// <exception cref="IndexError">An index is out of bounds, or there are too many.</exception>
    public NDArray this[string slice]
    {
        get => ViewOf(BasicIndexing.Apply(Layout, SliceParser.Cached(slice)));
        set => Assign(SliceParser.Cached(slice), value);
    }

    /// <summary>The view that slices select.</summary>
    /// <exception cref="IndexError">An index is out of bounds, or there are too many.</exception>
    public NDArray this[params Slice[] slice]
    {
        get => ViewOf(BasicIndexing.Apply(Layout, slice));
        set => Assign(slice, value);
    }

    /// <summary>The sub-array at indices of the first axes, which are at an address.</summary>
    /// <exception cref="IndexError">An index is out of bounds, or there are too many.</exception>
    public unsafe NDArray this[long* dims, int ndims]
    {
        get => GetData(new ReadOnlySpan<long>(dims, ndims).ToArray());
        set => SetData(value, new ReadOnlySpan<long>(dims, ndims).ToArray());
    }

    /// <summary>
    /// The elements that an index of any terms selects: integers, slices, their texts, C# ranges, null for a new axis,
    /// arrays of integers or truth values.
    /// </summary>
    /// <exception cref="IndexError">An index is out of bounds, does not fit, or there are too many.</exception>
    public NDArray this[params object?[] indicesObjects]
    {
        get => ArrayIndexing.Get(this, IndexTerms.Of(indicesObjects));
        set => ArrayIndexing.Set(this, IndexTerms.Of(indicesObjects), value);
    }

    /// <summary>The elements at integer positions of the first axis, or where a mask is true.</summary>
    /// <exception cref="IndexError">A position is out of bounds, or the mask does not fit.</exception>
    public NDArray this[NDArray index]
    {
        get => ArrayIndexing.Get(this, IndexTerms.Of(index));
        set => ArrayIndexing.Set(this, IndexTerms.Of(index), value);
    }

    /// <summary>The elements where a mask is true.</summary>
    /// <exception cref="IndexError">The mask does not fit.</exception>
    public NDArray this[NDArray<bool> mask]
    {
        get => ArrayIndexing.Get(this, IndexTerms.Of(mask));
        set => ArrayIndexing.Set(this, IndexTerms.Of(mask), value);
    }

    /// <summary>The elements at integer positions, one array for each of the first axes.</summary>
    /// <exception cref="IndexError">A position is out of bounds, or the arrays do not broadcast.</exception>
    public NDArray this[params NDArray<int>[] selection]
    {
        get => ArrayIndexing.Get(this, IndexTerms.Of(selection));
        set => ArrayIndexing.Set(this, IndexTerms.Of(selection), value);
    }

    /// <summary>The sub-array at indices of the first axes.</summary>
    /// <exception cref="IndexError">An index is out of bounds, or there are too many.</exception>
    public NDArray GetData(int[] indices) => GetData(Shape.ComputeLongShape(indices));

    /// <inheritdoc cref="GetData(int[])"/>
    public NDArray GetData(long[] indices) => ViewOf(Sub(indices));

    /// <summary>Replaces the sub-array at indices of the first axes.</summary>
    /// <exception cref="IndexError">An index is out of bounds, or there are too many.</exception>
    public void SetData(NDArray value, int[] indices) => SetData(value, Shape.ComputeLongShape(indices));

    /// <inheritdoc cref="SetData(NDArray, int[])"/>
    public void SetData(NDArray value, params long[] indices) => Assign(Sub(indices), value);

    /// <inheritdoc cref="SetData(NDArray, int[])"/>
    public void SetData(object value, int[] indices) => SetData(ArrayFactory.FromObject(value), indices);

    private Runtime.Geometry.Layout At(long index) => Layout.Rank == 0
        ? throw BasicIndexing.TooMany(0, 1)
        : BasicIndexing.Pick(Layout, 0, index, 0);

    private Runtime.Geometry.Layout At(long i, long j) => Sub([i, j]);

    private Runtime.Geometry.Layout At(long i, long j, long k) => Sub([i, j, k]);

    private Runtime.Geometry.Layout Sub(ReadOnlySpan<long> indices)
    {
        var position = ElementPositions.Of(Layout, indices);
        return indices.Length == Layout.Rank && position == 0
            ? Runtime.Geometry.Layout.Scalar
            : new Runtime.Geometry.Layout(
                position, Layout.Extents[indices.Length..].ToArray(), Layout.Strides[indices.Length..].ToArray());
    }

    private void SetFirst(long index, NDArray value) => SetAt([index], value);

    /// <summary>A number goes straight to its element; everything else through a view.</summary>
    private void SetAt(ReadOnlySpan<long> indices, NDArray value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (indices.Length == Layout.Rank && value.IsScalarOfProgram)
        {
            ThrowIfNotWriteable();
            WriteScalar(ElementPositions.Of(Layout, indices), value);
            return;
        }

        Assign(Sub(indices), value);
    }

    private void Assign(Runtime.Geometry.Layout layout, NDArray value)
    {
        ArgumentNullException.ThrowIfNull(value);
        ThrowIfNotWriteable();
        if (layout.Rank == 0 && value.IsScalarOfProgram)
        {
            WriteScalar(layout.Offset, value);
            return;
        }

        if (layout.Rank == 0 && Layout.Rank > 0 && value.ndim > 0)
        {
            throw new ValueError("setting an array element with a sequence.");
        }

        ArrayIndexing.Store(ViewOf(layout), value);
    }

    /// <summary>An ellipsis makes the target an array, also one without axes, to which arrays broadcast.</summary>
    private void Assign(ReadOnlySpan<Slice> terms, NDArray value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var layout = BasicIndexing.Apply(Layout, terms);
        if (BasicIndexing.HasEllipsis(terms))
        {
            ThrowIfNotWriteable();
            ArrayIndexing.Store(ViewOf(layout), value);
            return;
        }

        Assign(layout, value);
    }

    private void WriteScalar(long position, NDArray value)
    {
        if (IsWide(_type))
        {
            WriteBoxed(position, value.item());
        }
        else
        {
            WriteBits(position, Typing.ScalarValues.Convert(value._type, value._bits, _type));
        }
    }
}
