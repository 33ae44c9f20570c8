using Cohort.Runtime.Expressions;

namespace Cohort.Runtime.Functions;

/// <summary>NumPy's order of complex numbers: by the real parts, then by the imaginary ones; with NaN none.</summary>
internal static class ComplexOrder
{
    public static GraphValue Less(ComplexValue a, ComplexValue b) => Compare(a, b, Primitive.Less);

    public static GraphValue LessOrEqual(ComplexValue a, ComplexValue b) => Compare(a, b, Primitive.LessOrEqual);

    /// <summary>The smaller; the first operand with a NaN, if any.</summary>
    public static ComplexValue Minimum(ComplexValue a, ComplexValue b) => a.Where(a.IsNaN() | LessOrEqual(a, b), b);

    /// <summary>The larger; the first operand with a NaN, if any.</summary>
    public static ComplexValue Maximum(ComplexValue a, ComplexValue b) => a.Where(a.IsNaN() | LessOrEqual(b, a), b);

    /// <summary>The smaller; one without NaN rather than one with.</summary>
    public static ComplexValue FMin(ComplexValue a, ComplexValue b) => a.Where(b.IsNaN() | LessOrEqual(a, b), b);

    /// <summary>The larger; one without NaN rather than one with.</summary>
    public static ComplexValue FMax(ComplexValue a, ComplexValue b) => a.Where(b.IsNaN() | LessOrEqual(b, a), b);

    private static GraphValue Compare(ComplexValue a, ComplexValue b, Primitive op)
    {
        var isBelow = (a.Real < b.Real) & ~(a.Imaginary.IsNaN() | b.Imaginary.IsNaN());
        return isBelow | (a.Real.EqualTo(b.Real) & a.Imaginary.With(op, b.Imaginary));
    }
}
