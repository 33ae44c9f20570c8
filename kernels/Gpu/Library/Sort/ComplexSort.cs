using KeySort = Cohort.Kernels.Gpu.Library.Sort.RadixSort<ulong, Cohort.Kernels.Gpu.Library.Sort.UInt64Bits>;
using ShortKeySort = Cohort.Kernels.Gpu.Library.Sort.ShortSort<ulong, Cohort.Kernels.Gpu.Library.Sort.UInt64Bits>;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>
/// Sorts lines of complex numbers by two keys of 64 bits (<see cref="ComplexKernels"/>): first by the lower, then,
/// stably, by the higher one. Scratch memory: for each element its key and two positions, and what positions of keys
/// take (<see cref="RadixSort{T,TBits}"/>).
/// </summary>
internal sealed class ComplexSort
{
    private readonly GpuCall _call;
    private readonly KeyLines _lines;
    private readonly KeyLines _keys;
    private readonly GpuSpan _data;
    private readonly GpuSpan _byLow;
    private readonly GpuSpan _byHigh;
    private readonly GpuSpan _moved;
    private readonly nint _rest;

    private ComplexSort(GpuCall call, KeyLines lines)
    {
        (_call, _lines) = (call, lines);
        var count = lines.Elements.Count;
        var words = (nint)(count * sizeof(ulong));
        var keys = lines with { Elements = new GpuSpan(0, count) };
        var restBytes = ShortKeySort.Takes(keys) ? 0 : KeySort.ArgSortBytes(keys);

        // The sorted numbers take the place of the keys and of what is behind them, when these are not needed any more.
        var scratch = call.Scratch((2 * words) + Aligned(words) + Math.Max(Aligned(words), restBytes));
        _data = lines.Elements with { Count = 2 * count };
        _byLow = new GpuSpan(scratch, count);
        _byHigh = new GpuSpan(scratch + words, count);
        _keys = keys with { Elements = new GpuSpan(scratch + (2 * words), count) };
        _moved = new GpuSpan(_keys.Elements.Address, 2 * count);
        _rest = _keys.Elements.Address + (nint)Aligned(words);
    }

    /// <summary>Sorts lines in place, or writes the positions that would.</summary>
    public static void Run(GpuCall call, KeyLines lines, GpuSpan? positions)
    {
        var sort = new ComplexSort(call, lines);
        sort.Order();
        if (positions is { } target)
        {
            sort.Launch(ComplexKernels.Compose, [sort._byLow, sort._byHigh, target]);
        }
        else
        {
            sort.Launch(ComplexKernels.Gather, [sort._data, sort._byLow, sort._byHigh, sort._moved]);
            sort.Launch(ComplexKernels.Return, [sort._moved, sort._data]);
        }
    }

    private static long Aligned(long bytes) => (bytes + 255) / 256 * 256;

    private void Order()
    {
        Launch(ComplexKernels.LowKeys, [_data, _keys.Elements]);
        ArgSort(_byLow);
        Launch(ComplexKernels.HighKeys, [_data, _byLow, _keys.Elements]);
        ArgSort(_byHigh);
    }

    private void ArgSort(GpuSpan positions)
    {
        if (ShortKeySort.Takes(_keys))
        {
            ShortKeySort.ArgSort(_call, _keys, default, positions);
        }
        else
        {
            KeySort.ArgSort(_call, _keys, default, positions, _rest);
        }
    }

    private void Launch(LibraryKernelKey kernel, ReadOnlySpan<GpuSpan> views)
    {
        var (blocks, threads) = GridShape.Of(_lines.Elements.Count);
        _call.Launch(kernel, blocks, threads, views, _lines.Elements.Count, _lines.Length);
    }
}
