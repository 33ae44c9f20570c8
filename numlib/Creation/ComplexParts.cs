using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Creation;

/// <summary>Real and imaginary parts of complex arrays, as views.</summary>
internal static class ComplexParts
{
    /// <summary>The real parts.</summary>
    public static NDArray Real(NDArray complex) => Part(complex, 0);

    /// <summary>The imaginary parts.</summary>
    public static NDArray Imaginary(NDArray complex) => Part(complex, 1);

    /// <summary>Complex numbers with given parts, of one shape.</summary>
    public static NDArray Joined(NDArray real, NDArray imaginary)
    {
        var result = ArrayFactory.Allocate(real.Session, ElementType.Complex, real.Layout);
        ArrayFactory.Store(Real(result), real);
        ArrayFactory.Store(Imaginary(result), imaginary);
        return result;
    }

    private static NDArray Part(NDArray complex, int which)
    {
        var layout = complex.Layout;
        var strides = Array.ConvertAll(layout.Strides.ToArray(), stride => 2 * stride);
        var half = new Layout((2 * layout.Offset) + which, layout.Extents.ToArray(), strides);
        return complex.Reinterpreted(half, ElementType.Double);
    }
}
