using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu;
using Cohort.Runtime;
using Xunit;

namespace Cohort.Tests.Cuda.Binding;

/// <summary>
/// The binding hands C functions what the driver's header says, and makes words of what it finds. No driver takes part.
/// </summary>
public sealed class LibCudaTests
{
    private readonly LibCuda _cuda;

    public LibCudaTests()
    {
        StubLibrary.Reset();
        _cuda = LibCuda.TryStart(new CudaLibrary(StubLibrary.Find), out _)!;
    }

    [Fact]
    public void Facts_of_a_device_are_read()
    {
        Assert.Equal(13000, _cuda.Version);
        Assert.Equal(3, _cuda.DeviceCount());
        Assert.Equal(102, _cuda.Device(2));
        Assert.Equal("NVIDIA Stub", _cuda.DeviceName(102));
        Assert.Equal(1L << 37, _cuda.DeviceMemory(102));
        Assert.Equal("0000:65:00.0", _cuda.PciBusId(102));
        Assert.Equal(new Guid("00010203-0405-0607-0809-0a0b0c0d0e0f"), _cuda.DeviceIdentity(102));
        Assert.Equal(1075, _cuda.Attribute(102, CudaAttribute.ComputeCapabilityMajor));
        Assert.True(_cuda.CanAccessPeer(1, 2));
        Assert.Equal("DeviceCanAccessPeer(1, 1, 2)", StubLibrary.Calls[^1]);
    }

    [Fact]
    public void Memory_is_taken_with_the_right_flags()
    {
        Assert.Equal(0x7000_0000_0000, (long)_cuda.Allocate(512));
        Assert.Equal("MemAlloc(123145302310912, 512)", StubLibrary.Calls[^1]);
        Assert.Equal(4096, _cuda.AllocatePinned(64));
        Assert.Equal("MemHostAlloc(4096, 64, 1)", StubLibrary.Calls[^1]);
        Assert.Equal(10, _cuda.FreeMemory());
        _cuda.CreateStream();
        Assert.Equal("Create(5, 1)", StubLibrary.Calls[^1]);
        _cuda.CreateEvent();
        Assert.Equal("Create(5, 3)", StubLibrary.Calls[^1]);
    }

    [Fact]
    public void Copies_name_what_goes_where()
    {
        _cuda.CopyToDevice(1, 2, 3, new CudaStream(4));
        _cuda.CopyToHost(5, 6, 7, new CudaStream(8));
        _cuda.CopyWithin(9, 10, 11, new CudaStream(12));
        _cuda.CopyPeer(1, new CudaContext(2), 3, new CudaContext(4), 5, new CudaStream(6));
        _cuda.WaitEvent(new CudaStream(7), new CudaEvent(8));
        _cuda.Record(new CudaEvent(9), new CudaStream(10));
        Assert.Equal(
            ["Memcpy(1, 2, 3, 4)", "Memcpy(5, 6, 7, 8)", "Memcpy(9, 10, 11, 12)", "MemcpyPeer(1, 2, 3, 4, 5, 6)",
                "StreamWaitEvent(7, 8, 0)", "Two(9, 10)"], StubLibrary.Calls);
    }

    [Fact]
    public void Rows_to_and_from_the_host_are_a_CUDA_MEMCPY2D()
    {
        var rows = new RowCopy(0xA0, 0x10, 0xB0, 0x20, 8, 3);
        _cuda.CopyRowsToDevice(rows, new CudaStream(1));
        Assert.Equal("Memcpy2D(0 0 1 a0 0 0 10 0 0 2 0 b0 0 20 8 3, 1)", StubLibrary.Calls[^1]);
        _cuda.CopyRowsToHost(rows, new CudaStream(1));
        Assert.Equal("Memcpy2D(0 0 2 0 a0 0 10 0 0 1 b0 0 0 20 8 3, 1)", StubLibrary.Calls[^1]);
        _cuda.CopyRowsWithin(rows, new CudaStream(1));
        Assert.Equal("Memcpy2D(0 0 2 0 a0 0 10 0 0 2 0 b0 0 20 8 3, 1)", StubLibrary.Calls[^1]);
    }

    [Fact]
    public void Rows_between_devices_are_a_CUDA_MEMCPY3D_PEER()
    {
        var rows = new RowCopy(0xA0, 0x10, 0xB0, 0x20, 8, 3);
        _cuda.CopyRowsPeer(rows, new CudaContext(0xD), new CudaContext(0xC), new CudaStream(1));
        Assert.Equal(
            "Memcpy3DPeer(0 0 0 0 2 0 a0 0 c 10 3 0 0 0 0 2 0 b0 0 d 20 3 8 3 1, 1)", StubLibrary.Calls[^1]);
    }

    [Fact]
    public void A_launch_passes_one_block_of_arguments()
    {
        var shape = new CudaLaunch(1, 2, 3, 4, 5, 6, 7);
        _cuda.Launch(new CudaFunction(8), shape, new CudaStream(9), [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
        Assert.Equal("LaunchKernel(8, 1 2 3, 4 5 6, 7, 9, 0, 1 2 0, 16: 1 2)", StubLibrary.Calls[^1]);
    }

    [Fact]
    public void A_launch_allocates_nothing()
    {
        var (function, shape, stream) = (new CudaFunction(8), CudaLaunch.Linear(1, 1), new CudaStream(9));
        var empty = LibCuda.TryStart(new CudaLibrary(SilentLibrary.Find), out _)!;
        Span<byte> arguments = stackalloc byte[64];
        empty.Launch(function, shape, stream, arguments);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            empty.Launch(function, shape, stream, arguments);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Code_that_is_refused_tells_the_compilers_log()
    {
        Assert.Equal(new CudaModule(6), _cuda.LoadModule("text"));
        Assert.Equal("ModuleLoad(6, text, 2, 5, 6, 16384)", StubLibrary.Calls[^1]);
        Assert.Equal(new CudaFunction(8), _cuda.Function(new CudaModule(6), "entry"));
        StubLibrary.Result = (int)CudaError.InvalidPtx;
        var refused = Assert.Throws<CudaException>(() => _cuda.LoadModule("text"));
        Assert.Equal("cuModuleLoadDataEx: CUDA_ERROR_INVALID_PTX (218): line 3: what is this?", refused.Message);
    }

    [Fact]
    public void A_failed_call_names_itself_and_the_error()
    {
        StubLibrary.Result = (int)CudaError.OutOfMemory;
        var failed = Assert.Throws<CudaException>(() => _cuda.Allocate(1));
        Assert.Equal("cuMemAlloc_v2: CUDA_ERROR_OUT_OF_MEMORY (2): what the driver says", failed.Message);
        Assert.Equal(("cuMemAlloc_v2", CudaError.OutOfMemory), (failed.Call, failed.Error));
        StubLibrary.Result = 12345;
        failed = Assert.Throws<CudaException>(() => _cuda.Allocate(1));
        Assert.Equal("cuMemAlloc_v2: CUDA error 12345: what the driver says", failed.Message);
    }

    [Fact]
    public void Errors_that_stay_say_that_the_device_is_lost()
    {
        StubLibrary.Result = (int)CudaError.LaunchFailed;
        var lost = Assert.Throws<DeviceLostException>(() => _cuda.Synchronize(new CudaStream(1)));
        Assert.Contains("cuStreamSynchronize: CUDA_ERROR_LAUNCH_FAILED (719)", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_is_not_over_is_no_error()
    {
        StubLibrary.Result = (int)CudaError.NotReady;
        Assert.False(_cuda.IsOver(new CudaEvent(1)));
        StubLibrary.Result = 0;
        Assert.True(_cuda.IsOver(new CudaEvent(1)));
    }

    [Theory]
    [InlineData(10020, 0, "the NVIDIA driver is too old: it serves CUDA 10.2, and 11.4 is needed")]
    [InlineData(13000, 100, "the NVIDIA driver sees no device")]
    [InlineData(
        13000, 803,
        "the NVIDIA driver does not start: cuInit: CUDA_ERROR_SYSTEM_DRIVER_MISMATCH (803): what the driver says")]
    public void A_driver_that_cannot_be_used_is_a_reason_and_no_exception(int version, int init, string reason)
    {
        (StubLibrary.Version, StubLibrary.InitResult) = (version, init);
        Assert.Null(LibCuda.TryStart(new CudaLibrary(StubLibrary.Find), out var told));
        Assert.Equal(reason, told);
    }

    [Fact]
    public void A_library_without_an_entry_point_is_told_by_its_name()
    {
        var library = new CudaLibrary(name => name == "cuStreamWaitEvent" ? 0 : StubLibrary.Find(name));
        Assert.Null(LibCuda.TryStart(library, out var told));
        Assert.Equal("the NVIDIA driver (CUDA 13.0) has no cuStreamWaitEvent", told);
        Assert.Null(LibCuda.TryStart(new CudaLibrary(_ => 0), out told));
        Assert.StartsWith(
            $"{CudaLibrary.FileName} is not a CUDA driver: it has no cuInit", told, StringComparison.Ordinal);
    }
}
