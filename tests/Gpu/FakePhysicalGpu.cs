using Cohort.Kernels.Gpu;
using Cohort.Runtime;

namespace Cohort.Tests.Gpu;

/// <summary>A device that a catalogue lists.</summary>
internal sealed record FakePhysicalGpu(string Id, string Description = "a fake") : IPhysicalGpu
{
    public long MemoryInBytes { get; init; } = 1 << 30;

    public bool IsDefault { get; init; } = true;

    /// <summary>The failure to start, or null.</summary>
    public string? Failure { get; init; }

    public bool CanReach(IPhysicalGpu other) => other is FakePhysicalGpu fake && fake.Description == Description;

    public GpuDevice CreateDevice(string name, long memoryBudget, GpuDeviceOptions? options = null) =>
        Failure is null
            ? new GpuDevice(name, new FakeDriver(new FakeMachine(), name), memoryBudget, options)
            : throw new DeviceException(Failure);
}
