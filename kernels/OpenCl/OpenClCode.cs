using Cohort.Kernels.Gpu;
using Cohort.Kernels.Gpu.Emission;

namespace Cohort.Kernels.OpenCl;

/// <summary>A kernel object. Setting its arguments is not for several threads: it is one logical device's.</summary>
internal sealed unsafe class OpenClCode(OpenClLibrary library, nint kernel, GpuKernelSource source) : GpuCode
{
    /// <summary>The driver's handle.</summary>
    public nint Kernel { get; } = kernel;

    /// <summary>How it is launched.</summary>
    public GpuKernelSource Source { get; } = source;

    /// <inheritdoc/>
    public override void Dispose() => library.clReleaseKernel(Kernel);
}
