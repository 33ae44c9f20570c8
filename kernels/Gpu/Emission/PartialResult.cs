namespace Cohort.Kernels.Gpu.Emission;

/// <summary>A partial result of a reduction.</summary>
/// <param name="Value">The value.</param>
/// <param name="Position">Where it was found, as Int64, for position reductions.</param>
internal readonly record struct PartialResult(KernelValue Value, KernelValue? Position);
