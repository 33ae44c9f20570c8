using System.Runtime.CompilerServices;
using Cohort.Kernels.Library.Gather;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Moves blocks between dense memory and an array whose first axes are indexed by integer arrays, one for each of them.
/// A block is what the remaining axes hold. All indices are checked before anything is moved; where they point to is
/// found anew for a few blocks at a time, which is cheaper than to keep it.
/// </summary>
internal sealed unsafe class IndexedBlocks
{
    private const int PerTask = 1 << 14;
    private const int PerStep = 512;

    private readonly HostView _array;
    private readonly IndexedAxis[] _axes;
    private readonly Layout _block;
    private readonly long _count;

    /// <summary>Checks the indices.</summary>
    /// <param name="array">The indexed array.</param>
    /// <param name="indices">Int64 arrays of equal extents for its first axes.</param>
    /// <param name="refusal">The error for an index, the axis and its extent.</param>
    public IndexedBlocks(in HostView array, ReadOnlySpan<HostView> indices, Func<long, int, long, Exception> refusal)
    {
        _array = array;
        var layout = array.Layout;
        _count = indices.Length == 0 ? 1 : indices[0].Layout.Count;
        _axes = new IndexedAxis[indices.Length];
        for (var axis = 0; axis < indices.Length; axis++)
        {
            _axes[axis] = new IndexedAxis(indices[axis], layout.Extents[axis], layout.Strides[axis]);
            if (_axes[axis].FirstInvalid() is { } index)
            {
                throw refusal(index, axis, layout.Extents[axis]);
            }
        }

        var rest = indices.Length;
        _block = new Layout(0, layout.Extents[rest..].ToArray(), layout.Strides[rest..].ToArray());
    }

    /// <summary>Copies the blocks, one after the other, to dense memory.</summary>
    public void Gather<T>(T* dense, IParallel parallel)
        where T : unmanaged
    {
        var size = _block.Count;
        var perTask = Math.Max(1, PerTask / Math.Max(1, size));
        parallel.For(checked((int)((_count + perTask - 1) / perTask)), task =>
        {
            var offsets = stackalloc long[PerStep];
            var end = Math.Min(_count, (task + 1) * perTask);
            for (var first = task * perTask; first < end; first += PerStep)
            {
                var count = (int)Math.Min(PerStep, end - first);
                Resolve(first, count, offsets);
                Gather((T*)_array.Address, offsets, count, dense + (first * size));
            }
        });
    }

    /// <summary>
    /// Copies values of the shape of the gathered blocks into the array, in order: of equal indices the last wins.
    /// </summary>
    public void Scatter<T>(T* values, Layout layout)
        where T : unmanaged
    {
        var offsets = stackalloc long[PerStep];
        var isDense = layout.IsContiguous;
        var source = new Odometer(layout);
        for (var first = 0L; first < _count; first += PerStep)
        {
            var count = (int)Math.Min(PerStep, _count - first);
            Resolve(first, count, offsets);
            if (isDense)
            {
                Scatter((T*)_array.Address, offsets, count, values + (first * _block.Count));
            }
            else
            {
                Scatter((T*)_array.Address, offsets, count, values, ref source);
            }
        }
    }

    private void Resolve(long first, int count, long* offsets)
    {
        new Span<long>(offsets, count).Clear();
        foreach (var axis in _axes)
        {
            axis.AddOffsets(first, count, offsets);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather<T>(T* array, long* offsets, int count, T* dense)
        where T : unmanaged
    {
        if (_block.Count == 1)
        {
            for (var i = 0; i < count; i++)
            {
                dense[i] = array[offsets[i]];
            }

            return;
        }

        var run = Math.Max(1, Run());
        var (runs, runCount) = (Runs(), _block.Count / run);
        for (var i = 0; i < count; i++)
        {
            for (var at = 0L; at < runCount; at++, runs.MoveNext(), dense += run)
            {
                Copy(array + offsets[i] + runs.Position, dense, run);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scatter<T>(T* array, long* offsets, int count, T* dense)
        where T : unmanaged
    {
        if (_block.Count == 1)
        {
            for (var i = 0; i < count; i++)
            {
                array[offsets[i]] = dense[i];
            }

            return;
        }

        var run = Math.Max(1, Run());
        var (runs, runCount) = (Runs(), _block.Count / run);
        for (var i = 0; i < count; i++)
        {
            for (var at = 0L; at < runCount; at++, runs.MoveNext(), dense += run)
            {
                Copy(dense, array + offsets[i] + runs.Position, run);
            }
        }
    }

    private void Scatter<T>(T* array, long* offsets, int count, T* values, ref Odometer source)
        where T : unmanaged
    {
        var target = new Odometer(_block);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0L; j < _block.Count; j++, target.MoveNext(), source.MoveNext())
            {
                array[offsets[i] + target.Position] = values[source.Position];
            }
        }
    }

    // The length of the runs of neighbours that make up a block, and where they begin.
    private long Run() => _block.IsContiguous ? _block.Count
        : _block.Strides[^1] == 1 ? _block.Extents[^1]
        : 1;

    private Odometer Runs() => new(_block.IsContiguous ? Layout.Scalar
        : _block.Strides[^1] == 1 ? _block.RemoveAxis(_block.Rank - 1)
        : _block);

    private static void Copy<T>(T* source, T* target, long count)
        where T : unmanaged
    {
        if (count == 1)
        {
            *target = *source;
            return;
        }

        Buffer.MemoryCopy(source, target, count * sizeof(T), count * sizeof(T));
    }
}
