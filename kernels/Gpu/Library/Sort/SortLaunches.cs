namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>Sorts the lines of a dense matrix in place, or writes the positions that would.</summary>
internal readonly struct SortLaunches : IKeyBody
{
    public required GpuCall Call { get; init; }

    public required KeyLines Lines { get; init; }

    /// <summary>Where to write positions; null sorts in place.</summary>
    public required GpuSpan? Positions { get; init; }

    public void Run<T, TBits>(KeyCoding coding)
        where T : unmanaged
        where TBits : IKeyBits<T>
    {
        if (Lines.Elements.Count == 0)
        {
            return;
        }

        var isShort = ShortSort<T, TBits>.Takes(Lines);
        switch (Positions)
        {
            case null when isShort:
                ShortSort<T, TBits>.Sort(Call, Lines, coding);
                break;
            case null:
                RadixSort<T, TBits>.Sort(Call, Lines, coding);
                break;
            case { } positions when isShort:
                ShortSort<T, TBits>.ArgSort(Call, Lines, coding, positions);
                break;
            case { } positions:
                RadixSort<T, TBits>.ArgSort(Call, Lines, coding, positions);
                break;
        }
    }
}
