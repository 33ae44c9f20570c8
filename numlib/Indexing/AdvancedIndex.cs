using Cohort.Creation;
using Cohort.Generic;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort.Indexing;

/// <summary>
/// An index with arrays, resolved against one array by NumPy's rules: a layout whose first axes are the indexed ones,
/// one index array for each of them, and where the axes of the index arrays come in the result.
/// </summary>
internal sealed class AdvancedIndex
{
    private readonly NDArray _array;
    private readonly List<NDArray> _indices = [];
    private readonly List<int> _indexedAxes = [];
    private Layout _layout;
    private int _axis;
    private int _sourceAxis;
    private int _position = -1;
    private bool _separated;
    private bool _interrupted;

    private AdvancedIndex(NDArray array)
    {
        array.ThrowIfDisposed();
        (_array, _layout) = (array, array.Layout);
    }

    /// <summary>The source's layout: the indexed axes first, then the axes that slices left.</summary>
    public Layout Layout => _layout;

    /// <summary>Index arrays of Int64 with equal extents, one for each of the layout's first axes.</summary>
    public IReadOnlyList<NDArray> Indices => _indices;

    /// <summary>The extents of the index arrays.</summary>
    public long[] IndexExtents { get; private set; } = [];

    /// <summary>Where the index arrays' axes come among the axes that slices left.</summary>
    public int Position => _separated ? 0 : Math.Max(_position, 0);

    /// <summary>The extents of gathered elements: those of the index arrays, then those that slices left.</summary>
    public long[] GatheredExtents => [.. IndexExtents, .. _layout.Extents[_indices.Count..]];

    /// <summary>Resolves an index.</summary>
    /// <exception cref="IndexError">There are too many terms, or an array does not fit.</exception>
    public static AdvancedIndex Resolve(NDArray array, List<object> terms)
    {
        var index = new AdvancedIndex(array);
        var missing = array.ndim - Consumed(array, terms);
        foreach (var term in terms)
        {
            index.Apply(term, missing);
        }

        index.Finish();
        return index;
    }

    /// <summary>Gathered elements with their axes in the order of the result.</summary>
    public NDArray Arranged(NDArray gathered)
    {
        var (count, position) = (IndexExtents.Length, Position);
        if (position == 0 || count == 0)
        {
            return gathered;
        }

        var order = new int[gathered.ndim];
        for (var axis = 0; axis < order.Length; axis++)
        {
            order[axis] = axis < position ? axis + count : axis < position + count ? axis - position : axis;
        }

        return ArrayFactory.Owned(gathered, gathered.Layout.Transpose(order));
    }

    /// <summary>Values that broadcast to the result, as a layout in the order of gathered elements.</summary>
    public Layout Spread(NDArray values)
    {
        var extents = ResultExtents();
        var layout = Assignment.Fitted(values.Layout, extents, shapeMismatch: true).BroadcastTo(extents);
        var (count, position) = (IndexExtents.Length, Position);
        if (position == 0 || count == 0)
        {
            return layout;
        }

        var order = new int[extents.Length];
        for (var axis = 0; axis < order.Length; axis++)
        {
            order[axis] = axis < count ? axis + position : axis < position + count ? axis - count : axis;
        }

        return layout.Transpose(order);
    }

    private static int Consumed(NDArray array, List<object> terms)
    {
        int count = 0, ellipses = 0;
        foreach (var term in terms)
        {
            count += term switch
            {
                Slice slice => slice.IsEllipsis || slice.IsNewAxis ? 0 : 1,
                NDArray { Type: ElementType.Boolean } mask => mask.ndim,
                _ => 1,
            };
            ellipses += term is Slice { IsEllipsis: true } ? 1 : 0;
        }

        if (ellipses > 1)
        {
            throw new IndexError("an index can only have a single ellipsis ('...')");
        }

        return count <= array.ndim ? count : throw BasicIndexing.TooMany(array.ndim, count);
    }

    private void Apply(object term, int missing)
    {
        switch (term)
        {
            case Slice { IsEllipsis: true }:
                Interrupt();
                _axis += missing;
                _sourceAxis += missing;
                break;
            case Slice { IsNewAxis: true }:
                Interrupt();
                _layout = _layout.InsertAxis(_axis++);
                break;
            case Slice { IsIndex: true } pick:
                Index(np.array(Checked(pick.Start!.Value)));
                break;
            case Slice slice:
                Interrupt();
                var range = slice.ToSliceDef(_layout.Extents[_axis]);
                _layout = _layout.Slice(_axis++, range.Start, range.Count, range.Step);
                _sourceAxis++;
                break;
            case NDArray { Type: ElementType.Boolean } mask:
                Mask(mask);
                break;
            case NDArray index:
                Index(index);
                break;
        }
    }

    private long Checked(long index)
    {
        var extent = _layout.Extents[_axis];
        return index >= -extent && index < extent ? index : throw BasicIndexing.OutOfBounds(index, _sourceAxis, extent);
    }

    private void Interrupt() => _interrupted = _position >= 0;

    private void Mark()
    {
        _separated |= _interrupted && _position >= 0;
        _position = _position < 0 ? _axis - _indexedAxes.Count : _position;
    }

    private void Index(NDArray index)
    {
        Mark();
        _indices.Add(index.Type == ElementType.Int64 ? index : index.astype(NPTypeCode.Int64));
        _indexedAxes.Add(_axis++);
        _sourceAxis++;
    }

    private void Mask(NDArray mask)
    {
        if (mask.ndim == 0)
        {
            Mark();
            _layout = _layout.InsertAxis(_axis);
            _indices.Add(np.zeros(new Shape((bool)mask ? 1L : 0L), typeof(long)));
            _indexedAxes.Add(_axis++);
            return;
        }

        for (var axis = 0; axis < mask.ndim; axis++)
        {
            // NumPy lets a mask without elements stand for any extent: it selects nothing.
            if (mask.Layout.Extents[axis] > 0 && mask.Layout.Extents[axis] != _layout.Extents[_axis + axis])
            {
                throw new IndexError($"boolean index did not match indexed array along axis {_sourceAxis + axis}; "
                    + $"size of "
                    + $"axis is {_layout.Extents[_axis + axis]} but size of corresponding boolean axis is "
                    + $"{mask.Layout.Extents[axis]}");
            }
        }

        foreach (var positions in np.nonzero(mask))
        {
            Index(positions);
        }
    }

    private void Finish()
    {
        var layouts = _indices.Select(index => index.Layout).ToArray();
        var common = new long[layouts.Length == 0 ? 0 : layouts.Max(layout => layout.Rank)];
        common.AsSpan().Fill(1);
        if (!Array.TrueForAll(layouts, layout => Broadcasting.TryMerge(common, layout.Extents)))
        {
            var shapes = string.Concat(layouts.Select(layout => $"{ShapeText.Of(layout.Extents)} "));
            throw new IndexError($"shape mismatch: indexing arrays could not be broadcast together with shapes "
                + $"{shapes}");
        }

        IndexExtents = common;
        for (var i = 0; i < _indices.Count; i++)
        {
            _indices[i] = _indices[i].ViewOf(_indices[i].Layout.BroadcastTo(common));
        }

        var rest = Enumerable.Range(0, _layout.Rank).Except(_indexedAxes);
        _layout = _layout.Transpose([.. _indexedAxes, .. rest]);
        if (_layout.Count == 0)
        {
            CheckBounds();
        }
    }

    // Where no element is moved, no operation would find an index that is out of bounds; NumPy does.
    private void CheckBounds()
    {
        for (var axis = 0; axis < _indices.Count; axis++)
        {
            var extent = _layout.Extents[axis];
            foreach (var index in _indices[axis].ToArray<long>())
            {
                if (index < -extent || index >= extent)
                {
                    throw BasicIndexing.OutOfBounds(index, axis, extent);
                }
            }
        }
    }

    private long[] ResultExtents()
    {
        var rest = _layout.Extents[_indices.Count..];
        return [.. rest[..Position], .. IndexExtents, .. rest[Position..]];
    }
}
