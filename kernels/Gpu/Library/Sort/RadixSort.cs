using System.Runtime.CompilerServices;
using TableScan = Cohort.Kernels.Gpu.Library.Scan.ScanLevels<uint, Cohort.Kernels.Library.Scan.RunningSum<uint>>;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>
/// Sorts lines of any length by radix. Each pass over a digit is three launches or more: count, scan, move. Scratch
/// memory: the elements once, with positions twice and eight bytes for each, and an eighth of a word for each element.
/// </summary>
internal sealed class RadixSort<T, TBits>
    where T : unmanaged
    where TBits : IKeyBits<T>
{
    private const long Alignment = 256;

    private readonly GpuCall _call;
    private readonly KeyLines _lines;
    private readonly KeyCoding _coding;
    private readonly long _entries;
    private readonly nint _table;
    private readonly GpuSpan _passes;
    private readonly nint _rest;

    private RadixSort(GpuCall call, KeyLines lines, KeyCoding coding, nint scratch)
    {
        (_call, _lines, _coding) = (call, lines, coding);
        _entries = Entries(lines);
        _passes = new GpuSpan(scratch, 1);
        _table = scratch + (nint)Alignment;
        _rest = _table + (nint)TableBytes(lines);
    }

    /// <summary>How many bytes of scratch memory a sort takes.</summary>
    public static long SortBytes(KeyLines lines) =>
        Alignment + TableBytes(lines) + (lines.Elements.Count * Unsafe.SizeOf<T>());

    /// <summary>How many bytes of scratch memory the positions take.</summary>
    public static long ArgSortBytes(KeyLines lines)
    {
        var (elementBytes, positionBytes) = PairBytes(lines);
        return Alignment + TableBytes(lines) + (2 * (elementBytes + positionBytes));
    }

    /// <summary>Sorts lines in place.</summary>
    public static void Sort(GpuCall call, KeyLines lines, KeyCoding coding, nint scratch)
    {
        var sort = new RadixSort<T, TBits>(call, lines, coding, scratch);
        var odd = new GpuSpan(sort._rest, lines.Elements.Count);
        sort.Run(lines.Elements, odd, RadixKernels<T, TBits>.MoveValues, [lines.Elements, odd]);
        sort.Launch(
            RadixKernels<T, TBits>.Return, [lines.Elements, odd, sort._passes], lines.Length, lines.Chunks);
    }

    /// <summary>Writes the positions that sort lines.</summary>
    public static void ArgSort(GpuCall call, KeyLines lines, KeyCoding coding, GpuSpan positions, nint scratch)
    {
        var count = lines.Elements.Count;
        var (elementBytes, positionBytes) = PairBytes(lines);
        var sort = new RadixSort<T, TBits>(call, lines, coding, scratch);
        var even = new GpuSpan(sort._rest, count);
        var odd = new GpuSpan(even.Address + (nint)elementBytes, count);
        var evenPositions = new GpuSpan(odd.Address + (nint)elementBytes, count);
        var oddPositions = new GpuSpan(evenPositions.Address + (nint)positionBytes, count);
        sort.Run(
            even, odd, RadixKernels<T, TBits>.MovePairs, [lines.Elements, even, odd, evenPositions, oddPositions]);
        sort.Launch(
            RadixPasses.Widen, [evenPositions, oddPositions, sort._passes, positions], lines.Length, lines.Chunks);
    }

    private static long Entries(KeyLines lines) => lines.Lines * lines.Chunks * RadixPasses.Digits;

    private static long TableBytes(KeyLines lines)
    {
        var entries = Entries(lines);
        return Aligned(sizeof(uint) * (entries + TableScan.TotalsOf(1, entries)));
    }

    private static (long Elements, long Positions) PairBytes(KeyLines lines) => (
        Aligned(lines.Elements.Count * Unsafe.SizeOf<T>()), Aligned(lines.Elements.Count * sizeof(uint)));

    private static long Aligned(long bytes) => (bytes + Alignment - 1) / Alignment * Alignment;

    private void Run(GpuSpan even, GpuSpan odd, LibraryKernelKey move, ReadOnlySpan<GpuSpan> moved)
    {
        var (length, chunks) = (_lines.Length, _lines.Chunks);
        var (sign, infinity) = ((long)_coding.Sign, (long)_coding.Infinity);
        var table = new GpuSpan(_table, _entries);
        Span<GpuSpan> movedBy = stackalloc GpuSpan[moved.Length + 2];
        moved.CopyTo(movedBy);
        (movedBy[^2], movedBy[^1]) = (_passes, table);
        _call.Upload([0], _passes.Address);
        Launch(RadixKernels<T, TBits>.Differences, [_lines.Elements, _passes], length, chunks, sign, infinity);
        for (var pass = 0; pass < Unsafe.SizeOf<T>(); pass++)
        {
            Launch(
                RadixKernels<T, TBits>.Count, [_lines.Elements, even, odd, _passes, table], pass, length, chunks, sign,
                infinity);
            TableScan.Accumulate(_call, _table, _table + (nint)(sizeof(uint) * _entries), 1, _entries, 1);
            Launch(move, movedBy, pass, length, chunks, sign, infinity);
        }
    }

    private void Launch(LibraryKernelKey kernel, ReadOnlySpan<GpuSpan> views, params ReadOnlySpan<long> numbers) =>
        _call.Launch(kernel, _lines.Lines * _lines.Chunks, LocalOrder.Threads, views, numbers);
}
