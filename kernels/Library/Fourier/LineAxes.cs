namespace Cohort.Kernels.Library.Fourier;

/// <summary>The axis that is transformed.</summary>
/// <param name="Length">The length of the transform.</param>
/// <param name="Count">How many elements of a line there are; beyond them are zeros.</param>
/// <param name="Step">From one element to the next.</param>
/// <param name="ToCount">How many elements of a result there are.</param>
/// <param name="ToStep">From one of these to the next.</param>
internal readonly record struct LineAxes(nint Length, nint Count, nint Step, nint ToCount, nint ToStep);
