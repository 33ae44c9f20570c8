using Cohort.Runtime.Elements;

namespace Cohort.Typing;

/// <summary>The families of NumPy's ufunc loops, as functions from operand types to a signature.</summary>
internal static class TypeRules
{
    /// <summary>Every type, as it is: add, minimum, absolute.</summary>
    public static Signature? Same(ElementType a, ElementType b) => Promotion.Promote(a, b);

    /// <summary>Numbers only: subtract, negative, sign.</summary>
    public static Signature? Numbers(ElementType a, ElementType b) =>
        Promotion.Promote(a, b) is var type && type != ElementType.Boolean ? type : (Signature?)null;

    /// <summary>Booleans compute as int8: floor_divide, remainder, power, square.</summary>
    public static Signature? BooleansAsIntegers(ElementType a, ElementType b) =>
        Promotion.Promote(a, b) is var type && type == ElementType.Boolean ? ElementType.SByte : type;

    /// <summary>Integers become float64: divide.</summary>
    public static Signature? TrueDivision(ElementType a, ElementType b) =>
        Promotion.Promote(a, b) is var type && (type.IsInteger() || type is ElementType.Boolean or ElementType.Char)
            ? ElementType.Double
            : type;

    /// <summary>Integers become the smallest float that holds them: exp, arctan2.</summary>
    public static Signature? Floating(ElementType a, ElementType b) =>
        Promotion.Promote(Promotion.ToFloat(a), Promotion.ToFloat(b));

    /// <summary>As <see cref="Floating"/>, real types only: cbrt, copysign.</summary>
    public static Signature? RealFloating(ElementType a, ElementType b) =>
        Floating(a, b) is { Compute: not ElementType.Complex } signature ? signature : null;

    /// <summary>Integers and booleans stay as they are, floats too: floor, ceil, trunc.</summary>
    public static Signature? Rounding(ElementType a, ElementType b) =>
        a == ElementType.Complex ? null : a;

    /// <summary>A comparison: promoted, with a Boolean result.</summary>
    public static Signature? Comparison(ElementType a, ElementType b) =>
        new Signature(Promotion.Promote(a, b), ElementType.Boolean);

    /// <summary>Truth values: logical_and.</summary>
    public static Signature? Logical(ElementType a, ElementType b) => ElementType.Boolean;

    /// <summary>A question about floats, asked of their type: isnan, signbit.</summary>
    public static Signature? Question(ElementType a, ElementType b) =>
        new Signature(Promotion.ToFloat(a), ElementType.Boolean);

    /// <summary>Integers and booleans: bitwise_and, invert.</summary>
    public static Signature? Bits(ElementType a, ElementType b) =>
        Promotion.Promote(a, b) is var type && (type.IsInteger() || type == ElementType.Boolean)
            ? type
            : (Signature?)null;

    /// <summary>Integers, booleans as int8: left_shift.</summary>
    public static Signature? Shifts(ElementType a, ElementType b) =>
        BooleansAsIntegers(a, b) is { } signature && signature.Compute.IsInteger() ? signature : null;

    /// <summary>A float and an exponent: ldexp has the type of the float.</summary>
    public static Signature? ScaleByPower(ElementType a, ElementType b) =>
        b.IsInteger() || b == ElementType.Boolean ? RealFloating(a, a) : null;
}
