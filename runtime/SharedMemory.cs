using Cohort.Runtime.Devices;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <summary>
/// Owns the block of an array whose address the program took; freed when nobody can use the address any more.
/// </summary>
internal sealed class SharedMemory
{
    private readonly IDevice _device;
    private readonly MemoryBlock _block;

    public SharedMemory(IDevice device, MemoryBlock block)
    {
        _device = device;
        _block = block;
    }

    ~SharedMemory() => _device.Free(_block);
}
