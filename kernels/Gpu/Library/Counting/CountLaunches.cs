namespace Cohort.Kernels.Gpu.Library.Counting;

/// <summary>Counts how often numbers occur.</summary>
internal static class CountLaunches
{
    /// <summary>Queues the launches.</summary>
    public static void Run(GpuCall call)
    {
        var (numbers, counts) = (call.Operands[0], call.Operands[1]);
        var (length, count) = (numbers.Layout.Count, counts.Layout.Count);
        if (count == 0)
        {
            return;
        }

        var bins = new GpuSpan(call.Scratch(count * sizeof(int)), count);
        var (blocks, threads) = GridShape.Of(count);
        call.Launch(CountKernels.Clear, blocks, threads, [bins], count);
        if (length > 0)
        {
            ReadOnlySpan<GpuSpan> views = [new(numbers.Address, length), bins];
            if (count <= CountKernels.FewBins)
            {
                call.Launch(
                    CountKernels.Shared, (length + CountKernels.PerBlock - 1) / CountKernels.PerBlock,
                    CountKernels.Threads, views, length, count);
            }
            else
            {
                var (many, each) = GridShape.Of(length);
                call.Launch(CountKernels.Global, many, each, views, length, count);
            }
        }

        call.Launch(CountKernels.Widen, blocks, threads, [bins, new GpuSpan(counts.Address, count)], count);
    }
}
