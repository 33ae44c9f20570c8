using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu;
using Cohort.Runtime;
using Cohort.Tests.Cuda.Emulation;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>The emulated driver does what is asked, and notices each kind of mistake that is made on purpose.</summary>
public sealed unsafe class EmulatorTests : IDisposable
{
    private const int Bytes = 64;
    private readonly GatedKernels _kernels = new();
    private readonly EmulatedCuda _cuda;
    private readonly CudaContext[] _contexts = new CudaContext[2];

    public EmulatorTests()
    {
        _cuda = new EmulatedCuda(new EmulatorOptions { Devices = 2, Executor = _kernels });
        for (var device = 0; device < 2; device++)
        {
            _contexts[device] = _cuda.RetainPrimaryContext(_cuda.Device(device));
        }

        _cuda.SetCurrent(_contexts[0]);
    }

    public void Dispose()
    {
        _kernels.Open();
        _cuda.Dispose();
    }

    [Fact]
    public void What_is_copied_to_a_device_and_between_devices_comes_back()
    {
        var (stream, pinned, memory) = (_cuda.CreateStream(), _cuda.AllocatePinned(Bytes), _cuda.Allocate(Bytes));
        new Span<byte>((void*)pinned, Bytes).Fill(7);
        _cuda.CopyToDevice(memory, pinned, Bytes, stream);
        var over = _cuda.CreateEvent();
        _cuda.Record(over, stream);
        _cuda.Synchronize(stream);
        new Span<byte>((void*)pinned, Bytes).Clear();
        _cuda.EnablePeerAccess(_contexts[1]);
        _cuda.SetCurrent(_contexts[1]);
        _cuda.EnablePeerAccess(_contexts[0]);
        var (other, copy) = (_cuda.CreateStream(), _cuda.Allocate(Bytes));
        _cuda.WaitEvent(other, over);
        _cuda.CopyPeer(copy, _contexts[1], memory, _contexts[0], Bytes, other);
        _cuda.CopyToHost(pinned, copy, Bytes, other);
        _cuda.Synchronize(other);
        Assert.Equal(7, *(byte*)pinned);
        _cuda.Free(copy);
        _cuda.DestroyStream(other);
        _cuda.SetCurrent(_contexts[0]);
        _cuda.Free(memory);
        _cuda.FreePinned(pinned);
        _cuda.DestroyEvent(over);
        _cuda.DestroyStream(stream);
        Assert.Empty(End());
    }

    [Fact]
    public void Rows_are_copied_at_their_pitches()
    {
        var (stream, pinned, memory) = (_cuda.CreateStream(), _cuda.AllocatePinned(Bytes), _cuda.Allocate(Bytes));
        var host = new Span<byte>((void*)pinned, Bytes);
        for (var i = 0; i < Bytes; i++)
        {
            host[i] = (byte)i;
        }

        _cuda.CopyRowsToDevice(new RowCopy(pinned, 4, memory, 16, 4, 3), stream);
        _cuda.Synchronize(stream);
        host.Clear();
        _cuda.CopyRowsToHost(new RowCopy(memory, 16, pinned, 8, 4, 3), stream);
        _cuda.Synchronize(stream);
        Assert.Equal([0, 1, 2, 3, 0, 0, 0, 0, 4, 5, 6, 7, 0, 0, 0, 0, 8, 9, 10, 11], host[..20].ToArray());
    }

    [Fact]
    public void Work_of_two_streams_without_an_order_is_a_race()
    {
        var (first, second, memory) = (_cuda.CreateStream(), _cuda.CreateStream(), _cuda.Allocate(Bytes));
        Launch(first, "write", memory);
        Launch(second, "read", memory);
        Synchronize(first, second);
        Assert.Contains(_cuda.Faults, fault => fault.Kind == FaultKind.Race);
    }

    [Fact]
    public void Work_that_waits_for_the_event_before_it_is_no_race()
    {
        var (first, second, memory) = (_cuda.CreateStream(), _cuda.CreateStream(), _cuda.Allocate(Bytes));
        var over = _cuda.CreateEvent();
        Launch(first, "write", memory);
        _cuda.Record(over, first);
        _cuda.WaitEvent(second, over);
        Launch(second, "read", memory);
        Synchronize(first, second);
        Assert.Empty(_cuda.Faults);
    }

    [Fact]
    public void An_event_that_was_recorded_too_early_orders_nothing()
    {
        var (first, second, memory) = (_cuda.CreateStream(), _cuda.CreateStream(), _cuda.Allocate(Bytes));
        var over = _cuda.CreateEvent();
        _cuda.Record(over, first);
        Launch(first, "write", memory);
        _cuda.WaitEvent(second, over);
        Launch(second, "read", memory);
        Synchronize(first, second);
        Assert.Contains(_cuda.Faults, fault => fault.Kind == FaultKind.Race);
    }

    [Fact]
    public void A_write_that_does_not_wait_for_a_reader_is_a_race()
    {
        var (first, second, memory) = (_cuda.CreateStream(), _cuda.CreateStream(), _cuda.Allocate(Bytes));
        Launch(first, "write", memory);
        _cuda.Synchronize(first);
        Launch(second, "read", memory);
        Launch(first, "write", memory);
        Synchronize(first, second);
        Assert.Contains(_cuda.Faults, fault => fault.Kind == FaultKind.Race);
    }

    [Fact]
    public void Different_bytes_of_one_block_are_no_race()
    {
        var (first, second, memory) = (_cuda.CreateStream(), _cuda.CreateStream(), _cuda.Allocate(Bytes));
        Launch(first, "write", memory);
        Launch(second, "write", memory + 8);
        Synchronize(first, second);
        Assert.Empty(_cuda.Faults);
    }

    [Fact]
    public void Memory_of_another_device_is_recognised_in_a_kernel_and_in_a_copy()
    {
        var (stream, pinned) = (_cuda.CreateStream(), _cuda.AllocatePinned(Bytes));
        _cuda.SetCurrent(_contexts[1]);
        var foreign = _cuda.Allocate(Bytes);
        _cuda.SetCurrent(_contexts[0]);
        Launch(stream, "read", foreign);
        Assert.Throws<DeviceLostException>(() => _cuda.Synchronize(stream));
        Assert.Contains(_cuda.Faults, fault => fault.Kind == FaultKind.WrongDevice);
        var other = new EmulatedCuda(new EmulatorOptions { Devices = 2 });
        other.SetCurrent(other.RetainPrimaryContext(0));
        var (otherStream, otherPinned) = (other.CreateStream(), other.AllocatePinned(Bytes));
        other.CopyToDevice(foreign, otherPinned, Bytes, otherStream);
        Assert.Throws<DeviceLostException>(() => other.Synchronize(otherStream));
        other.Dispose();
        Assert.Contains(other.Faults, fault => fault.Kind == FaultKind.WrongDevice);
        _cuda.Abandon();
        Assert.NotEqual(0, pinned);
    }

    [Fact]
    public void A_copy_past_the_end_is_out_of_bounds()
    {
        var (stream, pinned, memory) = (_cuda.CreateStream(), _cuda.AllocatePinned(2 * Bytes), _cuda.Allocate(Bytes));
        _cuda.CopyToDevice(memory + 8, pinned, Bytes, stream);
        var lost = Assert.Throws<DeviceLostException>(() => _cuda.Synchronize(stream));
        Assert.Contains("CUDA_ERROR_ILLEGAL_ADDRESS (700)", lost.Message, StringComparison.Ordinal);
        Assert.Contains(_cuda.Faults, fault => fault.Kind == FaultKind.OutOfBounds);
    }

    [Fact]
    public void Memory_that_was_given_back_is_not_used()
    {
        var (stream, memory) = (_cuda.CreateStream(), _cuda.Allocate(Bytes));
        _cuda.Free(memory);
        Launch(stream, "read", memory);
        Assert.Throws<DeviceLostException>(() => _cuda.Synchronize(stream));
        Assert.Contains(_cuda.Faults, fault => fault.Kind == FaultKind.UseAfterFree);
    }

    [Fact]
    public void Memory_is_given_back_once()
    {
        var memory = _cuda.Allocate(Bytes);
        _cuda.Free(memory);
        Assert.Throws<CudaException>(() => _cuda.Free(memory));
        Assert.Contains(_cuda.Faults, fault => fault.Kind == FaultKind.DoubleFree);
    }

    [Fact]
    public void Memory_is_not_given_back_while_queued_work_may_use_it()
    {
        var (stream, memory) = (_cuda.CreateStream(), _cuda.Allocate(Bytes));
        _kernels.Close();
        Launch(stream, "write", memory);
        _cuda.Free(memory);
        _kernels.Open();
        Assert.Contains(_cuda.Faults, fault => fault.Kind == FaultKind.FreeInUse);
    }

    [Fact]
    public void What_is_not_given_back_is_a_leak()
    {
        _cuda.Allocate(Bytes);
        _cuda.AllocatePinned(Bytes);
        _cuda.CreateStream();
        _cuda.CreateEvent();
        _cuda.LoadModule("");
        Assert.Equal(5, End().Count(fault => fault.Kind == FaultKind.Leak));
    }

    [Fact]
    public void A_context_that_is_kept_is_a_leak()
    {
        _cuda.Dispose();
        Assert.Equal(2, _cuda.Faults.Count(fault => fault.Kind == FaultKind.Leak));
    }

    [Fact]
    public void Pinned_memory_that_the_host_changes_while_it_is_copied_is_noticed()
    {
        var (stream, pinned, memory) = (_cuda.CreateStream(), _cuda.AllocatePinned(Bytes), _cuda.Allocate(Bytes));
        _kernels.Close();
        Launch(stream, "write", memory);
        _cuda.CopyToDevice(memory, pinned, Bytes, stream);
        *(byte*)pinned ^= 1;
        _kernels.Open();
        _cuda.Synchronize(stream);
        Assert.Contains(_cuda.Faults, fault => fault.Kind == FaultKind.Race);
    }

    [Fact]
    public void Who_reads_pinned_memory_before_its_copy_is_over_finds_garbage()
    {
        var (stream, pinned, memory) = (_cuda.CreateStream(), _cuda.AllocatePinned(Bytes), _cuda.Allocate(Bytes));
        _kernels.Close();
        Launch(stream, "write", memory);
        _cuda.CopyToHost(pinned, memory, Bytes, stream);
        Assert.Equal(PinnedWatch.Poison, *(byte*)pinned);
        _kernels.Open();
        _cuda.Synchronize(stream);
        Assert.NotEqual(PinnedWatch.Poison, *(byte*)pinned);
        Assert.Empty(_cuda.Faults);
    }

    [Fact]
    public void A_stream_of_another_context_is_refused()
    {
        var stream = _cuda.CreateStream();
        _cuda.SetCurrent(_contexts[1]);
        Assert.Throws<CudaException>(() => _cuda.Synchronize(stream));
        Assert.Contains(_cuda.Faults, fault => fault.Kind == FaultKind.WrongDevice);
    }

    [Fact]
    public void A_call_without_a_context_is_refused()
    {
        _cuda.SetCurrent(default);
        Assert.Throws<CudaException>(() => _cuda.Allocate(Bytes));
        Assert.Contains(_cuda.Faults, fault => fault.Kind == FaultKind.BadHandle);
    }

    [Fact]
    public void A_peer_copy_needs_peer_access()
    {
        var (stream, memory) = (_cuda.CreateStream(), _cuda.Allocate(Bytes));
        _cuda.SetCurrent(_contexts[1]);
        var foreign = _cuda.Allocate(Bytes);
        _cuda.SetCurrent(_contexts[0]);
        _cuda.CopyPeer(memory, _contexts[0], foreign, _contexts[1], Bytes, stream);
        _cuda.Synchronize(stream);
        Assert.Contains(_cuda.Faults, fault => fault.Kind == FaultKind.NoPeerAccess);
    }

    // Gives the contexts back and ends the driver; what it has noticed.
    private IReadOnlyList<EmulatorFault> End()
    {
        _cuda.ReleasePrimaryContext(0);
        _cuda.ReleasePrimaryContext(1);
        _cuda.Dispose();
        return _cuda.Faults;
    }

    private void Launch(CudaStream stream, string entry, nint address)
    {
        var function = _cuda.Function(_cuda.LoadModule(""), entry);
        _cuda.Launch(function, CudaLaunch.Linear(1, 1), stream, BitConverter.GetBytes((long)address));
    }

    private void Synchronize(CudaStream first, CudaStream second)
    {
        _cuda.Synchronize(first);
        _cuda.Synchronize(second);
    }
}
