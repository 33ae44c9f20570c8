using Cohort.Kernels.Cuda;
using Cohort.Runtime;
using Cohort.Tests.Cuda.Emulation;
using Xunit;

namespace Cohort.Tests.Cuda.Hardware;

/// <summary>Failures that a real driver can be brought to: typed errors, after which the session computes on.</summary>
public sealed class RefusedWorkTests
{
    private const long Budget = 1L << 50;

    public static TheoryData<string> Drivers => TestedCuda.Drivers;

    // Not on a real device: the host gets what is twice as large as the device.
    [Fact]
    public void An_array_larger_than_a_driver_can_allocate_is_computed_all_the_same()
    {
        using var cuda = TestedCuda.Create(TestedCuda.Emulated, new CudaSetup
        {
            Driver = new EmulatorOptions { MemoryPerDevice = 1 << 16 },
            Memory = Budget,
            BytesPerPiece = long.MaxValue,
        });
        var elements = cuda.Driver.DeviceMemory(cuda.Driver.Device(0)) / sizeof(double) * 2;
        using (var session = new Session(cuda.Setup.CreateEngine(cuda.Driver)))
        using (session.Enter())
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                Fill(session, elements);
                Assert.Equal(30, (np.arange(6) * 2.0).sum().item<double>());
            }
        }

        cuda.Dispose();
        cuda.MustBeRight();
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void Memory_that_a_driver_does_not_have_is_out_of_memory_by_name(string driver)
    {
        using var cuda = TestedCuda.Create(driver, new CudaSetup());
        var device = cuda.Driver.Device(0);
        cuda.Driver.SetCurrent(cuda.Driver.RetainPrimaryContext(device));
        var full = Assert.Throws<CudaException>(() => cuda.Driver.Allocate(cuda.Driver.DeviceMemory(device) * 2));
        Assert.Equal(("cuMemAlloc_v2", CudaError.OutOfMemory), (full.Call, full.Error));
        cuda.Driver.Free(cuda.Driver.Allocate(1024));
        cuda.Driver.ReleasePrimaryContext(device);
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void An_entry_that_a_kernel_does_not_have_is_not_found_by_name(string driver)
    {
        using var cuda = TestedCuda.Create(driver, new CudaSetup());
        var device = cuda.Driver.Device(0);
        cuda.Driver.SetCurrent(cuda.Driver.RetainPrimaryContext(device));
        var module = cuda.Driver.LoadModule(
            ".version 7.0\n.target sm_60\n.address_size 64\n.visible .entry there()\n{\n    ret;\n}\n");
        var missing = Assert.Throws<CudaException>(() => cuda.Driver.Function(module, "not_there"));
        Assert.Equal(("cuModuleGetFunction", CudaError.NotFound), (missing.Call, missing.Error));
        Assert.NotEqual(0, cuda.Driver.Function(module, "there").Handle);
        cuda.Driver.UnloadModule(module);
        cuda.Driver.ReleasePrimaryContext(device);
    }

    private static void Fill(Session session, long elements)
    {
        var a = np.zeros(new Shape(elements)) + 1.0;
        session.Wait();
        GC.KeepAlive(a);
    }
}
