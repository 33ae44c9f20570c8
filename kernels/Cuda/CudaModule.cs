namespace Cohort.Kernels.Cuda;

/// <summary>Loaded code.</summary>
/// <param name="Handle">The driver's handle.</param>
public readonly record struct CudaModule(nint Handle);
