using System.Runtime.CompilerServices;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// The elements of a vector at indices that follow each other in memory: each index is checked where it is used, since
/// nobody sees the result of a call that is refused.
/// </summary>
internal readonly unsafe struct VectorGather
{
    private const int PerTask = 1 << 14;

    private readonly byte* _vector;
    private readonly long* _indices;
    private readonly byte* _target;
    private readonly long _count;
    private readonly long _extent;
    private readonly long _stride;
    private readonly Func<long, int, long, Exception> _refusal;

    public VectorGather(
        in HostView vector, in HostView indices, nint target, Func<long, int, long, Exception> refusal)
    {
        _vector = vector.Address;
        _indices = (long*)indices.Address;
        _target = (byte*)target;
        (_count, _extent, _stride) = (indices.Layout.Count, vector.Layout.Extents[0], vector.Layout.Strides[0]);
        _refusal = refusal;
    }

    /// <summary>Takes elements of the size of a type.</summary>
    public void Run<T>(Action<int, Action<int>> parallelFor)
        where T : unmanaged
    {
        if (_count <= PerTask)
        {
            Check(Take<T>(0, _count));
            return;
        }

        var self = this;
        var invalid = new long[(_count + PerTask - 1) / PerTask];
        parallelFor(invalid.Length, task =>
        {
            var first = (long)task * PerTask;
            invalid[task] = self.Take<T>(first, Math.Min(first + PerTask, self._count));
        });
        foreach (var place in invalid)
        {
            Check(place);
        }
    }

    private void Check(long place)
    {
        if (place >= 0)
        {
            throw _refusal(_indices[place], 0, _extent);
        }
    }

    // The place of the first index that is out of bounds, or -1.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Take<T>(long first, long end)
        where T : unmanaged
    {
        T* vector = (T*)_vector, target = (T*)_target;
        var indices = _indices;
        var (extent, stride) = (_extent, _stride);
        for (var i = first; i < end; i++)
        {
            var index = indices[i];
            index += extent & (index >> 63);
            if ((ulong)index >= (ulong)extent)
            {
                return i;
            }

            target[i] = vector[index * stride];
        }

        return -1;
    }
}
