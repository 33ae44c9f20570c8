using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu;

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
            : throw CudaException.Of("cuMemAlloc_v2", CudaError.InvalidValue);
        return block is null ? throw CudaException.Of("cuMemAlloc_v2", CudaError.OutOfMemory) : (nint)block.Address;
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
        QueueCopy("cuMemcpyHtoDAsync_v2", stream, entered, Run(pinned, destination, sizeInBytes), device, Host);
    }

    public void CopyToHost(nint pinned, nint source, long sizeInBytes, CudaStream stream)
    {
        var entered = EnterContext("cuMemcpyDtoHAsync_v2");
        var device = entered.Device.Ordinal;
        QueueCopy("cuMemcpyDtoHAsync_v2", stream, entered, Run(source, pinned, sizeInBytes), Host, device);
    }

    public void CopyWithin(nint destination, nint source, long sizeInBytes, CudaStream stream)
    {
        var entered = EnterContext("cuMemcpyDtoDAsync_v2");
        var device = entered.Device.Ordinal;
        QueueCopy("cuMemcpyDtoDAsync_v2", stream, entered, Run(source, destination, sizeInBytes), device, device);
    }

    public void CopyPeer(
        nint destination, CudaContext destinationContext, nint source, CudaContext sourceContext, long sizeInBytes,
        CudaStream stream)
    {
        var entered = EnterContext("cuMemcpyPeerAsync");
        var (to, from) = Peers(destinationContext, sourceContext, entered.Device, "cuMemcpyPeerAsync");
        QueueCopy("cuMemcpyPeerAsync", stream, entered, Run(source, destination, sizeInBytes), to, from);
    }

    public void CopyRowsToDevice(in RowCopy rows, CudaStream stream) => CopyRows(rows, stream, Host, isToHost: false);

    public void CopyRowsToHost(in RowCopy rows, CudaStream stream) => CopyRows(rows, stream, null, isToHost: true);

    public void CopyRowsWithin(in RowCopy rows, CudaStream stream) => CopyRows(rows, stream, null, isToHost: false);

    public void CopyRowsPeer(
        in RowCopy rows, CudaContext destinationContext, CudaContext sourceContext, CudaStream stream)
    {
        var entered = EnterContext("cuMemcpy3DPeerAsync");
        var (to, from) = Peers(destinationContext, sourceContext, entered.Device, "cuMemcpy3DPeerAsync");
        CheckPitches(rows, "cuMemcpy3DPeerAsync");
        QueueCopy("cuMemcpy3DPeerAsync", stream, entered, rows, to, from);
    }

    private void CopyRows(in RowCopy rows, CudaStream stream, int? from, bool isToHost)
    {
        var entered = EnterContext("cuMemcpy2DAsync_v2");
        var device = entered.Device.Ordinal;
        CheckPitches(rows, "cuMemcpy2DAsync_v2");
        QueueCopy("cuMemcpy2DAsync_v2", stream, entered, rows, isToHost ? Host : device, from ?? device);
    }

    private void QueueCopy(
        string call, CudaStream stream, (EmulatedDevice Device, InjectedFault? Later) entered, in RowCopy rows, int to,
        int from)
    {
        var copied = rows;
        var pinned = new PinnedWatch(_space, _faults, call);
        var isWatched = from == Host ? pinned.TrySnapshot(rows.Source, rows.SourcePitch, rows.Width, rows.Rows, _host)
            : to == Host && pinned.TryPoison(rows.Destination, rows.DestinationPitch, rows.Width, rows.Rows, _host);
        Queue(
            call, stream, entered,
            [(rows.Destination, Extent(rows.DestinationPitch, rows)), (rows.Source, Extent(rows.SourcePitch, rows))],
            access =>
            {
                if (isWatched)
                {
                    pinned.Check();
                }

                CopyEach(access, copied, to, from);
            });
    }

    private static long Extent(long pitch, in RowCopy rows) => ((rows.Rows - 1) * pitch) + rows.Width;

    private static RowCopy Run(nint source, nint destination, long sizeInBytes) =>
        new(source, sizeInBytes, destination, sizeInBytes, sizeInBytes, 1);

    private static void Copy(
        DeviceAccess access, nint destination, int to, nint source, int from, long sizeInBytes)
    {
        var read = access.Reach(source, sizeInBytes, isWrite: false, from);
        var written = access.Reach(destination, sizeInBytes, isWrite: true, to);
        Buffer.MemoryCopy(read, written, sizeInBytes, sizeInBytes);
    }

    private static void CopyEach(DeviceAccess access, in RowCopy rows, int to, int from)
    {
        for (var row = 0L; row < rows.Rows; row++)
        {
            Copy(
                access, rows.Destination + (nint)(row * rows.DestinationPitch), to,
                rows.Source + (nint)(row * rows.SourcePitch), from, rows.Width);
        }
    }

    private static void CheckPitches(in RowCopy rows, string call)
    {
        if (rows.SourcePitch < rows.Width || rows.DestinationPitch < rows.Width
            || Math.Max(rows.SourcePitch, rows.DestinationPitch) > int.MaxValue)
        {
            throw CudaException.Of(call, CudaError.InvalidValue, $"{rows}");
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
            throw CudaException.Of(call, CudaError.InvalidValue);
        }

        bool isQuiet;
        lock (_order)
        {
            isQuiet = block.IsQuiet(_host, 0, block.SizeInBytes);
        }

        // A lost device has dropped its work, on the memory of others too.
        if (!isQuiet && _devices.All(d => d.Error == CudaError.Success))
        {
            _faults.Add(FaultKind.FreeInUse, $"{call}: {block} may be used by work that is not known to be over");
        }

        _space.Free(block, releases: isQuiet);
    }
}
