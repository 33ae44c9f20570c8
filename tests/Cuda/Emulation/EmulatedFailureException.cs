using Cohort.Kernels.Cuda;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>Work has failed on an emulated device: as on a real one, the device is lost.</summary>
internal sealed class EmulatedFailureException(CudaError error, string message) : Exception(message)
{
    public CudaError Error { get; } = error;
}
