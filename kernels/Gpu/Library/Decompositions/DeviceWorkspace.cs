namespace Cohort.Kernels.Gpu.Library.Decompositions;

/// <summary>Device memory for a decomposition to work in.</summary>
/// <param name="Address">Where it begins.</param>
/// <param name="SizeInBytes">How long it is.</param>
public readonly record struct DeviceWorkspace(nint Address, long SizeInBytes);
