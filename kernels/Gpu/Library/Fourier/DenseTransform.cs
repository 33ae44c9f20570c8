using Cohort.Kernels.Library.Fourier;

namespace Cohort.Kernels.Gpu.Library.Fourier;

/// <summary>
/// Transforms of lines one behind the other, not scaled. From halves of spectra the exponents are positive, to them
/// negative.
/// </summary>
/// <param name="Kind">What a line and its result are; a complex transform is of complex numbers.</param>
/// <param name="Length">The length of the transform.</param>
/// <param name="Lines">How many lines.</param>
public readonly record struct DenseTransform(FourierKind Kind, long Length, long Lines);
