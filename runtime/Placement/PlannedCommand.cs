using Cohort.Runtime.Dependences;
using Cohort.Runtime.Devices;

namespace Cohort.Runtime.Placement;

/// <summary>A command that is ready but for its order.</summary>
/// <param name="Device">The index of the device that will run it.</param>
/// <param name="Command">The command.</param>
/// <param name="Accesses">What it does to instances.</param>
public readonly record struct PlannedCommand(int Device, DeviceCommand Command, AccessSet Accesses);
