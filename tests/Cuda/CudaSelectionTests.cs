using Cohort.Devices;
using Cohort.Kernels.Cuda;
using Cohort.Tests.Cuda.Emulation;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>Sessions find emulated CUDA devices and choose among them by name.</summary>
public sealed class CudaSelectionTests
{
    [Theory]
    [InlineData("cuda:0", "cuda:0")]
    [InlineData("cuda:1*2", "cuda:1")]
    [InlineData("cpu, cuda:0, cuda:1", "cuda:1")]
    [InlineData(null, "cuda:1")]
    public void A_session_computes_on_the_devices_that_it_is_told(string? devices, string used)
    {
        using var driver = new EmulatedCuda(new EmulatorOptions { Devices = 2, MemoryPerDevice = 1 << 24 });
        var catalogue = new DeviceCatalogue([CudaPlatform.Find(driver)]);
        var (engine, _, notes) = Composition.CreateEngine(new SessionOptions { Devices = devices }, catalogue);
        using (var session = new Session(engine))
        using (session.Enter())
        {
            Assert.Empty(notes);
            Assert.Contains(
                session.Devices, device => device.Name.StartsWith(used, StringComparison.Ordinal)
                    && device.Description.Contains("compute capability 9.0", StringComparison.Ordinal));
            Assert.Equal(3 * 20_000, (np.ones(20_000) * 3.0).sum().item<double>());
        }

        driver.Dispose();
        Assert.Empty(driver.Faults);

        // Beside a CPU, costs decide where so little work runs.
        if (devices is not null && !devices.Contains("cpu", StringComparison.Ordinal))
        {
            Assert.True(driver.Calls.GetValueOrDefault("cuLaunchKernel") > 0);
        }
    }

    [Fact]
    public void A_device_that_is_not_there_is_refused_with_a_list_of_those_that_are()
    {
        using var driver = new EmulatedCuda(new EmulatorOptions { Devices = 2 });
        var catalogue = new DeviceCatalogue([CudaPlatform.Find(driver)]);
        var refused = Assert.ThrowsAny<ArgumentException>(
            () => Composition.CreateEngine(new SessionOptions { Devices = "cuda:2" }, catalogue));
        Assert.Contains("cuda:1 (Emulated 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_driver_that_cannot_list_its_devices_is_a_remark_and_no_exception()
    {
        using var driver = new EmulatedCuda(new EmulatorOptions
        {
            Inject = (call, _) => call == "cuDeviceGetCount" ? new InjectedFault(CudaError.SystemDriverMismatch) : null,
        });
        var found = CudaPlatform.Find(driver);
        Assert.Empty(found.Gpus);
        Assert.Equal(
            "CUDA: the devices cannot be listed: cuDeviceGetCount: CUDA_ERROR_SYSTEM_DRIVER_MISMATCH (803): injected "
            + "by a test", Assert.Single(found.Remarks));
    }
}
