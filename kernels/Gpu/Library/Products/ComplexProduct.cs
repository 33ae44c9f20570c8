namespace Cohort.Kernels.Gpu.Library.Products;

/// <summary>Complex elements.</summary>
internal readonly struct ComplexProduct : IProduct<ComplexSum, ComplexSum>
{
    /// <inheritdoc/>
    public static ComplexSum Zero => default;

    /// <inheritdoc/>
    public static ComplexSum Load(ComplexSum element) => element;

    /// <inheritdoc/>
    public static ComplexSum Store(ComplexSum sum) => sum;

    /// <inheritdoc/>
    public static ComplexSum MultiplyAdd(ComplexSum sum, ComplexSum left, ComplexSum right) => new()
    {
        Real = sum.Real + (left.Real * right.Real) - (left.Imaginary * right.Imaginary),
        Imaginary = sum.Imaginary + (left.Real * right.Imaginary) + (left.Imaginary * right.Real),
    };

    /// <inheritdoc/>
    public static ComplexSum Add(ComplexSum left, ComplexSum right) => new()
    {
        Real = left.Real + right.Real,
        Imaginary = left.Imaginary + right.Imaginary,
    };
}
