namespace Cohort.Kernels.Cuda;

/// <summary>A queue of a context: its work runs in order.</summary>
/// <param name="Handle">The driver's handle.</param>
public readonly record struct CudaStream(nint Handle);
