using System.Numerics;

namespace Cohort.Kernels.Library.Sort;

/// <summary>
/// NumPy's order of complex numbers: by real part, then by imaginary part; numbers with a NaN part come last, in the
/// order (number, NaN), (NaN, number), (NaN, NaN).
/// </summary>
public readonly struct ComplexOrder : IOrder<Complex>
{
    /// <inheritdoc/>
    public static bool Less(Complex left, Complex right)
    {
        var (leftGroup, rightGroup) = (Group(left), Group(right));
        if (leftGroup != rightGroup)
        {
            return leftGroup < rightGroup;
        }

        var realsDiffer = left.Real != right.Real && !double.IsNaN(left.Real);
        return realsDiffer ? left.Real < right.Real : left.Imaginary < right.Imaginary;
    }

    /// <inheritdoc/>
    public static int OneIfLess(Complex left, Complex right) => Less(left, right) ? 1 : 0;

    /// <inheritdoc/>
    public static bool IsNaN(Complex value) => double.IsNaN(value.Real) || double.IsNaN(value.Imaginary);

    private static int Group(Complex value) =>
        (double.IsNaN(value.Real) ? 2 : 0) + (double.IsNaN(value.Imaginary) ? 1 : 0);
}
