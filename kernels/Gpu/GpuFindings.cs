namespace Cohort.Kernels.Gpu;

/// <summary>What a search for devices has found.</summary>
/// <param name="Gpus">The devices, in the order of their numbers.</param>
/// <param name="Remarks">What is not there or cannot be used, and why; a sentence each.</param>
public sealed record GpuFindings(IReadOnlyList<IPhysicalGpu> Gpus, IReadOnlyList<string> Remarks);
