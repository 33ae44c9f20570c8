using Cohort.Kernels.Gpu;

namespace Cohort.Kernels.Cuda;

/// <content>Memory and copies.</content>
public sealed unsafe partial class LibCuda
{
    private const uint PortableHost = 1;
    private readonly MemoryCalls _memory;

    /// <inheritdoc/>
    public long FreeMemory()
    {
        nuint free, total;
        ThrowIfFailed(_memory.GetInfo(&free, &total), "cuMemGetInfo_v2");
        return checked((long)free);
    }

    /// <inheritdoc/>
    public nint Allocate(long sizeInBytes)
    {
        ulong address;
        ThrowIfFailed(_memory.Allocate(&address, checked((nuint)sizeInBytes)), "cuMemAlloc_v2");
        return (nint)address;
    }

    /// <inheritdoc/>
    public void Free(nint address) => ThrowIfFailed(_memory.Free((ulong)address), "cuMemFree_v2");

    /// <inheritdoc/>
    public nint AllocatePinned(long sizeInBytes)
    {
        nint address;
        ThrowIfFailed(_memory.HostAllocate(&address, checked((nuint)sizeInBytes), PortableHost), "cuMemHostAlloc");
        return address;
    }

    /// <inheritdoc/>
    public void FreePinned(nint address) => ThrowIfFailed(_memory.HostFree(address), "cuMemFreeHost");

    /// <inheritdoc/>
    public void CopyToDevice(nint destination, nint pinned, long sizeInBytes, CudaStream stream) => ThrowIfFailed(
        _memory.ToDevice((ulong)destination, pinned, (nuint)sizeInBytes, stream.Handle), "cuMemcpyHtoDAsync_v2");

    /// <inheritdoc/>
    public void CopyToHost(nint pinned, nint source, long sizeInBytes, CudaStream stream) => ThrowIfFailed(
        _memory.ToHost(pinned, (ulong)source, (nuint)sizeInBytes, stream.Handle), "cuMemcpyDtoHAsync_v2");

    /// <inheritdoc/>
    public void CopyWithin(nint destination, nint source, long sizeInBytes, CudaStream stream) => ThrowIfFailed(
        _memory.Within((ulong)destination, (ulong)source, (nuint)sizeInBytes, stream.Handle),
        "cuMemcpyDtoDAsync_v2");

    /// <inheritdoc/>
    public void CopyPeer(
        nint destination, CudaContext destinationContext, nint source, CudaContext sourceContext, long sizeInBytes,
        CudaStream stream) => ThrowIfFailed(
            _memory.Peer(
                (ulong)destination, destinationContext.Handle, (ulong)source, sourceContext.Handle,
                (nuint)sizeInBytes, stream.Handle),
            "cuMemcpyPeerAsync");

    /// <inheritdoc/>
    public void CopyRowsToDevice(in RowCopy rows, CudaStream stream) =>
        CopyRows(new CudaRowCopy(rows, CudaRowCopy.Host, CudaRowCopy.Device), stream);

    /// <inheritdoc/>
    public void CopyRowsToHost(in RowCopy rows, CudaStream stream) =>
        CopyRows(new CudaRowCopy(rows, CudaRowCopy.Device, CudaRowCopy.Host), stream);

    /// <inheritdoc/>
    public void CopyRowsWithin(in RowCopy rows, CudaStream stream) =>
        CopyRows(new CudaRowCopy(rows, CudaRowCopy.Device, CudaRowCopy.Device), stream);

    /// <inheritdoc/>
    public void CopyRowsPeer(
        in RowCopy rows, CudaContext destinationContext, CudaContext sourceContext, CudaStream stream)
    {
        var copy = new CudaPeerRowCopy(rows, destinationContext, sourceContext);
        ThrowIfFailed(_memory.RowsPeer(&copy, stream.Handle), "cuMemcpy3DPeerAsync");
    }

    private void CopyRows(CudaRowCopy copy, CudaStream stream) =>
        ThrowIfFailed(_memory.Rows(&copy, stream.Handle), "cuMemcpy2DAsync_v2");

    private readonly struct MemoryCalls(CudaLibrary library)
    {
        public readonly delegate* unmanaged<nuint*, nuint*, int> GetInfo =
            (delegate* unmanaged<nuint*, nuint*, int>)library.Find("cuMemGetInfo_v2");

        public readonly delegate* unmanaged<ulong*, nuint, int> Allocate =
            (delegate* unmanaged<ulong*, nuint, int>)library.Find("cuMemAlloc_v2");

        public readonly delegate* unmanaged<ulong, int> Free =
            (delegate* unmanaged<ulong, int>)library.Find("cuMemFree_v2");

        public readonly delegate* unmanaged<nint*, nuint, uint, int> HostAllocate =
            (delegate* unmanaged<nint*, nuint, uint, int>)library.Find("cuMemHostAlloc");

        public readonly delegate* unmanaged<nint, int> HostFree =
            (delegate* unmanaged<nint, int>)library.Find("cuMemFreeHost");

        public readonly delegate* unmanaged<ulong, nint, nuint, nint, int> ToDevice =
            (delegate* unmanaged<ulong, nint, nuint, nint, int>)library.Find("cuMemcpyHtoDAsync_v2");

        public readonly delegate* unmanaged<nint, ulong, nuint, nint, int> ToHost =
            (delegate* unmanaged<nint, ulong, nuint, nint, int>)library.Find("cuMemcpyDtoHAsync_v2");

        public readonly delegate* unmanaged<ulong, ulong, nuint, nint, int> Within =
            (delegate* unmanaged<ulong, ulong, nuint, nint, int>)library.Find("cuMemcpyDtoDAsync_v2");

        public readonly delegate* unmanaged<ulong, nint, ulong, nint, nuint, nint, int> Peer =
            (delegate* unmanaged<ulong, nint, ulong, nint, nuint, nint, int>)library.Find("cuMemcpyPeerAsync");

        public readonly delegate* unmanaged<CudaRowCopy*, nint, int> Rows =
            (delegate* unmanaged<CudaRowCopy*, nint, int>)library.Find("cuMemcpy2DAsync_v2");

        public readonly delegate* unmanaged<CudaPeerRowCopy*, nint, int> RowsPeer =
            (delegate* unmanaged<CudaPeerRowCopy*, nint, int>)library.Find("cuMemcpy3DPeerAsync");
    }
}
