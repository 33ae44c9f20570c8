using Cohort.Kernels.Library.Gather;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Moves blocks between dense memory and an array whose first axes are indexed by integer arrays, one for each of them.
/// A block is what the remaining axes hold. All indices are checked before anything is moved.
/// </summary>
internal sealed unsafe class IndexedBlocks
{
    private const int PerTask = 1 << 12;

    private readonly HostView _array;
    private readonly long[] _offsets;
    private readonly Layout _block;

    /// <summary>Resolves the indices.</summary>
    /// <param name="array">The indexed array.</param>
    /// <param name="indices">Int64 arrays of equal extents for its first axes.</param>
    /// <param name="refusal">The error for an index, the axis and its extent.</param>
    public IndexedBlocks(in HostView array, ReadOnlySpan<HostView> indices, Func<long, int, long, Exception> refusal)
    {
        _array = array;
        var layout = array.Layout;
        _offsets = new long[indices.Length == 0 ? 1 : indices[0].Layout.Count];
        for (var axis = 0; axis < indices.Length; axis++)
        {
            Resolve(indices[axis], layout.Extents[axis], layout.Strides[axis], axis, refusal);
        }

        var rest = indices.Length;
        _block = new Layout(0, layout.Extents[rest..].ToArray(), layout.Strides[rest..].ToArray());
    }

    /// <summary>Copies the blocks, one after the other, to dense memory.</summary>
    public void Gather<T>(T* dense, IParallel parallel)
        where T : unmanaged
    {
        var array = (T*)_array.Address;
        var size = _block.Count;
        ForBlocks(parallel, (first, last) =>
        {
            for (var i = first; i < last; i++)
            {
                var odometer = new Odometer(_block);
                for (var j = 0L; j < size; j++, odometer.MoveNext())
                {
                    dense[(i * size) + j] = array[_offsets[i] + odometer.Position];
                }
            }
        }, (first, last) =>
        {
            for (var i = first; i < last; i++)
            {
                dense[i] = array[_offsets[i]];
            }
        });
    }

    /// <summary>
    /// Copies values of the shape of the gathered blocks into the array, in order: of equal indices the last wins.
    /// </summary>
    public void Scatter<T>(T* values, Layout layout)
        where T : unmanaged
    {
        var array = (T*)_array.Address;
        var source = new Odometer(layout);
        foreach (var offset in _offsets)
        {
            var target = new Odometer(_block);
            for (var j = 0L; j < _block.Count; j++, target.MoveNext(), source.MoveNext())
            {
                array[offset + target.Position] = values[source.Position];
            }
        }
    }

    private void ForBlocks(IParallel parallel, Action<int, int> blocks, Action<int, int> elements)
    {
        var body = _block.Rank == 0 ? elements : blocks;
        var perTask = (int)Math.Max(1, PerTask / Math.Max(1, _block.Count));
        parallel.For((_offsets.Length + perTask - 1) / perTask, task =>
            body(task * perTask, Math.Min(_offsets.Length, (task + 1) * perTask)));
    }

    private void Resolve(
        in HostView index, long extent, long stride, int axis, Func<long, int, long, Exception> refusal)
    {
        var values = (long*)index.Address;
        var odometer = new Odometer(index.Layout);
        for (var i = 0; i < _offsets.Length; i++, odometer.MoveNext())
        {
            var place = Indices.Resolve(values[odometer.Position], extent, IndexMode.Raise);
            if (place < 0)
            {
                throw refusal(values[odometer.Position], axis, extent);
            }

            _offsets[i] += place * stride;
        }
    }
}
