using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu;
using Cohort.Runtime;
using Cohort.Tests.Cuda.Emulation;
using Cohort.Tests.Cuda.PtxExecution;
using Xunit;

namespace Cohort.Tests.Cuda.Hardware;

/// <summary>The CUDA devices of the machine that the tests run on, where it has any.</summary>
internal static class HardwareCuda
{
    /// <summary>
    /// The variable that lets the emulated driver stand in for the machine's, to try the tests for it.
    /// </summary>
    public const string Variable = "COHORT_EMULATED_GPU";

    private const long EmulatedMemory = 1 << 28;

    private static readonly Lazy<(ICudaDriver? Driver, GpuFindings Findings)> Found = new(Find);

    private static readonly Lazy<KernelAcceptance?> TestedKernels = new(
        () => Found.Value.Driver is { } driver ? new KernelAcceptance(driver) : null);

    /// <summary>What has every emitted text compiled by the driver; null where there is no device.</summary>
    public static KernelAcceptance? Kernels => TestedKernels.Value;

    /// <summary>The devices in words, or why there are none.</summary>
    public static string Description
    {
        get
        {
            var (driver, findings) = Found.Value;
            return driver is null
                ? $"no CUDA device: {string.Join(' ', findings.Remarks)}"
                : $"{string.Join("; ", findings.Gpus.Select(gpu => $"{gpu.Id}: {gpu.Description}"))}; the driver "
                    + $"serves CUDA {driver.Version / 1000}.{driver.Version % 1000 / 10}";
        }
    }

    /// <summary>How many physical devices there are.</summary>
    public static int Count => Found.Value.Driver is null ? 0 : Found.Value.Findings.Gpus.Count;

    /// <summary>The rows of a test on the device: where there is none a single one, to be skipped.</summary>
    public static IEnumerable<T> Rows<T>(IEnumerable<T> rows) => Count > 0 ? rows : rows.Take(1);

    /// <summary>The driver; skips the test, with the reason, where there is no device.</summary>
    public static ICudaDriver Driver()
    {
        Assert.SkipWhen(Found.Value.Driver is null, Description);
        return Found.Value.Driver!;
    }

    private static EmulatedCuda StandIn() => new(
        new EmulatorOptions { MemoryPerDevice = EmulatedMemory, Executor = new PtxKernels(standsIn: true) });

    private static (ICudaDriver? Driver, GpuFindings Findings) Find()
    {
        var isEmulated = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };
        var reason = "";
        ICudaDriver? driver = isEmulated ? StandIn() : LibCuda.TryLoad(out reason);
        if (driver is null)
        {
            return (null, new GpuFindings([], [reason + "."]));
        }

        var findings = CudaPlatform.Find(driver);
        try
        {
            foreach (var gpu in findings.Gpus)
            {
                // Making a context takes a good part of a second: all tests use one.
                driver.RetainPrimaryContext(driver.Device(((CudaGpu)gpu).Ordinal));
            }
        }
        catch (DeviceException failure)
        {
            return (null, new GpuFindings([], [$"it does not start: {failure.Message}."]));
        }

        return (findings.Gpus.Count > 0 ? driver : null, findings);
    }
}
