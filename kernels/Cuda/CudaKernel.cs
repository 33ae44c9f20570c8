using Cohort.Kernels.Gpu.Emission;

namespace Cohort.Kernels.Cuda;

/// <summary>A kernel loaded on a physical device.</summary>
internal sealed class CudaKernel
{
    private CudaKernel(GpuKernelKey key, GpuKernelSource source, CudaModule module, CudaFunction function)
    {
        Key = key;
        Source = source;
        Module = module;
        Function = function;
    }

    public GpuKernelKey Key { get; }

    public GpuKernelSource Source { get; }

    public CudaModule Module { get; }

    public CudaFunction Function { get; }

    /// <summary>How many logical devices keep it.</summary>
    public int Users { get; set; }

    /// <summary>Compiles a text for the current context.</summary>
    public static CudaKernel Load(ICudaDriver driver, GpuKernelKey key, GpuKernelSource source)
    {
        var module = driver.LoadModule(source.Text);
        try
        {
            return new CudaKernel(key, source, module, driver.Function(module, source.EntryName));
        }
        catch
        {
            driver.UnloadModule(module);
            throw;
        }
    }
}
