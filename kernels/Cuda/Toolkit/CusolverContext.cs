namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>A handle of cuSOLVER with the parameters of its 64-bit routines.</summary>
/// <param name="Handle">cusolverDnHandle_t.</param>
/// <param name="Parameters">cusolverDnParams_t.</param>
public readonly record struct CusolverContext(nint Handle, nint Parameters);
