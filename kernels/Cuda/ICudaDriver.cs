using Cohort.Kernels.Gpu;
using Cohort.Runtime;

namespace Cohort.Kernels.Cuda;

/// <summary>
/// Seam: every call into the CUDA driver. Each member is one entry point, returns its result or throws a
/// <see cref="CudaException"/> with the entry point's name; a <see cref="DeviceLostException"/> around that when the
/// device can be used no more. As in the driver, streams, events, modules and memory belong to the context that is
/// current on the calling thread.
/// </summary>
public interface ICudaDriver
{
    /// <summary>The newest CUDA version that the driver serves: 1000 times the major plus 10 times the minor.</summary>
    int Version { get; }

    /// <summary>How many devices are visible.</summary>
    int DeviceCount();

    /// <summary>The driver's number of the device at an ordinal.</summary>
    int Device(int ordinal);

    /// <summary>A device's name.</summary>
    string DeviceName(int device);

    /// <summary>A device's memory in bytes.</summary>
    long DeviceMemory(int device);

    /// <summary>Where a device is plugged in, as "0000:65:00.0".</summary>
    string PciBusId(int device);

    /// <summary>A device's identity, the same in every process; slices of one device differ.</summary>
    Guid DeviceIdentity(int device);

    /// <summary>A fact about a device.</summary>
    int Attribute(int device, CudaAttribute attribute);

    /// <summary>Whether kernels and copies of one device can reach another's memory.</summary>
    bool CanAccessPeer(int device, int peer);

    /// <summary>The device's primary context, created when nobody has it; each call needs its release.</summary>
    CudaContext RetainPrimaryContext(int device);

    /// <summary>Gives the primary context back.</summary>
    void ReleasePrimaryContext(int device);

    /// <summary>Makes a context that of the calling thread.</summary>
    void SetCurrent(CudaContext context);

    /// <summary>Lets the current context reach another's memory.</summary>
    void EnablePeerAccess(CudaContext peer);

    /// <summary>The bytes that are free on the current context's device.</summary>
    long FreeMemory();

    /// <summary>A stream that does not wait for the legacy default stream.</summary>
    CudaStream CreateStream();

    /// <summary>Gives a stream back; work that is queued still runs.</summary>
    void DestroyStream(CudaStream stream);

    /// <summary>Waits for all work of a stream.</summary>
    void Synchronize(CudaStream stream);

    /// <summary>Lets later work of a stream wait for an event's latest record, of whatever device.</summary>
    void WaitEvent(CudaStream stream, CudaEvent @event);

    /// <summary>An event that measures no time; a thread that waits for it sleeps.</summary>
    CudaEvent CreateEvent();

    /// <summary>Gives an event back.</summary>
    void DestroyEvent(CudaEvent @event);

    /// <summary>Sets an event when the work now in the stream is over.</summary>
    void Record(CudaEvent @event, CudaStream stream);

    /// <summary>Whether an event's latest record is over.</summary>
    bool IsOver(CudaEvent @event);

    /// <summary>Waits for an event's latest record.</summary>
    void Synchronize(CudaEvent @event);

    /// <summary>Device memory, aligned to 256 bytes.</summary>
    nint Allocate(long sizeInBytes);

    /// <summary>Gives device memory back. May wait for all work of the device.</summary>
    void Free(nint address);

    /// <summary>Host memory that every context can copy from and to while the host goes on.</summary>
    nint AllocatePinned(long sizeInBytes);

    /// <summary>Gives pinned memory back.</summary>
    void FreePinned(nint address);

    /// <summary>Copies pinned host memory to the current context's device.</summary>
    void CopyToDevice(nint destination, nint pinned, long sizeInBytes, CudaStream stream);

    /// <summary>Copies device memory to pinned host memory.</summary>
    void CopyToHost(nint pinned, nint source, long sizeInBytes, CudaStream stream);

    /// <summary>Copies within one device.</summary>
    void CopyWithin(nint destination, nint source, long sizeInBytes, CudaStream stream);

    /// <summary>Copies from one device to another; goes through the host where they cannot reach each other.</summary>
    void CopyPeer(
        nint destination, CudaContext destinationContext, nint source, CudaContext sourceContext, long sizeInBytes,
        CudaStream stream);

    /// <summary>Copies rows of pinned host memory to the current context's device.</summary>
    void CopyRowsToDevice(in RowCopy rows, CudaStream stream);

    /// <summary>Copies rows of device memory to pinned host memory.</summary>
    void CopyRowsToHost(in RowCopy rows, CudaStream stream);

    /// <summary>Copies rows within one device.</summary>
    void CopyRowsWithin(in RowCopy rows, CudaStream stream);

    /// <summary>Copies rows from one device to another.</summary>
    void CopyRowsPeer(in RowCopy rows, CudaContext destinationContext, CudaContext sourceContext, CudaStream stream);

    /// <summary>Compiles PTX text for the current context; the compiler's log is in the exception.</summary>
    CudaModule LoadModule(string ptx);

    /// <summary>Gives a module back.</summary>
    void UnloadModule(CudaModule module);

    /// <summary>An entry point by its name.</summary>
    CudaFunction Function(CudaModule module, string name);

    /// <summary>Queues a launch.</summary>
    /// <param name="function">What runs.</param>
    /// <param name="launch">The shape of the launch.</param>
    /// <param name="stream">After all earlier work of this stream.</param>
    /// <param name="arguments">The parameters as they lie in memory, each aligned to its size.</param>
    void Launch(CudaFunction function, in CudaLaunch launch, CudaStream stream, ReadOnlySpan<byte> arguments);
}
