using System.Runtime.CompilerServices;
using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>Where values would be inserted into a sorted vector: a bisection for each thread.</summary>
internal static class SearchKernels<T, TBits>
    where T : unmanaged
    where TBits : IKeyBits<T>
{
    /// <summary>In a vector that is sorted.</summary>
    public static readonly LibraryKernelKey Direct = new(Bisect);

    /// <summary>In a vector that an order would sort; places of it that do not exist are taken for the first.</summary>
    public static readonly LibraryKernelKey Indirect = new(BisectInOrder);

    // The same steps as on the CPU: so even a vector that is not sorted gives the same positions.
    private static void Bisect(
        ArrayView<T> sorted, ArrayView<T> values, ArrayView<long> positions, long right, long sign, long infinity)
    {
        var at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at >= values.Length)
        {
            return;
        }

        var value = Rank(values[at], sign, infinity);
        var (low, length) = (0L, sorted.Length);
        while (length > 1)
        {
            var half = length / 2;
            low = GoesBehind(Rank(sorted[low + half - 1], sign, infinity), value, right) ? low + half : low;
            length -= half;
        }

        positions[at] = length == 1 && GoesBehind(Rank(sorted[low], sign, infinity), value, right) ? low + 1 : low;
    }

    private static void BisectInOrder(
        ArrayView<T> array, ArrayView<long> order, ArrayView<T> values, ArrayView<long> positions, long right,
        long sign, long infinity)
    {
        var at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at >= values.Length)
        {
            return;
        }

        var value = Rank(values[at], sign, infinity);
        var (low, high) = (0L, order.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var place = order[middle];
            place = place >= 0 && place < array.Length ? place : 0;
            var goesBehind = GoesBehind(Rank(array[place], sign, infinity), value, right);
            low = goesBehind ? middle + 1 : low;
            high = goesBehind ? high : middle;
        }

        positions[at] = low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool GoesBehind(ulong element, ulong value, long right) =>
        element < value || (right != 0 && element == value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Rank(T element, long sign, long infinity) =>
        KeyCoding.Rank(TBits.Of(element), (ulong)sign, (ulong)infinity);
}
