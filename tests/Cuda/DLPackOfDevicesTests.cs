using Cohort.DLPack;
using Cohort.Kernels.Cuda;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>DLPack tensors in the memory of CUDA devices come in by a copy.</summary>
public sealed unsafe class DLPackOfDevicesTests
{
    [Theory]
    [MemberData(nameof(TestedCuda.Drivers), MemberType = typeof(TestedCuda))]
    public void Memory_of_a_device_of_the_session_is_copied_and_given_back_once(string name)
    {
        using var cuda = TestedCuda.Create(name, new CudaSetup { Gpus = 1 });
        using (var session = new Session(cuda.Setup.CreateEngine(cuda.Driver)))
        using (session.Enter())
        {
            var context = cuda.Driver.RetainPrimaryContext(cuda.Driver.Device(0));
            cuda.Driver.SetCurrent(context);
            var memory = DeviceMemory(cuda.Driver, [1, 2, 3, 4, 5, 6]);
            var released = 0;
            var managed = DLManagedTensor.Create(
                (void*)memory, new DLDevice(DLDeviceType.Cuda, 0), DLDataType.Of(typeof(double)), [3, 2], [-2, 1],
                () => released++);
            managed->Tensor.ByteOffset = 4 * sizeof(double);
            Assert.Throws<ValueError>(() => np.from_dlpack((nint)managed, copy: false));
            Assert.Equal(0, released);
            var array = np.from_dlpack((nint)managed);
            Assert.Equal(1, released);
            Assert.Equal([5.0, 6, 3, 4, 1, 2], array.ToArray<double>());
            Assert.Equal([10.0, 12, 6, 8, 2, 4], (array * 2).ToArray<double>());
            cuda.Driver.SetCurrent(context);
            cuda.Driver.Free(memory);
            cuda.Driver.ReleasePrimaryContext(cuda.Driver.Device(0));
        }

        cuda.MustBeRight();
    }

    [Fact]
    public void A_session_without_the_device_says_which_ones_it_has()
    {
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        var managed = DLManagedTensor.Create(
            (void*)256, new DLDevice(DLDeviceType.Cuda, 0), DLDataType.Of(typeof(double)), [2]);
        var refusal = Assert.Throws<BufferError>(() => np.from_dlpack((nint)managed));
        Assert.Contains("cpu:0", refusal.Message, StringComparison.Ordinal);
        managed->Deleter(managed);
    }

    private static nint DeviceMemory(ICudaDriver driver, ReadOnlySpan<double> content)
    {
        var bytes = content.Length * sizeof(double);
        var memory = driver.Allocate(bytes);
        var pinned = driver.AllocatePinned(bytes);
        content.CopyTo(new Span<double>((void*)pinned, content.Length));
        var stream = driver.CreateStream();
        driver.CopyToDevice(memory, pinned, bytes, stream);
        driver.Synchronize(stream);
        driver.DestroyStream(stream);
        driver.FreePinned(pinned);
        return memory;
    }
}
