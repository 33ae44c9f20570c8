namespace Cohort.Kernels.Library.Fourier;

/// <summary>What a transform takes and gives.</summary>
public enum FourierKind
{
    /// <summary>Complex or real numbers to complex numbers.</summary>
    Complex,

    /// <summary>Real numbers to the first half of their spectrum.</summary>
    RealToHalf,

    /// <summary>The first half of a spectrum to real numbers.</summary>
    HalfToReal,
}
