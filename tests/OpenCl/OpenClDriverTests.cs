using System.Runtime.InteropServices;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.OpenCl;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Xunit;

namespace Cohort.Tests.OpenCl;

/// <summary>The binding and the driver's side of OpenCL devices, without a session.</summary>
public sealed unsafe class OpenClDriverTests
{
    [Fact]
    public void Devices_say_what_they_are()
    {
        var devices = Pocl.Devices();
        Assert.Equal(["opencl:cpu:0", "opencl:cpu:1"], devices.Take(2).Select(device => device.Id));
        Assert.All(devices, device => Assert.False(device.IsDefault));
        Assert.All(devices, device => Assert.InRange(device.MemoryInBytes, 1 << 20, long.MaxValue));
        Assert.Contains("OpenCL", devices[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_go_to_the_device_within_it_and_back()
    {
        using var driver = new OpenClDriver((OpenClGpu)Pocl.Devices()[0]);
        using var queue = driver.CreateQueue();
        using var end = driver.CreateEvent();
        var first = driver.TryAllocate(4096)!.Value;
        var second = driver.TryAllocate(4096)!.Value;
        var source = Enumerable.Range(0, 600).Select(i => (byte)i).ToArray();
        var result = new byte[600];
        fixed (byte* from = source, to = result)
        {
            // Three rows of 5 bytes, 20 apart on the host; 32 apart at offset 40 of a buffer; 64 apart in another.
            queue.CopyFromHost(new RowCopy((nint)from + 7, 20, first.Address + 40, 32, 5, 3));
            queue.CopyOnDevice(new RowCopy(first.Address + 40, 32, second.Address + 130, 64, 5, 3), driver);
            queue.CopyToHost(new RowCopy(second.Address + 130, 64, (nint)to, 5, 5, 3));
            queue.CopyToHost(new RowCopy(second.Address + 130, 5, (nint)to + 100, 5, 5, 1));
            queue.Record(end);
            end.Wait();
        }

        Assert.Equal([7, 8, 9, 10, 11, 27, 28, 29, 30, 31, 47, 48, 49, 50, 51, 0], result[..16]);
        Assert.Equal([7, 8, 9, 10, 11, 0], result[100..106]);
        driver.Free(first);
        driver.Free(second);
    }

    [Fact]
    public void Queues_of_one_device_wait_for_each_others_events()
    {
        using var driver = new OpenClDriver((OpenClGpu)Pocl.Devices()[1]);
        using var one = driver.CreateQueue();
        using var other = driver.CreateQueue();
        using var written = driver.CreateEvent();
        using var read = driver.CreateEvent();
        var block = driver.TryAllocate(1 << 20)!.Value;
        const int Size = 1 << 20;
        var source = new byte[Size];
        var result = new byte[Size];
        for (var turn = 1; turn < 20; turn++)
        {
            Array.Fill(source, (byte)turn);
            fixed (byte* from = source, to = result)
            {
                one.CopyFromHost(new RowCopy((nint)from, Size, block.Address, Size, Size, 1));
                one.Record(written);
                other.WaitFor(written);
                other.CopyToHost(new RowCopy(block.Address, Size, (nint)to, Size, Size, 1));
                other.Record(read);
                read.Wait();
            }

            Assert.Equal(source, result);
        }

        driver.Free(block);
    }

    [Fact]
    public void A_buffer_that_no_device_has_is_none()
    {
        using var driver = new OpenClDriver((OpenClGpu)Pocl.Devices()[0]);
        Assert.Null(driver.TryAllocate(1L << 39));
    }

    [Fact]
    public void A_kernel_that_is_not_C_says_what_the_compiler_says()
    {
        var gpu = (OpenClGpu)Pocl.Devices()[0];
        var broken = new OpenClGpu(gpu.Library, new BrokenEmitter(), gpu.Addresses, "opencl:cpu:9", gpu.Facts);
        using var driver = new OpenClDriver(broken);
        var key = new FoldKey(ReductionOperator.Sum, ElementType.Double, true, true);
        var failure = Assert.Throws<DeviceException>(() => driver.Build(key));
        Assert.StartsWith(
            "clBuildProgram failed: CL_BUILD_PROGRAM_FAILURE (-11)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("nonsense", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_call_is_named_with_its_error()
    {
        using var driver = new OpenClDriver((OpenClGpu)Pocl.Devices()[0]);
        using var queue = driver.CreateQueue();
        var block = driver.TryAllocate(256)!.Value;
        var memory = NativeMemory.Alloc(512);
        var failure = Assert.Throws<DeviceException>(
            () => queue.CopyFromHost(new RowCopy((nint)memory, 512, block.Address, 512, 512, 1)));
        Assert.Equal("clEnqueueWriteBuffer failed: CL_INVALID_VALUE (-30)", failure.Message);
        NativeMemory.Free(memory);
        driver.Free(block);
    }

    private sealed class BrokenEmitter : IGpuEmitter
    {
        public GpuKernelSource Emit(GpuKernelKey key) => new("kernel nonsense(", "nonsense", 1, 1, 8);
    }
}
