using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cohort.Kernels.Library.Gather;

/// <summary>Checks and resolves linear indices.</summary>
public static unsafe class Indices
{
    /// <summary>The position of the first index outside [-n, n), or -1 when all are valid.</summary>
    /// <param name="indices">The indices.</param>
    /// <param name="n">The number of elements that they select from.</param>
    public static long FirstInvalid(ReadOnlySpan<long> indices, long n)
    {
        fixed (long* start = indices)
        {
            return FirstInvalid(start, indices.Length, n);
        }
    }

    /// <summary>The place of an index that may be negative; only for n above 0 in the modes that repair.</summary>
    /// <returns>A place in [0, n), or -1 when the mode is <see cref="IndexMode.Raise"/> and the index is
    /// invalid.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Resolve(long index, long n, IndexMode mode)
    {
        if ((ulong)index < (ulong)n)
        {
            return index;
        }

        if (mode == IndexMode.Raise)
        {
            var fromEnd = index + n;
            return (ulong)fromEnd < (ulong)n && index < 0 ? fromEnd : -1;
        }

        if (mode == IndexMode.Clip)
        {
            return index < 0 ? 0 : n - 1;
        }

        var remainder = index % n;
        return remainder < 0 ? remainder + n : remainder;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static long FirstInvalid(long* indices, long count, long n)
    {
        long at = 0;
        var (low, high) = (Vector512.Create(-n), Vector512.Create(n));
        for (; at + Vector512<long>.Count <= count; at += Vector512<long>.Count)
        {
            var block = Vector512.Load(indices + at);
            if (Vector512.LessThanAny(block, low) || Vector512.GreaterThanOrEqualAny(block, high))
            {
                break;
            }
        }

        for (; at < count; at++)
        {
            if (indices[at] < -n || indices[at] >= n)
            {
                return at;
            }
        }

        return -1;
    }
}
