using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>A stable merge sort from the bottom up over short runs sorted by insertion.</summary>
internal static unsafe class MergeSort<T, TOrder>
    where T : unmanaged
    where TOrder : IOrder<T>
{
    private const int RunLength = 20;

    /// <summary>Sorts <paramref name="count"/> elements in place, with as many of scratch.</summary>
    public static void Sort(T* data, T* scratch, nint count)
    {
        for (nint start = 0; start < count; start += RunLength)
        {
            Insert(data + start, (int)nint.Min(RunLength, count - start));
        }

        var (source, target) = ((nint)data, (nint)scratch);
        for (nint width = RunLength; width < count; width *= 2)
        {
            for (nint start = 0; start < count; start += 2 * width)
            {
                var left = nint.Min(width, count - start);
                var right = nint.Min(width, count - start - left);
                MergeRuns((T*)source + start, left, right, (T*)target + start);
            }

            (source, target) = (target, source);
        }

        if (source != (nint)data)
        {
            Buffer.MemoryCopy((void*)source, data, count * sizeof(T), count * sizeof(T));
        }
    }

    /// <summary>Sorts a few elements by insertion; stable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Insert(T* data, int count)
    {
        for (var index = 1; index < count; index++)
        {
            var element = data[index];
            var at = index;
            for (; at > 0 && TOrder.Less(element, data[at - 1]); at--)
            {
                data[at] = data[at - 1];
            }

            data[at] = element;
        }
    }

    private static void MergeRuns(T* runs, nint left, nint right, T* target)
    {
        if (right == 0 || !TOrder.Less(runs[left], runs[left - 1]))
        {
            Buffer.MemoryCopy(runs, target, (left + right) * sizeof(T), (left + right) * sizeof(T));
            return;
        }

        Merging<T, TOrder>.Merge(runs, left, runs + left, right, target);
    }
}
