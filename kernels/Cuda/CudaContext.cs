namespace Cohort.Kernels.Cuda;

/// <summary>A context of the driver: a device as this process uses it.</summary>
/// <param name="Handle">The driver's handle.</param>
public readonly record struct CudaContext(nint Handle);
