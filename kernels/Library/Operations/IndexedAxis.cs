using System.Runtime.CompilerServices;
using Cohort.Kernels.Library.Gather;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>The indices of one axis, as a dense list.</summary>
internal sealed unsafe class IndexedAxis
{
    private readonly long[]? _owned;
    private readonly long* _indices;
    private readonly long _count;
    private readonly long _extent;
    private readonly long _stride;

    /// <summary>Takes in indices; those that do not lie one after the other are copied.</summary>
    public IndexedAxis(in HostView indices, long extent, long stride)
    {
        (_count, _extent, _stride) = (indices.Layout.Count, extent, stride);
        _indices = (long*)indices.Address;
        if (indices.Layout.IsContiguous)
        {
            return;
        }

        _owned = GC.AllocateUninitializedArray<long>(checked((int)_count), pinned: true);
        var odometer = new Odometer(indices.Layout);
        for (var i = 0; i < _owned.Length; i++, odometer.MoveNext())
        {
            _owned[i] = _indices[odometer.Position];
        }

        fixed (long* owned = _owned)
        {
            _indices = owned;
        }
    }

    /// <summary>The first index that is out of bounds, if any.</summary>
    public long? FirstInvalid()
    {
        var place = Indices.FirstInvalid(_indices, _count, _extent);
        return place < 0 ? null : _indices[place];
    }

    /// <summary>Adds what a few indices contribute to the distances of their elements from the first one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddOffsets(long first, int count, long* offsets)
    {
        var indices = _indices + first;
        var (extent, stride) = (_extent, _stride);
        for (var i = 0; i < count; i++)
        {
            var index = indices[i];
            offsets[i] += (index + (extent & (index >> 63))) * stride;
        }

        GC.KeepAlive(_owned);
    }
}
