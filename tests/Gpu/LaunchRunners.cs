using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.OpenCl;
using Cohort.Tests.Cuda.Emulation;
using Cohort.Tests.Cuda.Hardware;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>The ways in which tests run emitted kernels.</summary>
internal static class LaunchRunners
{
    public const string Ptx = "PTX";
    public const string WidePtx = "PTX with 64-bit indices";
    public const string OpenCl = "OpenCL";
    public const string Emulated = "CUDA on the emulated driver";
    public const string Machine = "CUDA on the GPU of this machine";

    private static readonly Lazy<(IGpuDriver? Driver, string Reason)> FoundOpenCl = new(FindOpenCl);

    public static TheoryData<string> All => [Ptx, WidePtx, OpenCl, Emulated, Machine];

    /// <summary>A runner; skips the test where what it needs is not there.</summary>
    public static ILaunchRunner Create(string name) => name switch
    {
        OpenCl => new DriverRunner(OnOpenCl()),
        Emulated => OnEmulatedCuda(),
        Machine => new DriverRunner(Share(HardwareCuda.Driver())),
        _ => new PtxRunner { IsAlwaysWide = name == WidePtx },
    };

    /// <summary>How often a random test runs: OpenCL takes tenths of a second to build a kernel.</summary>
    public static int Iterations(string name, int usual) =>
        name is OpenCl or Emulated ? Math.Max(usual / 12, 1) : usual;

    private static CudaShare Share(ICudaDriver driver) => new((CudaGpu)CudaPlatform.Find(driver).Gpus[0]);

    private static DriverRunner OnEmulatedCuda()
    {
        var cuda = new EmulatedCuda(new EmulatorOptions { MemoryPerDevice = 1 << 30 });
        return new DriverRunner(Share(cuda), () => Assert.Empty(cuda.Faults));
    }

    private static IGpuDriver OnOpenCl()
    {
        var (driver, reason) = FoundOpenCl.Value;
        Assert.SkipWhen(driver is null, reason);
        return driver!;
    }

    private static (IGpuDriver? Driver, string Reason) FindOpenCl()
    {
        var findings = OpenClPlatforms.Find(new OpenClEmitter());
        return findings.Gpus is [OpenClGpu gpu, ..]
            ? (new OpenClDriver(gpu), "")
            : (null, $"no OpenCL device: {string.Join(' ', findings.Remarks)}");
    }
}
