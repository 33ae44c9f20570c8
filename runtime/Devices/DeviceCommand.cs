using Cohort.Runtime.Operations;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Devices;

/// <summary>
/// Work for one device's queue. A device runs its commands in order, each after its dependences, which were all issued
/// before it: so the oldest unfinished command of all devices can always run.
/// </summary>
public abstract class DeviceCommand
{
    /// <summary>Creates a command.</summary>
    /// <param name="label">What it does, for plans and messages.</param>
    protected DeviceCommand(WorkLabel label) => Label = label;

    /// <summary>What the command does.</summary>
    public WorkLabel Label { get; }

    /// <summary>What it has to wait for, on whatever device.</summary>
    public Completion[] Dependences { get; internal set; } = [];

    /// <summary>
    /// Those of them whose data it reads: if one has failed, the command is poisoned by the same failure.
    /// </summary>
    public Completion[] DataDependences { get; internal set; } = [];

    /// <summary>
    /// Room for what the device works out of the command, handed on to the next one that differs in memory and scalars
    /// alone; null when none is expected.
    /// </summary>
    public Preparation? Preparation { get; init; }

    /// <summary>
    /// Memory on its device for what its launches leave to each other, as much as the device has asked for by
    /// <see cref="IDevice.ScratchBytes"/>; null for none.
    /// </summary>
    public MemoryBlock? Scratch { get; internal set; }

    /// <summary>Its own end.</summary>
    public Completion End { get; } = new();
}
