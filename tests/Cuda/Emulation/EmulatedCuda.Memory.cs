using Cohort.Kernels.Cuda;

namespace Cohort.Tests.Cuda.Emulation;

/// <content>Memory and copies.</content>
internal sealed unsafe partial class EmulatedCuda
{
    private const int Host = -1;

    public long FreeMemory()
    {
        var (device, _) = EnterContext("cuMemGetInfo_v2");
        return _options.MemoryPerDevice - _space.Used(device.Ordinal);
    }

    public nint Allocate(long sizeInBytes)
    {
        var (device, _) = EnterContext("cuMemAlloc_v2");
        var block = sizeInBytes > 0
            ? _space.TryAllocate(device.Ordinal, sizeInBytes, _options.MemoryPerDevice)
            : throw new CudaException("cuMemAlloc_v2", CudaError.InvalidValue);
        return block is null ? throw new CudaException("cuMemAlloc_v2", CudaError.OutOfMemory) : (nint)block.Address;
    }

    public void Free(nint address)
    {
        var (device, _) = EnterContext("cuMemFree_v2");
        Free(address, device.Ordinal, "cuMemFree_v2");
    }

    public nint AllocatePinned(long sizeInBytes)
    {
        EnterContext("cuMemHostAlloc");
        return (nint)_space.AllocatePinned(sizeInBytes).Address;
    }

    public void FreePinned(nint address)
    {
        EnterContext("cuMemFreeHost");
        Free(address, Host, "cuMemFreeHost");
    }

    public void CopyToDevice(nint destination, nint pinned, long sizeInBytes, CudaStream stream)
    {
        var entered = EnterContext("cuMemcpyHtoDAsync_v2");
        var device = entered.Device.Ordinal;
        Queue(
            "cuMemcpyHtoDAsync_v2", stream, entered, [destination, pinned],
            access => Copy(access, destination, device, pinned, Host, sizeInBytes));
    }

    public void CopyToHost(nint pinned, nint source, long sizeInBytes, CudaStream stream)
    {
        var entered = EnterContext("cuMemcpyDtoHAsync_v2");
        var device = entered.Device.Ordinal;
        Queue(
            "cuMemcpyDtoHAsync_v2", stream, entered, [pinned, source],
            access => Copy(access, pinned, Host, source, device, sizeInBytes));
    }

    public void CopyWithin(nint destination, nint source, long sizeInBytes, CudaStream stream)
    {
        var entered = EnterContext("cuMemcpyDtoDAsync_v2");
        var device = entered.Device.Ordinal;
        Queue(
            "cuMemcpyDtoDAsync_v2", stream, entered, [destination, source],
            access => Copy(access, destination, device, source, device, sizeInBytes));
    }

    public void CopyPeer(
        nint destination, CudaContext destinationContext, nint source, CudaContext sourceContext, long sizeInBytes,
        CudaStream stream)
    {
        var entered = EnterContext("cuMemcpyPeerAsync");
        var (to, from) = Peers(destinationContext, sourceContext, entered.Device, "cuMemcpyPeerAsync");
        Queue(
            "cuMemcpyPeerAsync", stream, entered, [destination, source],
            access => Copy(access, destination, to, source, from, sizeInBytes));
    }

    public void CopyRows(in CudaRows rows, CudaStream stream)
    {
        var entered = EnterContext("cuMemcpy2DAsync_v2");
        var device = entered.Device.Ordinal;
        CheckPitches(rows, "cuMemcpy2DAsync_v2");
        var copied = rows;
        Queue(
            "cuMemcpy2DAsync_v2", stream, entered, [rows.Destination, rows.Source],
            access => CopyEach(
                access, copied, copied.DestinationIsHost ? Host : device, copied.SourceIsHost ? Host : device));
    }

    public void CopyRowsPeer(
        in CudaRows rows, CudaContext destinationContext, CudaContext sourceContext, CudaStream stream)
    {
        var entered = EnterContext("cuMemcpy3DPeerAsync");
        var (to, from) = Peers(destinationContext, sourceContext, entered.Device, "cuMemcpy3DPeerAsync");
        CheckPitches(rows, "cuMemcpy3DPeerAsync");
        var copied = rows;
        Queue(
            "cuMemcpy3DPeerAsync", stream, entered, [rows.Destination, rows.Source],
            access => CopyEach(access, copied, to, from));
    }

    public void Fill(nint address, byte value, long sizeInBytes, CudaStream stream)
    {
        var entered = EnterContext("cuMemsetD8Async");
        Queue(
            "cuMemsetD8Async", stream, entered, [address],
            access => new Span<byte>(
                access.Reach(address, checked((int)sizeInBytes), isWrite: true), (int)sizeInBytes).Fill(value));
    }

    public void CopyOnHost(nint destination, nint source, long sizeInBytes)
    {
        Touch(source, sizeInBytes, isWrite: false);
        Touch(destination, sizeInBytes, isWrite: true);
        Buffer.MemoryCopy((void*)source, (void*)destination, sizeInBytes, sizeInBytes);
    }

    // The host's side of pinned memory; other memory of the host is nobody else's.
    private void Touch(nint address, long sizeInBytes, bool isWrite)
    {
        if (AddressSpace.DeviceOf(address) >= 0)
        {
            _faults.Add(FaultKind.WrongDevice, $"the host uses {address:x}, memory of a device");
            throw new MemoryFaultException($"the host uses {address:x}");
        }

        if (_space.Find(address) is null || !_options.ChecksOrder)
        {
            return;
        }

        WorkStep step;
        lock (_order)
        {
            var epoch = new Epoch(0, ++_hostSteps);
            step = new WorkStep($"the host (step {epoch.Number})", Host, epoch, _host);
            _host = _host.With(epoch);
        }

        new DeviceAccess(_space, step, _faults, checksOrder: true).Reach(address, sizeInBytes, isWrite, Host);
    }

    private static void Copy(
        DeviceAccess access, nint destination, int to, nint source, int from, long sizeInBytes)
    {
        var read = access.Reach(source, sizeInBytes, isWrite: false, from);
        var written = access.Reach(destination, sizeInBytes, isWrite: true, to);
        Buffer.MemoryCopy(read, written, sizeInBytes, sizeInBytes);
    }

    private static void CopyEach(DeviceAccess access, in CudaRows rows, int to, int from)
    {
        for (var row = 0L; row < rows.Height; row++)
        {
            Copy(
                access, rows.Destination + (nint)(row * rows.DestinationPitch), to,
                rows.Source + (nint)(row * rows.SourcePitch), from, rows.Width);
        }
    }

    private static void CheckPitches(in CudaRows rows, string call)
    {
        if (rows.SourcePitch < rows.Width || rows.DestinationPitch < rows.Width
            || Math.Max(rows.SourcePitch, rows.DestinationPitch) > int.MaxValue)
        {
            throw new CudaException(call, CudaError.InvalidValue, $"{rows}");
        }
    }

    // A real driver would go through the host here, hidden and slowly; the device has a path of its own for that.
    private (int To, int From) Peers(CudaContext to, CudaContext from, EmulatedDevice device, string call)
    {
        var (target, source) = (OrdinalOf(to, call), OrdinalOf(from, call));
        var other = target == device.Ordinal ? source : target;
        lock (device.Peers)
        {
            if (other != device.Ordinal && !device.Peers.Contains(other))
            {
                _faults.Add(FaultKind.NoPeerAccess, $"{call} between {target} and {source}");
            }
        }

        return (target, source);
    }

    private void Free(nint address, int device, string call)
    {
        var block = _space.Find(address);
        if (block is null || block.IsFree || block.Address != address || block.Device != device)
        {
            _faults.Add(
                block is { IsFree: false } && block.Device != device ? FaultKind.WrongDevice : FaultKind.DoubleFree,
                $"{call}: {address:x} is not the start of living memory of {(device < 0 ? "the host" : device)}");
            throw new CudaException(call, CudaError.InvalidValue);
        }

        bool isQuiet;
        lock (_order)
        {
            isQuiet = block.IsQuiet(_host);
        }

        if (!isQuiet)
        {
            _faults.Add(FaultKind.FreeInUse, $"{call}: {block} may be used by work that is not known to be over");
        }

        _space.Free(block, releases: isQuiet);
    }
}
