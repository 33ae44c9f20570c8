using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Cuda.Ptx;

/// <summary>Writes kernels in PTX, one module each, which the driver compiles for its GPU.</summary>
public sealed class PtxEmitter : IGpuEmitter
{
    /// <summary>The PTX version: that of CUDA 11.0, so that every driver since 450 takes it.</summary>
    public const string Version = "7.0";

    /// <summary>The oldest GPUs that are supported.</summary>
    public const string Target = "sm_60";

    private const int MapThreads = 256;
    private const string EntryName = "cohort_kernel";

    /// <inheritdoc/>
    public GpuKernelSource Emit(GpuKernelKey key) =>
        KernelText.Write(key, new PtxWriter(key.Arguments), EntryName, MapThreads);
}
