using Cohort.Kernels.Cuda;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>A module that can run.</summary>
internal interface IKernelCode
{
    /// <summary>Whether it has an entry point of this name.</summary>
    bool Has(string entry);

    /// <summary>Runs a launch to its end.</summary>
    /// <param name="entry">The entry point.</param>
    /// <param name="launch">The shape of the launch.</param>
    /// <param name="arguments">The parameters as they lie in memory.</param>
    /// <param name="memory">The device's memory; each access is checked.</param>
    void Run(string entry, in CudaLaunch launch, byte[] arguments, DeviceAccess memory);
}
