namespace Cohort.Kernels.Gpu.Emission;

/// <summary>Writes kernels in a language that a device driver compiles. Stateless: any thread may use it.</summary>
public interface IGpuEmitter
{
    /// <summary>The text of a kernel. The same key gives the same text.</summary>
    GpuKernelSource Emit(GpuKernelKey key);
}
