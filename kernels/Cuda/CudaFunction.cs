namespace Cohort.Kernels.Cuda;

/// <summary>An entry point of a module.</summary>
/// <param name="Handle">The driver's handle.</param>
public readonly record struct CudaFunction(nint Handle);
