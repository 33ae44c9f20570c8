using System.Numerics;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>Sorts lines that a block has room for, in one launch.</summary>
internal static class ShortSort<T, TBits>
    where T : unmanaged
    where TBits : IKeyBits<T>
{
    // With fewer slots than a block has room for, more blocks run at the same time.
    private const int UsualSlots = 512;

    // No other numbers: OpenCL devices may compile a kernel for every size of a block anew.
    private const int Threads = 256;
    private const int FewThreads = 32;

    /// <summary>Whether lines are short enough.</summary>
    public static bool Takes(KeyLines lines) => lines.Length <= ShortSortKernels<T, TBits>.Slots;

    /// <summary>Sorts lines in place.</summary>
    public static void Sort(GpuCall call, KeyLines lines, KeyCoding coding) =>
        Launch(call, ShortSortKernels<T, TBits>.Values, lines, coding, [lines.Elements]);

    /// <summary>Writes the positions that sort lines.</summary>
    public static void ArgSort(GpuCall call, KeyLines lines, KeyCoding coding, GpuSpan positions) =>
        Launch(call, ShortSortKernels<T, TBits>.Positions, lines, coding, [lines.Elements, positions]);

    private static void Launch(
        GpuCall call, LibraryKernelKey kernel, KeyLines lines, KeyCoding coding, ReadOnlySpan<GpuSpan> views)
    {
        var bits = Math.Max(BitOperations.Log2((ulong)Math.Max(lines.Length - 1, 1)) + 1, 1);
        var perBlock = Math.Min(Math.Max(UsualSlots >> bits, 1), lines.Lines);
        var threads = (perBlock << bits) / 2 <= FewThreads ? FewThreads : Threads;
        call.Launch(
            kernel, (lines.Lines + perBlock - 1) / perBlock, threads, views, lines.Lines, lines.Length, bits, perBlock,
            (long)coding.Sign, (long)coding.Infinity);
    }
}
