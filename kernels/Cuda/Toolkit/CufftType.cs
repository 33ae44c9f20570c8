namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>cufftType: what is transformed into what, in doubles.</summary>
public enum CufftType
{
    /// <summary>CUFFT_Z2Z: complex to complex.</summary>
    Complex = 0x69,

    /// <summary>CUFFT_D2Z: real to half of a spectrum.</summary>
    RealToHalf = 0x6a,

    /// <summary>CUFFT_Z2D: half of a spectrum to real.</summary>
    HalfToReal = 0x6c,
}
