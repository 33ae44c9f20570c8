using System.Runtime.InteropServices;

namespace Cohort.DLPack;

/// <summary>Where a tensor lies, as DLPack's header lays it out.</summary>
/// <param name="DeviceType">The kind of memory.</param>
/// <param name="DeviceId">Which device of that kind; 0 for the host.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DLDevice(DLDeviceType DeviceType, int DeviceId)
{
    /// <summary>Memory of the host.</summary>
    public static DLDevice Cpu { get; } = new(DLDeviceType.Cpu, 0);
}
