namespace Cohort.Kernels.Gpu.Library.Products;

/// <summary>A complex number in kernels.</summary>
internal struct ComplexSum
{
    /// <summary>The real part.</summary>
    public double Real;

    /// <summary>The imaginary part.</summary>
    public double Imaginary;
}
