using Cohort.Runtime.Devices;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Regions;

namespace Cohort.Tests.Mapper.Calibration;

/// <summary>A device that has no memory to give.</summary>
internal sealed class FullDevice(IDevice device) : IDevice
{
    public string Name => device.Name;

    public string Description => device.Description;

    public long MemoryBudget => device.MemoryBudget;

    public bool IsHostMemory => device.IsHostMemory;

    public bool HasFlatMemory => device.HasFlatMemory;

    public bool IsIdle => device.IsIdle;

    public Exception? Loss => null;

    public string? Refuses(Kernel kernel) => null;

    public MemoryBlock? TryAllocate(long sizeInBytes) => null;

    public void Free(MemoryBlock block) => device.Free(block);

    public void Enqueue(DeviceCommand command, bool callerWillHelp) => device.Enqueue(command, callerWillHelp);

    public void Wake() => device.Wake();

    public void Help(Completion until) => device.Help(until);

    public void Dispose() => device.Dispose();
}
