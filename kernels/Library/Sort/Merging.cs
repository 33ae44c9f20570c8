using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>Stable merging of sorted runs: of equal elements, those of the left run come first.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TOrder">The order of both runs.</typeparam>
public static unsafe class Merging<T, TOrder>
    where T : unmanaged
    where TOrder : IOrder<T>
{
    /// <summary>Merges two sorted runs.</summary>
    /// <param name="left">The run whose elements go first among equals.</param>
    /// <param name="right">The other run.</param>
    /// <param name="target">As long as both together; it overlaps neither.</param>
    /// <exception cref="ArgumentException">The target is too short.</exception>
    public static void Merge(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> target)
    {
        if (target.Length < left.Length + right.Length)
        {
            throw new ArgumentException("The target is shorter than the two runs.", nameof(target));
        }

        fixed (T* a = left, b = right, to = target)
        {
            Merge(a, left.Length, b, right.Length, to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Merge(T* left, nint leftCount, T* right, nint rightCount, T* target)
    {
        T* leftEnd = left + leftCount, rightEnd = right + rightCount;
        while (left < leftEnd && right < rightEnd)
        {
            var (x, y) = (*left, *right);
            var takeRight = TOrder.Less(y, x);
            *target++ = takeRight ? y : x;
            right += takeRight ? 1 : 0;
            left += takeRight ? 0 : 1;
        }

        Copy(left, (nint)(leftEnd - left), target);
        Copy(right, (nint)(rightEnd - right), target + (leftEnd - left));
    }

    /// <summary>
    /// Writes elements [start, start + count) of the merged run; pieces of one merge may run in parallel.
    /// </summary>
    internal static void MergePiece(
        T* left, nint leftCount, T* right, nint rightCount, T* target, nint start, nint count)
    {
        var from = Split(left, leftCount, right, rightCount, start);
        var to = Split(left, leftCount, right, rightCount, start + count);
        Merge(left + from, to - from, right + (start - from), count - (to - from), target + start);
    }

    /// <summary>
    /// How many of the first <paramref name="rank"/> merged elements come from the left (the merge path).
    /// </summary>
    private static nint Split(T* left, nint leftCount, T* right, nint rightCount, nint rank)
    {
        var (low, high) = (nint.Max(0, rank - rightCount), nint.Min(rank, leftCount));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (TOrder.Less(right[rank - middle - 1], left[middle]))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static void Copy(T* source, nint count, T* target) =>
        Buffer.MemoryCopy(source, target, count * sizeof(T), count * sizeof(T));
}
