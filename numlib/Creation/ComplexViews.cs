using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Creation;

/// <summary>The parts of complex arrays as views: a complex number is a pair of doubles in memory.</summary>
internal static class ComplexViews
{
    /// <summary>The real parts; writing to them writes the array.</summary>
    public static NDArray Real(NDArray complex) => Part(complex, 0);

    /// <summary>The imaginary parts; writing to them writes the array.</summary>
    public static NDArray Imaginary(NDArray complex) => Part(complex, 1);

    /// <summary>Complex numbers with given parts, of one shape.</summary>
    public static NDArray Joined(NDArray real, NDArray imaginary)
    {
        var result = ArrayFactory.Allocate(real.Session, ElementType.Complex, real.Layout);
        ArrayFactory.Store(Real(result), real);
        ArrayFactory.Store(Imaginary(result), imaginary);
        return result;
    }

    private static NDArray Part(NDArray complex, int part)
    {
        var layout = complex.Layout;
        long[] strides = [.. layout.Strides];
        for (var axis = 0; axis < layout.Rank; axis++)
        {
            strides[axis] *= 2;
        }

        return complex.Reinterpreted(
            new Layout((2 * layout.Offset) + part, layout.Extents.ToArray(), strides), ElementType.Double);
    }
}
