using Cohort.Kernels.Cuda.Ptx;
using Cohort.Kernels.Cuda.Toolkit;
using Cohort.Kernels.Gpu;
using Cohort.Runtime;

namespace Cohort.Kernels.Cuda;

/// <summary>Looks for the CUDA devices of this machine.</summary>
public static class CudaPlatform
{
    /// <summary>
    /// Looks for devices: cuda:0, cuda:1 and so on in the driver's order. Nothing but the driver's library is loaded,
    /// and no context is made.
    /// </summary>
    public static GpuFindings Find() => LibCuda.TryLoad(out var reason) is { } driver
        ? Find(driver, CudaToolkit.Find())
        : new GpuFindings([], [$"CUDA: {reason}."]);

    /// <summary>The devices behind a driver.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="toolkit">The libraries that its devices use; null for none.</param>
    public static GpuFindings Find(ICudaDriver driver, CudaToolkit? toolkit = null)
    {
        toolkit ??= CudaToolkit.None;
        var gpus = new List<IPhysicalGpu>();
        var remarks = new List<string>();
        try
        {
            var count = driver.DeviceCount();
            for (var ordinal = 0; ordinal < count; ordinal++)
            {
                Add(gpus, remarks, driver, ordinal, toolkit);
            }

            remarks.AddRange(count > 0 ? toolkit.Notes : ["CUDA: the driver is there, but it shows no device."]);
        }
        catch (DeviceException failure)
        {
            remarks.Add($"CUDA: the devices cannot be listed: {failure.Message}");
        }

        return new GpuFindings(gpus, remarks);
    }

    private static void Add(
        List<IPhysicalGpu> gpus, List<string> remarks, ICudaDriver driver, int ordinal, CudaToolkit toolkit)
    {
        try
        {
            var gpu = new CudaGpu(driver, ordinal, toolkit);
            if (gpu.Architecture < PtxEmitter.OldestArchitecture)
            {
                remarks.Add(
                    $"{gpu.Id} ({gpu.Description}) cannot be used: compute capability "
                    + $"{PtxEmitter.OldestArchitecture / 10}.{PtxEmitter.OldestArchitecture % 10} is needed.");
                return;
            }

            gpus.Add(gpu);
        }
        catch (DeviceException failure)
        {
            remarks.Add($"cuda:{ordinal} cannot be used: {failure.Message}");
        }
    }
}
