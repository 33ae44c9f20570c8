using Cohort.Kernels.Gpu.Library.Scan;
using Cohort.Kernels.Library.Operations;
using Cohort.Kernels.Library.Scan;
using Cohort.Runtime.Devices;

namespace Cohort.Kernels.Gpu.Library.Masks;

/// <summary>The true elements of a dense mask: what lies beside them, or where they are.</summary>
internal static class MaskLaunches
{
    /// <summary>Queues the selection of elements of any type.</summary>
    public static void Select(GpuCall call)
    {
        var (source, mask, target) = (call.Operands[0], call.Operands[1], call.Operands[2]);
        SizedTypes.Run(source.Type, new Selecting(call, source, mask, target));
    }

    /// <summary>Queues the search for positions.</summary>
    public static void Positions(GpuCall call)
    {
        var (mask, target) = (call.Operands[0], call.Operands[1]);
        Run<long, SelectedPosition>(call, target, mask, target);
    }

    private static void Run<T, TOutput>(GpuCall call, DeviceOperand source, DeviceOperand mask, DeviceOperand target)
        where T : unmanaged
        where TOutput : struct, IMaskOutput<T>
    {
        var length = mask.Layout.Count;
        if (length == 0 || target.Layout.Count == 0)
        {
            return;
        }

        const int Threads = MaskKernels<T, TOutput>.Threads;
        var chunks = (length + MaskKernels<T, TOutput>.Chunk - 1) / MaskKernels<T, TOutput>.Chunk;
        var levels = ScanLevels<long, RunningSum<long>>.TotalsOf(1, chunks);
        var counts = new GpuSpan(call.Scratch((chunks + levels) * sizeof(long)), chunks);
        var bytes = new GpuSpan(mask.Address, length);
        call.Launch(MaskKernels<T, TOutput>.Count, chunks, Threads, [bytes, counts], length);
        ScanLevels<long, RunningSum<long>>.Accumulate(
            call, counts.Address, counts.Address + (nint)(chunks * sizeof(long)), 1, chunks, 1);
        call.Launch(
            MaskKernels<T, TOutput>.Store, chunks, Threads,
            [new GpuSpan(source.Address, length), bytes, counts, new GpuSpan(target.Address, target.Layout.Count)],
            length, target.Layout.Count);
    }

    private readonly struct Selecting(GpuCall call, DeviceOperand source, DeviceOperand mask, DeviceOperand target)
        : ISizedBody
    {
        public void Run<T>()
            where T : unmanaged => Run<T, SelectedElement<T>>(call, source, mask, target);
    }
}
