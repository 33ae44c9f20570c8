using Cohort.Ufuncs;

namespace Cohort;

/// <content>Functions that take numbers apart.</content>
public static partial class np
{
    /// <summary>The fractional and the integral part of each element, both with its sign.</summary>
    /// <param name="x">The operand; integers become floats.</param>
    /// <param name="dtype">The type in which to compute.</param>
    /// <exception cref="TypeError">The elements are complex, or there is no loop for the type.</exception>
    /// <remarks>The integral part is the truncated element; an infinite element has the fraction 0.</remarks>
    public static (NDArray Fractional, NDArray Integral) modf(NDArray x, DType? dtype = null)
    {
        var number = UfuncTable.FloatCopy.Apply(x, null, null, dtype);
        var integral = UfuncTable.Trunc.Apply(number);
        var rest = where(isinf(number), 0.0, UfuncTable.Subtract.Apply(number, integral));
        return (UfuncTable.CopySign.Apply(rest, number), integral);
    }
}
