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

    /// <summary>As <see cref="Same"/>, but the result of a complex number is a real one: absolute.</summary>
    public static Signature? Magnitude(ElementType a, ElementType b) =>
        a == ElementType.Complex ? new Signature(a, ElementType.Double) : a;

    /// <summary>Booleans compute as int8: power, square.</summary>
    public static Signature? BooleansAsIntegers(ElementType a, ElementType b) =>
        Promotion.Promote(a, b) is var type && type == ElementType.Boolean ? ElementType.SByte : type;

    /// <summary>As <see cref="BooleansAsIntegers"/>, real types only: floor_divide, remainder.</summary>
    public static Signature? RealQuotient(ElementType a, ElementType b) =>
        BooleansAsIntegers(a, b) is { Compute: not ElementType.Complex } signature ? signature : null;

    /// <summary>Integers become float64: divide.</summary>
    public static Signature? TrueDivision(ElementType a, ElementType b) =>
        Promotion.Promote(a, b) is var type && (type.IsInteger() || type is ElementType.Boolean or ElementType.Char)
            ? ElementType.Double
            : type;

    /// <summary>Integers become the smallest float that holds them: exp, arctan2.</summary>
    public static Signature? Floating(ElementType a, ElementType b) =>
        Promotion.Promote(Promotion.ToFloat(a), Promotion.ToFloat(b));

    /// <summary>As <see cref="Floating"/>, real types only: cbrt, arctan2.</summary>
    public static Signature? RealFloating(ElementType a, ElementType b) =>
        Floating(a, b) is { Compute: not ElementType.Complex } signature ? signature : null;

    /// <summary>As <see cref="RealFloating"/>, binary floats only: copysign, spacing.</summary>
    public static Signature? BinaryFloating(ElementType a, ElementType b) =>
        RealFloating(a, b) is { Compute: not ElementType.Decimal } signature ? signature : null;

    /// <summary>Integers and booleans stay as they are, floats too: floor, ceil, trunc.</summary>
    public static Signature? Rounding(ElementType a, ElementType b) =>
        a == ElementType.Complex ? null : a;

    /// <summary>A comparison: promoted, with a Boolean result.</summary>
    public static Signature? Comparison(ElementType a, ElementType b) =>
        new Signature(Promotion.Promote(a, b), ElementType.Boolean);

    /// <summary>Truth values: logical_and.</summary>
    public static Signature? Logical(ElementType a, ElementType b) => ElementType.Boolean;

    /// <summary>A question about floats, asked of their type: isnan.</summary>
    public static Signature? Question(ElementType a, ElementType b) =>
        new Signature(Promotion.ToFloat(a), ElementType.Boolean);

    /// <summary>As <see cref="Question"/>, real types only: signbit.</summary>
    public static Signature? RealQuestion(ElementType a, ElementType b) =>
        a == ElementType.Complex ? null : Question(a, b);

    /// <summary>Integers and booleans: bitwise_and, invert.</summary>
    public static Signature? Bits(ElementType a, ElementType b) =>
        Promotion.Promote(a, b) is var type && (type.IsInteger() || type is ElementType.Boolean or ElementType.Char)
            ? type
            : (Signature?)null;

    /// <summary>Integers and booleans, counted in uint8: bitwise_count.</summary>
    public static Signature? Count(ElementType a, ElementType b) =>
        Bits(a, b) is { } signature ? new Signature(signature.Compute, ElementType.Byte) : null;

    /// <summary>Integers, booleans as int8: left_shift.</summary>
    public static Signature? Shifts(ElementType a, ElementType b) =>
        BooleansAsIntegers(a, b) is { } signature
            && (signature.Compute.IsInteger() || signature.Compute == ElementType.Char) ? signature : null;

    /// <summary>A float and an exponent: ldexp has the type of the float.</summary>
    public static Signature? ScaleByPower(ElementType a, ElementType b) =>
        b.IsInteger() || b == ElementType.Boolean ? BinaryFloating(a, a) : null;
}
