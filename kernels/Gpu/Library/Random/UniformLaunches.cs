using Cohort.Kernels.Library.Random;
using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Gpu.Library.Random;

/// <summary>Uniform numbers of a stream on a GPU.</summary>
internal static class UniformLaunches
{
    /// <summary>The threads of a block.</summary>
    public const int Threads = PcgKernelSizes.Threads;

    // A block that is being given out may have to be computed beside those that follow.
    private const int WordsOfBlock = 4;
    private const int MostPerThread = 32;

    /// <summary>Queues the launch that fills the call's operand.</summary>
    public static void Run<TBits>(GpuCall call, TBits bits)
        where TBits : struct, ISplittableStream
    {
        var target = call.Operands[0];
        var count = target.Layout.Count;
        if (count == 0)
        {
            return;
        }

        var isDouble = target.Type == ElementType.Double;
        var waits = !isDouble && bits.HasUInt32;
        var draws = isDouble ? count : (count - (waits ? 1 : 0) + 1) / 2;
        var perThread = PerThread(draws);
        var blocks = (draws + WordsOfBlock + (Threads * perThread) - 1) / (Threads * perThread);
        var state = bits.KernelState();
        var numbers = call.Upload(state, call.Scratch((state.Length + 1) * sizeof(long)));
        ReadOnlySpan<GpuSpan> views = [new(target.Address, count), numbers];
        call.Launch(TBits.UniformKernel(isDouble), blocks, Threads, views, count, waits ? 1 : 0, perThread);
        if (waits)
        {
            call.Launch(
                WaitingKernel.Store, 1, 1, [new GpuSpan(target.Address, 1)],
                BitConverter.SingleToUInt32Bits(bits.NextSingle()));
        }
    }

    // Few numbers are shared by many threads, many are worth the jump to the first of them.
    private static long PerThread(long draws)
    {
        var perThread = (long)WordsOfBlock;
        while (perThread < MostPerThread && draws > 4096 * perThread)
        {
            perThread *= 2;
        }

        return perThread;
    }
}
