using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Gather;

/// <summary>
/// <c>take</c> and <c>put</c> over contiguous memory by flat linear indices. Elements are moved by size alone.
/// </summary>
/// <remarks>
/// Nothing is ever read or written out of bounds. In mode Raise, all indices are checked before anything is written, so
/// a refused call changes nothing.
/// </remarks>
public static unsafe class IndexedAccess
{
    private const int PerTask = 1 << 14;

    /// <summary>target[i] = source[indices[i]].</summary>
    /// <param name="source">The elements taken from, contiguous.</param>
    /// <param name="n">Their number.</param>
    /// <param name="elementSize">Bytes of an element: any number, fast for 1, 2, 4, 8 and 16. A row of a matrix is an
    /// element too.</param>
    /// <param name="indices">The indices.</param>
    /// <param name="target">As many elements as there are indices; it does not overlap the source.</param>
    /// <param name="mode">What to do with indices out of range.</param>
    /// <param name="parallel">The caller's threads.</param>
    /// <returns>-1, or the position of the first invalid index (with n = 0 and repair asked for: 0).</returns>
    public static long Take(
        void* source, long n, int elementSize, ReadOnlySpan<long> indices, void* target, IndexMode mode,
        IParallel parallel)
    {
        ArgumentNullException.ThrowIfNull(parallel);
        var invalid = Validate(indices, n, mode);
        if (invalid >= 0 || indices.IsEmpty)
        {
            return invalid;
        }

        fixed (long* from = indices)
        {
            var (at, total) = ((nint)from, indices.Length);
            parallel.For((total + PerTask - 1) / PerTask, task =>
            {
                var start = task * PerTask;
                var count = Math.Min(PerTask, total - start);
                var to = (byte*)target + ((long)start * elementSize);
                TakeSized((byte*)source, n, elementSize, (long*)at + start, count, to, mode);
            });
        }

        return -1;
    }

    /// <summary>target[indices[i]] = values[i mod valueCount], in order: of equal indices the last wins.</summary>
    /// <param name="target">The elements written to, contiguous.</param>
    /// <param name="n">Their number.</param>
    /// <param name="elementSize">Bytes of an element.</param>
    /// <param name="indices">The indices.</param>
    /// <param name="values">The values; they do not overlap the target.</param>
    /// <param name="valueCount">Their number, at least 1 where there are indices; they are repeated as needed.</param>
    /// <param name="mode">What to do with indices out of range.</param>
    /// <returns>-1, or the position of the first invalid index (with n = 0 and repair asked for: 0).</returns>
    public static long Put(
        void* target, long n, int elementSize, ReadOnlySpan<long> indices, void* values, long valueCount,
        IndexMode mode)
    {
        var invalid = Validate(indices, n, mode);
        if (invalid >= 0 || indices.IsEmpty)
        {
            return invalid;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(valueCount, 1);
        switch (elementSize)
        {
            case 1:
                PutElements((byte*)target, n, indices, (byte*)values, valueCount, mode);
                break;
            case 2:
                PutElements((ushort*)target, n, indices, (ushort*)values, valueCount, mode);
                break;
            case 4:
                PutElements((uint*)target, n, indices, (uint*)values, valueCount, mode);
                break;
            case 8:
                PutElements((ulong*)target, n, indices, (ulong*)values, valueCount, mode);
                break;
            case 16:
                PutElements((UInt128*)target, n, indices, (UInt128*)values, valueCount, mode);
                break;
            default:
                PutBlocks((byte*)target, n, elementSize, indices, (byte*)values, valueCount, mode);
                break;
        }

        return -1;
    }

    private static long Validate(ReadOnlySpan<long> indices, long n, IndexMode mode)
    {
        if (mode == IndexMode.Raise)
        {
            return Indices.FirstInvalid(indices, n);
        }

        return n <= 0 && !indices.IsEmpty ? 0 : -1;
    }

    private static void TakeSized(
        byte* source, long n, int size, long* indices, int count, byte* target, IndexMode mode)
    {
        switch (size)
        {
            case 1:
                TakeElements(source, n, indices, count, target, mode);
                break;
            case 2:
                TakeElements((ushort*)source, n, indices, count, (ushort*)target, mode);
                break;
            case 4:
                TakeElements((uint*)source, n, indices, count, (uint*)target, mode);
                break;
            case 8:
                TakeElements((ulong*)source, n, indices, count, (ulong*)target, mode);
                break;
            case 16:
                TakeElements((UInt128*)source, n, indices, count, (UInt128*)target, mode);
                break;
            default:
                for (var index = 0; index < count; index++)
                {
                    var place = Place(indices[index], n, mode);
                    Buffer.MemoryCopy(source + (place * size), target + ((long)index * size), size, size);
                }

                break;
        }
    }

    /// <summary>
    /// The indices are read a second time here, and memory shared with the program may have changed since the check: an
    /// index that has become invalid reads element 0 rather than memory that is not ours.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Place(long index, long n, IndexMode mode) => Math.Max(0, Indices.Resolve(index, n, mode));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TakeElements<T>(T* source, long n, long* indices, int count, T* target, IndexMode mode)
        where T : unmanaged
    {
        for (var index = 0; index < count; index++)
        {
            target[index] = source[Place(indices[index], n, mode)];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PutElements<T>(
        T* target, long n, ReadOnlySpan<long> indices, T* values, long valueCount, IndexMode mode)
        where T : unmanaged
    {
        long value = 0;
        for (var index = 0; index < indices.Length; index++)
        {
            target[Place(indices[index], n, mode)] = values[value];
            value = value + 1 == valueCount ? 0 : value + 1;
        }
    }

    private static void PutBlocks(
        byte* target, long n, int size, ReadOnlySpan<long> indices, byte* values, long valueCount, IndexMode mode)
    {
        for (var index = 0; index < indices.Length; index++)
        {
            var place = Place(indices[index], n, mode);
            Buffer.MemoryCopy(values + (index % valueCount * size), target + (place * size), size, size);
        }
    }
}
