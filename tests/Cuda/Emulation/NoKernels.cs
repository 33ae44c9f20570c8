using Cohort.Kernels.Cuda;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>Accepts every text and computes nothing: for tests and measurements of everything but kernels.</summary>
internal sealed class NoKernels : IKernelExecutor, IKernelCode
{
    public IKernelCode Compile(string ptx) => this;

    public bool Has(string entry) => true;

    public void Run(string entry, in CudaLaunch launch, byte[] arguments, DeviceAccess memory)
    {
    }
}
