using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>Sorts the lines of a dense matrix in place, or writes the positions that would.</summary>
internal readonly struct SortLaunches : IKeyBody
{
    private readonly GpuCall _call;
    private readonly KeyLines _lines;
    private readonly GpuSpan? _positions;

    private SortLaunches(GpuCall call, KeyLines lines, GpuSpan? positions) =>
        (_call, _lines, _positions) = (call, lines, positions);

    /// <summary>Queues the launches for any element type that has an order.</summary>
    /// <param name="call">The run of the operation.</param>
    /// <param name="matrix">The lines.</param>
    /// <param name="positions">Where to write positions; null sorts in place.</param>
    public static void Run(GpuCall call, in DeviceOperand matrix, GpuSpan? positions)
    {
        var lines = KeyLines.Of(matrix);
        if (lines.Elements.Count == 0)
        {
            return;
        }

        if (matrix.Type == ElementType.Complex)
        {
            ComplexSort.Run(call, lines, positions);
        }
        else
        {
            KeyCoding.Run(matrix.Type, new SortLaunches(call, lines, positions));
        }
    }

    /// <inheritdoc/>
    public void Run<T, TBits>(KeyCoding coding)
        where T : unmanaged
        where TBits : IKeyBits<T>
    {
        var isShort = ShortSort<T, TBits>.Takes(_lines);
        switch (_positions)
        {
            case null when isShort:
                ShortSort<T, TBits>.Sort(_call, _lines, coding);
                break;
            case null:
                RadixSort<T, TBits>.Sort(
                    _call, _lines, coding, _call.Scratch(RadixSort<T, TBits>.SortBytes(_lines)));
                break;
            case { } positions when isShort:
                ShortSort<T, TBits>.ArgSort(_call, _lines, coding, positions);
                break;
            case { } positions:
                RadixSort<T, TBits>.ArgSort(
                    _call, _lines, coding, positions, _call.Scratch(RadixSort<T, TBits>.ArgSortBytes(_lines)));
                break;
        }
    }
}
