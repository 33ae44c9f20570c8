using Cohort.Runtime.Geometry;

namespace Cohort.Kernels.Library.Operations;

/// <summary>Walks the positions of a layout's elements, relative to the first one, in row-major order.</summary>
internal struct Odometer
{
    private readonly Layout _layout;
    private readonly long[] _indices;

    /// <summary>Starts at the element with a row-major place.</summary>
    public Odometer(Layout layout, long place = 0)
    {
        _layout = layout;
        _indices = new long[layout.Rank];
        Position = 0;
        for (var axis = layout.Rank - 1; axis >= 0 && place > 0; axis--)
        {
            (place, _indices[axis]) = Math.DivRem(place, layout.Extents[axis]);
            Position += _indices[axis] * layout.Strides[axis];
        }
    }

    /// <summary>The distance in elements from the first element.</summary>
    public long Position { get; private set; }

    /// <summary>Moves to the next element; after the last one, back to the first.</summary>
    public void MoveNext()
    {
        for (var axis = _indices.Length - 1; axis >= 0; axis--)
        {
            Position += _layout.Strides[axis];
            if (++_indices[axis] < _layout.Extents[axis])
            {
                return;
            }

            Position -= _layout.Strides[axis] * _layout.Extents[axis];
            _indices[axis] = 0;
        }
    }
}
