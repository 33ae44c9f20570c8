namespace Cohort.Kernels.Cuda;

/// <summary>A mark in a stream, set when the work before it is over.</summary>
/// <param name="Handle">The driver's handle.</param>
public readonly record struct CudaEvent(nint Handle);
