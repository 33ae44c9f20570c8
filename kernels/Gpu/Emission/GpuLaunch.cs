namespace Cohort.Kernels.Gpu.Emission;

/// <summary>One launch: which kernel, with which arguments. Nothing is launched for 0 units.</summary>
/// <param name="Key">The kernel.</param>
/// <param name="Arguments">
/// The slots of <see cref="GpuArgumentLayout"/>. The first ones are operand addresses as
/// <see cref="Cohort.Runtime.Regions.MemoryBlock"/> counts them; an OpenCL device replaces them by offsets.
/// </param>
/// <param name="Units">What has to be computed, for <see cref="GpuKernelSource.BlocksFor"/>.</param>
public sealed record GpuLaunch(GpuKernelKey Key, ulong[] Arguments, long Units)
{
    /// <summary>The addresses of the operands.</summary>
    public Span<ulong> Addresses => Arguments.AsSpan(0, Key.OperandCount);
}
