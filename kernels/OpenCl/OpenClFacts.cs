namespace Cohort.Kernels.OpenCl;

/// <summary>What the driver says about a device.</summary>
/// <param name="Platform">The driver's handle of the platform.</param>
/// <param name="Device">Its handle of the device.</param>
/// <param name="PlatformName">Whose driver it is.</param>
/// <param name="DeviceName">The product.</param>
/// <param name="Version">The version of OpenCL that the device runs, for example 3.0.</param>
/// <param name="IsGpu">Whether it is a GPU.</param>
/// <param name="MemoryInBytes">Its memory.</param>
/// <param name="LargestBuffer">The size of the largest buffer.</param>
/// <param name="ArgumentBytes">How many bytes of arguments a kernel may have.</param>
/// <param name="WorkGroup">The most work items in a group.</param>
/// <param name="SingleConfiguration">Bits of CL_DEVICE_SINGLE_FP_CONFIG.</param>
/// <param name="DoubleConfiguration">Bits of CL_DEVICE_DOUBLE_FP_CONFIG; 0 without double precision.</param>
internal sealed record OpenClFacts(
    nint Platform, nint Device, string PlatformName, string DeviceName, Version Version, bool IsGpu,
    long MemoryInBytes, long LargestBuffer, int ArgumentBytes, int WorkGroup, ulong SingleConfiguration,
    ulong DoubleConfiguration)
{
    private const ulong Denormals = 1 << 0;
    private const ulong CorrectlyRoundedDivision = 1 << 7;

    /// <summary>How many compute units it has; 0 when it does not say.</summary>
    public int ComputeUnits { get; init; }

    /// <summary>Their clock; 0 when it does not say.</summary>
    public double ClockHertz { get; init; }

    /// <summary>The bytes of its cache before global memory; 0 for none.</summary>
    public long CacheBytes { get; init; }

    /// <summary>Whether numbers too small to be normal keep their value in single precision.</summary>
    public bool KeepsSingleDenormals => (SingleConfiguration & Denormals) != 0;

    /// <summary>Whether single precision can divide and take roots as IEEE 754 says.</summary>
    public bool RoundsSingleDivision => (SingleConfiguration & CorrectlyRoundedDivision) != 0;

    /// <summary>Whether there is double precision.</summary>
    public bool HasDouble => DoubleConfiguration != 0;

    /// <summary>The device in words.</summary>
    public string Description => $"{DeviceName} (OpenCL {Version}, {PlatformName})";
}
