using System.Runtime.InteropServices;
using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>
/// A driver of one device whose work is over at once because it does nothing: what is measured on it is the cost of
/// everything above a driver.
/// </summary>
internal sealed unsafe class EmptyCuda : ICudaDriver
{
    private const long Memory = 1L << 40;
    private long _next = 1L << 44;
    private long _launches;

    public int Version => 13000;

    /// <summary>How many kernels were launched.</summary>
    public long Launches => Volatile.Read(ref _launches);

    public int DeviceCount() => 1;

    public int Device(int ordinal) => ordinal;

    public string DeviceName(int device) => "Empty";

    public long DeviceMemory(int device) => Memory;

    public string PciBusId(int device) => "0000:01:00.0";

    public Guid DeviceIdentity(int device) => Guid.Empty;

    public int Attribute(int device, CudaAttribute attribute) => attribute switch
    {
        CudaAttribute.ComputeCapabilityMajor => 9,
        CudaAttribute.MaximumPitch => int.MaxValue,
        _ => 0,
    };

    public bool CanAccessPeer(int device, int peer) => false;

    public CudaContext RetainPrimaryContext(int device) => new(1);

    public void ReleasePrimaryContext(int device)
    {
    }

    public void SetCurrent(CudaContext context)
    {
    }

    public void EnablePeerAccess(CudaContext peer)
    {
    }

    public long FreeMemory() => Memory;

    public CudaStream CreateStream() => new(1);

    public void DestroyStream(CudaStream stream)
    {
    }

    public void Synchronize(CudaStream stream)
    {
    }

    public void WaitEvent(CudaStream stream, CudaEvent @event)
    {
    }

    public CudaEvent CreateEvent() => new(1);

    public void DestroyEvent(CudaEvent @event)
    {
    }

    public void Record(CudaEvent @event, CudaStream stream)
    {
    }

    public bool IsOver(CudaEvent @event) => true;

    public void Synchronize(CudaEvent @event)
    {
    }

    public nint Allocate(long sizeInBytes) => (nint)Interlocked.Add(ref _next, sizeInBytes);

    public void Free(nint address)
    {
    }

    public nint AllocatePinned(long sizeInBytes) => (nint)NativeMemory.Alloc((nuint)sizeInBytes);

    public void FreePinned(nint address) => NativeMemory.Free((void*)address);

    public void CopyToDevice(nint destination, nint pinned, long sizeInBytes, CudaStream stream)
    {
    }

    public void CopyToHost(nint pinned, nint source, long sizeInBytes, CudaStream stream)
    {
    }

    public void CopyWithin(nint destination, nint source, long sizeInBytes, CudaStream stream)
    {
    }

    public void CopyPeer(
        nint destination, CudaContext destinationContext, nint source, CudaContext sourceContext, long sizeInBytes,
        CudaStream stream)
    {
    }

    public void CopyRowsToDevice(in RowCopy rows, CudaStream stream)
    {
    }

    public void CopyRowsToHost(in RowCopy rows, CudaStream stream)
    {
    }

    public void CopyRowsWithin(in RowCopy rows, CudaStream stream)
    {
    }

    public void CopyRowsPeer(
        in RowCopy rows, CudaContext destinationContext, CudaContext sourceContext, CudaStream stream)
    {
    }

    public CudaModule LoadModule(string ptx) => new(1);

    public void UnloadModule(CudaModule module)
    {
    }

    public CudaFunction Function(CudaModule module, string name) => new(1);

    public void Launch(CudaFunction function, in CudaLaunch launch, CudaStream stream, ReadOnlySpan<byte> arguments) =>
        Interlocked.Increment(ref _launches);
}
