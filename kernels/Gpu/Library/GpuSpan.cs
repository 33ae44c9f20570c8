namespace Cohort.Kernels.Gpu.Library;

/// <summary>Elements of device memory, one after the other: what a view of a kernel stands for.</summary>
/// <param name="Address">The address of the first one.</param>
/// <param name="Count">How many there are.</param>
public readonly record struct GpuSpan(nint Address, long Count);
