using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Tests.Gpu;

/// <summary>Host kernels whose code is what a GPU would be given.</summary>
internal sealed unsafe class EmittedKernels(ILaunchRunner runner) : IHostKernels
{
    public HostKernel Resolve(KernelGraph graph, ReadOnlySpan<AccessPattern> patterns, long elements) =>
        new EmittedKernel(graph, runner);

    public void Fold(
        KernelGraph graph, int output, byte* partials, long keptStride, long keptBegin, long keptEnd, long leaves,
        byte* destination)
    {
        var size = ReductionLaunches.PartialSize(graph, output);
        var resultSize = graph.OutputType(output).SizeInBytes();
        var kept = keptEnd - keptBegin;
        var first = (nint)partials + (nint)(keptBegin * size);
        var result = (nint)destination + (nint)(keptBegin * resultSize);
        var length = Math.Max((((leaves - 1) * keptStride) + kept) * size, 0);
        var scratch = new byte[Math.Max(leaves * kept * size, 1)];
        fixed (byte* other = scratch)
        {
            HostRange[] ranges =
            [
                new(first, length, true), new(result, kept * resultSize, true), new((nint)other, scratch.Length, true),
            ];
            foreach (var pass in ReductionLaunches.Passes(
                graph, output, leaves, kept, keptStride, first, (nint)other, result))
            {
                runner.Run(pass, ranges);
            }
        }
    }
}
