namespace Cohort.Kernels.Gpu;

/// <summary>How a <see cref="GpuDevice"/> works. Tests lower the sizes so that little data takes every path.</summary>
public sealed record GpuDeviceOptions
{
    /// <summary>How many commands may wait for the worker before their issuer blocks.</summary>
    public int QueueCapacity { get; init; } = 1024;

    /// <summary>The size of each staging buffer in bytes.</summary>
    public long StagingBytes { get; init; } = 4 << 20;

    /// <summary>How many staging buffers there are.</summary>
    public int StagingBuffers { get; init; } = 4;

    /// <summary>
    /// The size of the blocks of device memory from which small arrays are carved; 0 asks the driver for each.
    /// </summary>
    public long SlabBytes { get; init; } = 32 << 20;

    /// <summary>How many compiled kernels are kept; the one that was not used for longest makes room.</summary>
    public int KernelCapacity { get; init; } = 1024;

    /// <summary>
    /// After how long without an end of what it is doing the device counts as lost; null waits for ever.
    /// </summary>
    public TimeSpan? HangAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Called with the label before each command: for tests that disturb the timing.</summary>
    public Action<string>? BeforeCommand { get; init; }
}
