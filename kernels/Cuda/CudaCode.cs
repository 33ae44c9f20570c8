using Cohort.Kernels.Gpu;

namespace Cohort.Kernels.Cuda;

/// <summary>A logical device's use of a kernel.</summary>
internal sealed class CudaCode(CudaShare share, CudaKernel kernel) : GpuCode
{
    public CudaKernel Kernel { get; } = kernel;

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (share.Forget(this))
        {
            share.Gpu.Release(Kernel);
        }
    }
}
