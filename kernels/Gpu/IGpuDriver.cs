using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Regions;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// Seam: what a <see cref="GpuDevice"/> needs of a driver, for one device or one logical share of it. Its members may
/// be called by any thread; those of one of its queues by one thread at a time. A call that fails throws a
/// <see cref="DeviceException"/> that names it.
/// </summary>
public interface IGpuDriver : IDisposable
{
    /// <summary>The device in words: its product name and its memory.</summary>
    string Description { get; }

    /// <summary>What is known of the device's hardware.</summary>
    DeviceTraits Traits => DeviceTraits.Unknown;

    /// <summary>The device's memory in bytes, shared by all logical devices on it.</summary>
    long MemoryInBytes { get; }

    /// <summary>
    /// Whether copies between host and device run in the background only for memory from
    /// <see cref="AllocatePinned"/>; the device then goes through such memory. Otherwise the driver is given the host's
    /// addresses, which stay valid until the copy is over.
    /// </summary>
    bool NeedsPinnedMemory { get; }

    /// <summary>Whether addresses are the hardware's, which may be reckoned with outside of blocks too.</summary>
    bool HasFlatMemory { get; }

    /// <summary>What decides which kernel is launched for a command.</summary>
    GpuTarget Target { get; }

    /// <summary>
    /// Why a kernel cannot run here, as <see cref="Cohort.Runtime.Devices.IDevice.Refuses"/>; null when it can.
    /// </summary>
    string? Refuses(Kernel kernel);

    /// <summary>Whether queues of this device may wait for events of the other.</summary>
    bool SharesEventsWith(IGpuDriver other);

    /// <summary>Whether a queue of this device may copy from the other's memory.</summary>
    bool Reaches(IGpuDriver other);

    /// <summary>Takes device memory; null when there is none. Addresses of all devices of a process differ.</summary>
    MemoryBlock? TryAllocate(long sizeInBytes);

    /// <summary>Gives device memory back; no queued work uses it any more.</summary>
    void Free(MemoryBlock block);

    /// <summary>Takes host memory that the device copies to and from in the background.</summary>
    nint AllocatePinned(long sizeInBytes);

    /// <summary>Gives memory from <see cref="AllocatePinned"/> back.</summary>
    void FreePinned(nint address);

    /// <summary>A queue that runs what it is given in order, beside the other queues.</summary>
    IGpuQueue CreateQueue();

    /// <summary>An event that has not been recorded yet.</summary>
    GpuEvent CreateEvent();

    /// <summary>Compiles a kernel for this device.</summary>
    GpuCode Build(GpuKernelKey key);
}
