using Cohort.Kernels.Gpu.Emission;

namespace Cohort.Kernels.Cuda;

/// <summary>The CUDA devices that this process sees.</summary>
public sealed class CudaPlatform
{
    /// <summary>Lists the devices of a driver.</summary>
    /// <exception cref="CudaException">The driver does not tell about its devices.</exception>
    public CudaPlatform(ICudaDriver driver, IGpuEmitter emitter)
    {
        DriverVersion = driver.Version;
        var gpus = new CudaGpu[driver.DeviceCount()];
        for (var ordinal = 0; ordinal < gpus.Length; ordinal++)
        {
            gpus[ordinal] = new CudaGpu(driver, emitter, ordinal);
        }

        Gpus = gpus;
    }

    /// <summary>The newest CUDA version that the driver serves, as 13000 for 13.0.</summary>
    public int DriverVersion { get; }

    /// <summary>The devices in the driver's order.</summary>
    public IReadOnlyList<CudaGpu> Gpus { get; }

    /// <summary>Looks for a driver and its devices on this machine. Loads nothing but the driver's library.</summary>
    /// <param name="emitter">Writes kernels as PTX.</param>
    /// <param name="reason">Why there is no device: in words for the user.</param>
    /// <returns>The devices, at least one; or null.</returns>
    public static CudaPlatform? TryOpen(IGpuEmitter emitter, out string reason)
    {
        if (LibCuda.TryLoad(out reason) is not { } driver)
        {
            return null;
        }

        try
        {
            var platform = new CudaPlatform(driver, emitter);
            reason = platform.Gpus.Count == 0 ? "the NVIDIA driver sees no device" : "";
            return platform.Gpus.Count == 0 ? null : platform;
        }
        catch (Gpu.DeviceException failure)
        {
            reason = $"the NVIDIA driver fails: {failure.Message}";
            return null;
        }
    }
}
