namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>What a routine of cuSOLVER works in.</summary>
/// <param name="Device">Memory of the device.</param>
/// <param name="DeviceBytes">Its size.</param>
/// <param name="Host">Memory of the host.</param>
/// <param name="HostBytes">Its size.</param>
public readonly record struct CusolverWorkspace(nint Device, long DeviceBytes, nint Host, long HostBytes);
