namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>Finds where values would be inserted into a vector.</summary>
internal readonly struct SearchLaunches : IKeyBody
{
    private const int Threads = 256;

    public required GpuCall Call { get; init; }

    public required bool Right { get; init; }

    public void Run<T, TBits>(KeyCoding coding)
        where T : unmanaged
        where TBits : IKeyBits<T>
    {
        var (sorted, values, order, target) = (Span(0), Span(1), Span(2), Span(3));
        var blocks = (values.Count + Threads - 1) / Threads;
        ReadOnlySpan<long> numbers = [Right ? 1 : 0, (long)coding.Sign, (long)coding.Infinity];
        if (order.Count == 0)
        {
            Call.Launch(SearchKernels<T, TBits>.Direct, blocks, Threads, [sorted, values, target], numbers);
            return;
        }

        OrderCheck.Launch(
            Call, order, sorted.Count, () => new ArgumentException("Sorter index out of range.", "sorter"));
        Call.Launch(SearchKernels<T, TBits>.Indirect, blocks, Threads, [sorted, order, values, target], numbers);
    }

    private GpuSpan Span(int operand)
    {
        ref readonly var view = ref Call.Operands[operand];
        return new GpuSpan(view.Address, view.Layout.Count);
    }
}
