namespace Cohort.Kernels.Gpu.Emission;

/// <summary>Where a reduction's outputs have their two blocks of scratch memory, counted from its begin.</summary>
/// <param name="Partials">Per output the block of the leaves' partials; of a fold, which has them elsewhere, 0.</param>
/// <param name="Others">Per output the block that every second pass writes.</param>
internal readonly record struct ReductionScratch(nint[] Partials, nint[] Others);
