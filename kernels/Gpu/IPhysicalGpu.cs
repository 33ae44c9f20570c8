namespace Cohort.Kernels.Gpu;

/// <summary>A device as a driver shows it, before a session uses it.</summary>
public interface IPhysicalGpu
{
    /// <summary>Its name as in COHORT_DEVICES, for example "cuda:0".</summary>
    string Id { get; }

    /// <summary>What it is, in words.</summary>
    string Description { get; }

    /// <summary>Its memory in bytes.</summary>
    long MemoryInBytes { get; }

    /// <summary>Whether sessions use it that are not told which devices to use.</summary>
    bool IsDefault { get; }

    /// <summary>Whether it copies from the other's memory without a detour through the host.</summary>
    bool CanReach(IPhysicalGpu other);

    /// <summary>A logical device on it, with queues of its own.</summary>
    /// <param name="name">The logical device's name.</param>
    /// <param name="memoryBudget">How many bytes arrays may take on it.</param>
    /// <param name="options">Sizes and time-outs; null for the usual ones.</param>
    GpuDevice CreateDevice(string name, long memoryBudget, GpuDeviceOptions? options = null);
}
