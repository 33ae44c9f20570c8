namespace Cohort.Kernels.Library.Sort;

/// <summary>Sorts chunks apart and merges them pairwise, each merge cut into pieces by the merge path.</summary>
/// <remarks>A stable sort has one result, so how many chunks there are does not show in it.</remarks>
internal static unsafe class ParallelMerge<T, TOrder>
    where T : unmanaged
    where TOrder : IOrder<T>
{
    /// <summary>The fewest elements worth a chunk of their own.</summary>
    public const int SmallestChunk = 1 << 15;

    /// <summary>Sorts one chunk: first element, count, scratch.</summary>
    public delegate void ChunkSort(T* data, T* scratch, nint count);

    /// <summary>Sorts in place, with as many elements of scratch.</summary>
    public static void Sort(T* data, T* scratch, nint count, ChunkSort sort, IParallel parallel)
    {
        var chunks = (int)nint.Clamp(count / SmallestChunk, 1, parallel.Width);
        if (chunks == 1)
        {
            sort(data, scratch, count);
            return;
        }

        var chunk = (count + chunks - 1) / chunks;
        parallel.For(chunks, index =>
        {
            var start = nint.Min(count, index * chunk);
            sort(data + start, scratch + start, nint.Min(chunk, count - start));
        });
        var (source, target) = ((nint)data, (nint)scratch);
        for (; chunk < count; chunk *= 2)
        {
            MergeRound((T*)source, (T*)target, count, chunk, parallel);
            (source, target) = (target, source);
        }

        if (source != (nint)data)
        {
            Buffer.MemoryCopy((void*)source, data, count * sizeof(T), count * sizeof(T));
        }
    }

    private static void MergeRound(T* source, T* target, nint count, nint width, IParallel parallel)
    {
        var pairs = (int)((count + (2 * width) - 1) / (2 * width));
        var pieces = Math.Max(1, ((2 * parallel.Width) + pairs - 1) / pairs);
        parallel.For(pairs * pieces, task =>
        {
            var start = task / pieces * (2 * width);
            var left = nint.Min(width, count - start);
            var right = nint.Min(width, count - start - left);
            var length = (left + right + pieces - 1) / pieces;
            var first = nint.Min(left + right, task % pieces * length);
            Merging<T, TOrder>.MergePiece(
                source + start, left, source + start + left, right, target + start,
                first, nint.Min(length, left + right - first));
        });
    }
}
