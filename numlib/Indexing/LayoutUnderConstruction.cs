using Cohort.Runtime.Geometry;

namespace Cohort.Indexing;

/// <summary>The layout of a view while its index is read term by term: no layouts in between.</summary>
internal ref struct LayoutUnderConstruction
{
    private readonly ReadOnlySpan<long> _sourceExtents;
    private readonly ReadOnlySpan<long> _sourceStrides;
    private readonly long[] _extents;
    private readonly long[] _strides;
    private long _offset;
    private int _sourceAxis;
    private int _axis;

    public LayoutUnderConstruction(Layout source, int rank)
    {
        _sourceExtents = source.Extents;
        _sourceStrides = source.Strides;
        _offset = source.Offset;
        (_extents, _strides) = (new long[rank], new long[rank]);
    }

    /// <summary>Takes whole axes.</summary>
    public void Keep(int count)
    {
        for (; count > 0; count--)
        {
            Append(_sourceExtents[_sourceAxis], _sourceStrides[_sourceAxis]);
            _sourceAxis++;
        }
    }

    /// <summary>Adds an axis of extent 1.</summary>
    public void Insert() => Append(1, 0);

    /// <summary>Fixes an axis at an index, which may count from the end, and drops it.</summary>
    /// <exception cref="IndexError">The index is out of bounds.</exception>
    public void Pick(long index)
    {
        var normal = BasicIndexing.Normalize(index, _sourceAxis, _sourceExtents[_sourceAxis]);
        _offset += normal * _sourceStrides[_sourceAxis++];
    }

    /// <summary>Takes a range of an axis.</summary>
    public void Take(Slice term)
    {
        var range = term.ToSliceDef(_sourceExtents[_sourceAxis]);
        var stride = _sourceStrides[_sourceAxis++];
        _offset += range.Count > 0 ? range.Start * stride : 0;
        Append(range.Count, stride * range.Step);
    }

    /// <summary>The layout, with the axes that no term named.</summary>
    public Layout ToLayout()
    {
        Keep(_sourceExtents.Length - _sourceAxis);
        return new Layout(_offset, _extents, _strides);
    }

    private void Append(long extent, long stride) => (_extents[_axis], _strides[_axis++]) = (extent, stride);
}
