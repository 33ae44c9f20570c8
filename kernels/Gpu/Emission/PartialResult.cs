namespace Cohort.Kernels.Gpu.Emission;

/// <summary>A partial result of a reduction.</summary>
/// <param name="Value">The value; of a complex number the real part.</param>
/// <param name="Second">
/// What goes with it: the imaginary part, or for position reductions where it was found, as Int64.
/// </param>
/// <param name="HasMet">
/// Boolean: whether an accumulator has met anything. Null where that need not be known (<see cref="PartialText"/>).
/// </param>
internal readonly record struct PartialResult(KernelValue Value, KernelValue? Second, KernelValue? HasMet = null);
