using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>Parts of complex numbers, and questions about them.</content>
public static partial class np
{
    /// <summary>The real parts: of a complex array a view, a real array itself.</summary>
    public static NDArray real(NDArray val) => Given(val).real;

    /// <summary>The imaginary parts: of a complex array a view, of a real array zeros that cannot be set.</summary>
    public static NDArray imag(NDArray val) => Given(val).imag;

    /// <summary>The complex conjugate of each element.</summary>
    /// <param name="x">The operand; real numbers are their own conjugates.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray conj(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        conjugate(x, @out, where, dtype);

    /// <inheritdoc cref="conj"/>
    public static NDArray conjugate(
        NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Conjugate.Apply(x, @out, where, dtype);

    /// <summary>The angle of each complex number: 0 for positive numbers, pi for negative ones.</summary>
    /// <param name="z">The numbers, complex or real.</param>
    /// <param name="deg">Whether to give degrees, not radians.</param>
    public static NDArray angle(NDArray z, bool deg = false)
    {
        var angles = Given(z).Type == ElementType.Complex
            ? UfuncTable.Arctan2.Apply(ComplexViews.Imaginary(z), ComplexViews.Real(z))
            : UfuncTable.Arctan2.Apply(0, z);
        return deg ? angles * (180 / Math.PI) : angles;
    }

    /// <summary>The real parts, if all imaginary parts are close to zero; else the array.</summary>
    /// <param name="a">The array.</param>
    /// <param name="tol">Above 1, how many machine epsilons an imaginary part may be; else how large.</param>
    /// <remarks>Waits for the imaginary parts of complex arrays.</remarks>
    public static NDArray real_if_close(NDArray a, double tol = 100)
    {
        var bound = tol > 1 ? tol * (Math.BitIncrement(1.0) - 1) : tol;
        return Given(a).Type == ElementType.Complex && all(abs(ComplexViews.Imaginary(a)) < bound) ? a.real : a;
    }

    /// <summary>Whether each element has an imaginary part other than zero.</summary>
    public static NDArray iscomplex(NDArray a) => Given(a).Type == ElementType.Complex
        ? UfuncTable.NotEqual.Apply(ComplexViews.Imaginary(a), 0)
        : zeros(a.Shape, typeof(bool));

    /// <summary>Whether each element has no imaginary part other than zero.</summary>
    public static NDArray isreal(NDArray a) => Given(a).Type == ElementType.Complex
        ? UfuncTable.Equal.Apply(ComplexViews.Imaginary(a), 0)
        : ones(a.Shape, typeof(bool));

    /// <summary>Whether the elements are of a complex type, whatever their values.</summary>
    public static bool iscomplexobj(NDArray a) => Given(a).Type == ElementType.Complex;

    /// <summary>Whether the elements are of a type that is not complex.</summary>
    public static bool isrealobj(NDArray a) => !iscomplexobj(a);

    /// <summary>Whether each element is negative infinity.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <exception cref="TypeError">The elements are complex.</exception>
    public static NDArray isneginf(NDArray x, NDArray? @out = null) =>
        Infinite(x, double.NegativeInfinity, @out, nameof(isneginf));

    /// <summary>Whether each element is positive infinity.</summary>
    /// <inheritdoc cref="isneginf"/>
    public static NDArray isposinf(NDArray x, NDArray? @out = null) =>
        Infinite(x, double.PositiveInfinity, @out, nameof(isposinf));

    /// <summary>The array with finite numbers in place of those that are not.</summary>
    /// <param name="x">The array; integers are finite.</param>
    /// <param name="copy">Whether to leave the array as it is and give a new one.</param>
    /// <param name="nan">What takes the place of NaN; by default 0.</param>
    /// <param name="posinf">What takes the place of infinity; by default the largest number of the type.</param>
    /// <param name="neginf">What takes the place of negative infinity; by default the smallest number.</param>
    public static NDArray nan_to_num(
        NDArray x, bool copy = true, object? nan = null, object? posinf = null, object? neginf = null)
    {
        var result = copy ? ArrayFactory.Copy(x) : x;
        NDArray[] parts = Given(x).Type == ElementType.Complex
            ? [ComplexViews.Real(result), ComplexViews.Imaginary(result)]
            : x.Type.IsFloat() ? [result]
            : [];
        foreach (var part in parts)
        {
            var largest = Largest(part.Type);
            var finite = where(part == double.NegativeInfinity, ArrayFactory.AsOperand(neginf ?? -largest), part);
            finite = where(part == double.PositiveInfinity, ArrayFactory.AsOperand(posinf ?? largest), finite);
            finite = where(isnan(part), ArrayFactory.AsOperand(nan ?? 0.0), finite);
            ArrayFactory.Store(part, finite);
        }

        return result;
    }

    private static double Largest(ElementType type) => type switch
    {
        ElementType.Half => (double)Half.MaxValue,
        ElementType.Single => float.MaxValue,
        _ => double.MaxValue,
    };

    private static NDArray Infinite(NDArray x, double which, NDArray? output, string name)
    {
        if (Given(x).Type == ElementType.Complex)
        {
            throw new TypeError("This operation is not supported for complex128 values because it would be ambiguous.");
        }

        var found = x.Type.IsFloat() ? UfuncTable.Equal.Apply(x, which) : zeros(x.Shape, typeof(bool));
        return Delivery.To(output, found, name);
    }
}
