namespace Cohort.Kernels.Gpu.Emission;

/// <summary>What a graph computes for one index and one output.</summary>
/// <param name="Value">The value; of a complex number the real part.</param>
/// <param name="Mask">Boolean: whether it is stored; null where it always is.</param>
/// <param name="Imaginary">The imaginary part of a complex number, else null.</param>
internal readonly record struct OutputValue(KernelValue Value, KernelValue? Mask, KernelValue? Imaginary);
