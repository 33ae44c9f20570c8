using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Counting;

/// <summary>Counts by whole numbers, whose sums do not depend on the order of the threads.</summary>
internal static class CountKernels
{
    /// <summary>The threads of a block.</summary>
    public const int Threads = 256;

    /// <summary>Up to how many bins a block counts in the memory that its threads share.</summary>
    public const int FewBins = 4096;

    /// <summary>How many numbers a block of <see cref="Shared"/> counts.</summary>
    public const int PerBlock = 1 << 14;

    /// <summary>Empties the bins.</summary>
    public static readonly LibraryKernelKey Clear = new(ClearBins);

    /// <summary>Counts into few bins: each block for itself, then all together.</summary>
    public static readonly LibraryKernelKey Shared = new(CountShared);

    /// <summary>Counts into many bins, a number for each thread.</summary>
    public static readonly LibraryKernelKey Global = new(CountGlobal);

    /// <summary>The counts as they are stored.</summary>
    public static readonly LibraryKernelKey Widen = new(WidenBins);

    private static void ClearBins(ArrayView<int> bins, long count)
    {
        var bin = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (bin < count)
        {
            bins[bin] = 0;
        }
    }

    private static void CountShared(ArrayView<long> numbers, ArrayView<int> bins, long length, long count)
    {
        var own = SharedMemory.Allocate<int>(FewBins);
        for (var bin = Group.IdxX; bin < count; bin += Group.DimX)
        {
            own[bin] = 0;
        }

        Group.Barrier();
        var first = (long)Grid.IdxX * PerBlock;
        var end = first + PerBlock < length ? first + PerBlock : length;
        for (var at = first + Group.IdxX; at < end; at += Group.DimX)
        {
            var number = numbers[at];
            if (number >= 0 && number < count)
            {
                Atomic.Add(ref own[number], 1);
            }
        }

        Group.Barrier();
        for (var bin = Group.IdxX; bin < count; bin += Group.DimX)
        {
            if (own[bin] != 0)
            {
                Atomic.Add(ref bins[bin], own[bin]);
            }
        }
    }

    private static void CountGlobal(ArrayView<long> numbers, ArrayView<int> bins, long length, long count)
    {
        var at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < length)
        {
            var number = numbers[at];
            if (number >= 0 && number < count)
            {
                Atomic.Add(ref bins[number], 1);
            }
        }
    }

    private static void WidenBins(ArrayView<int> bins, ArrayView<long> counts, long count)
    {
        var bin = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (bin < count)
        {
            counts[bin] = bins[bin];
        }
    }
}
