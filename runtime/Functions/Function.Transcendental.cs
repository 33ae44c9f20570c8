using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Runtime.Functions;

/// <content>
/// Functions that are lowered to polynomials. Single is computed in Double with shorter polynomials, so that its
/// results are the correctly rounded ones but for rare ties; Half likewise by way of Single. Decimal has the accuracy
/// of Double here.
/// </content>
public static partial class Function
{
    /// <summary>e^x.</summary>
    public static ElementwiseFunction Exp { get; } = Smooth(
        "exp", 28, ExponentialLowering.Exp, OfComplex(ComplexLowering.Exp));

    /// <summary>2^x.</summary>
    public static ElementwiseFunction Exp2 { get; } = Smooth(
        "exp2", 27, ExponentialLowering.Exp2, OfComplex(ComplexLowering.Exp2));

    /// <summary>e^x - 1, accurate near zero.</summary>
    public static ElementwiseFunction Expm1 { get; } = Smooth(
        "expm1", 33, ExponentialLowering.Expm1, OfComplex(ComplexLowering.Expm1));

    /// <summary>The natural logarithm; -infinity at 0, NaN below.</summary>
    public static ElementwiseFunction Log { get; } = Smooth(
        "log", 40, LogarithmLowering.Log, OfComplex(ComplexLowering.Log));

    /// <summary>The logarithm to base 2.</summary>
    public static ElementwiseFunction Log2 { get; } = Smooth(
        "log2", 48, LogarithmLowering.Log2, OfComplex(ComplexLowering.Log2));

    /// <summary>The logarithm to base 10.</summary>
    public static ElementwiseFunction Log10 { get; } = Smooth(
        "log10", 51, LogarithmLowering.Log10, OfComplex(ComplexLowering.Log10));

    /// <summary>log(1 + x), accurate near zero.</summary>
    public static ElementwiseFunction Log1p { get; } = Smooth(
        "log1p", 52, LogarithmLowering.Log1p, OfComplex(ComplexLowering.Log1p));

    /// <summary>The sine of an angle in radians of any size.</summary>
    public static ElementwiseFunction Sin { get; } = Smooth(
        "sin", 42, TrigonometricLowering.Sin, OfComplex(ComplexTrigonometricLowering.Sin));

    /// <summary>The cosine of an angle in radians of any size.</summary>
    public static ElementwiseFunction Cos { get; } = Smooth(
        "cos", 42, TrigonometricLowering.Cos, OfComplex(ComplexTrigonometricLowering.Cos));

    /// <summary>The tangent of an angle in radians of any size.</summary>
    public static ElementwiseFunction Tan { get; } = Smooth(
        "tan", 58, TrigonometricLowering.Tan, OfComplex(ComplexTrigonometricLowering.Tan));

    /// <summary>The angle in [-pi/2, pi/2] with the sine x.</summary>
    public static ElementwiseFunction Arcsin { get; } = Smooth(
        "arcsin", 38, InverseTrigonometricLowering.Arcsin, OfComplex(ComplexTrigonometricLowering.Arcsin));

    /// <summary>The angle in [0, pi] with the cosine x.</summary>
    public static ElementwiseFunction Arccos { get; } = Smooth(
        "arccos", 42, InverseTrigonometricLowering.Arccos, OfComplex(ComplexTrigonometricLowering.Arccos));

    /// <summary>The angle in [-pi/2, pi/2] with the tangent x.</summary>
    public static ElementwiseFunction Arctan { get; } = Smooth(
        "arctan", 36, InverseTrigonometricLowering.Arctan, OfComplex(ComplexTrigonometricLowering.Arctan));

    /// <summary>The angle of the point (second operand, first operand), in [-pi, pi].</summary>
    public static ElementwiseFunction Arctan2 { get; } = Smooth("arctan2", 62, InverseTrigonometricLowering.Arctan2);

    /// <summary>The hyperbolic sine.</summary>
    public static ElementwiseFunction Sinh { get; } = Smooth(
        "sinh", 41, ExponentialLowering.Sinh, OfComplex(ComplexTrigonometricLowering.Sinh));

    /// <summary>The hyperbolic cosine.</summary>
    public static ElementwiseFunction Cosh { get; } = Smooth(
        "cosh", 30, ExponentialLowering.Cosh, OfComplex(ComplexTrigonometricLowering.Cosh));

    /// <summary>The hyperbolic tangent.</summary>
    public static ElementwiseFunction Tanh { get; } = Smooth(
        "tanh", 40, ExponentialLowering.Tanh, OfComplex(ComplexTrigonometricLowering.Tanh));

    /// <summary>The inverse hyperbolic sine.</summary>
    public static ElementwiseFunction Arcsinh { get; } = Smooth(
        "arcsinh", 72, LogarithmLowering.Arcsinh, OfComplex(ComplexTrigonometricLowering.Arcsinh));

    /// <summary>The inverse hyperbolic cosine; NaN below 1.</summary>
    public static ElementwiseFunction Arccosh { get; } = Smooth(
        "arccosh", 64, LogarithmLowering.Arccosh, OfComplex(ComplexTrigonometricLowering.Arccosh));

    /// <summary>The inverse hyperbolic tangent; NaN outside [-1, 1].</summary>
    public static ElementwiseFunction Arctanh { get; } = Smooth(
        "arctanh", 62, LogarithmLowering.Arctanh, OfComplex(ComplexTrigonometricLowering.Arctanh));

    /// <summary>The cube root, of negative numbers too.</summary>
    public static ElementwiseFunction Cbrt { get; } = Smooth("cbrt", 52, PowerLowering.Cbrt);

    /// <summary>The error function.</summary>
    public static ElementwiseFunction Erf { get; } = Smooth("erf", 56, ErrorFunctionLowering.Erf);

    /// <summary>The modified Bessel function of the first kind and order 0.</summary>
    public static ElementwiseFunction I0 { get; } = Smooth("i0", 190, BesselLowering.I0);

    /// <summary>
    /// x to the power of y. Integers wrap, and the caller has refused negative exponents; floats have the special cases
    /// of IEEE 754's pow.
    /// </summary>
    public static ElementwiseFunction Power { get; } = new FunctionOf("power", 2, 130, static (_, x, type) =>
        type.IsInteger() || type == ElementType.Char
            ? ArithmeticLowering.IntegerPower(x[0], x[1])
            : type == ElementType.Decimal ? x[0].With(Primitive.Power, x[1])
            : InDouble(RequireFloat("power", x[0], type), x[1], PowerLowering.Power))
    {
        OnComplex = OfComplex(ComplexLowering.Power),
    };

    /// <summary>The length of (x, y).</summary>
    public static ElementwiseFunction Hypot { get; } = Smooth("hypot", 25, PowerLowering.Hypot);

    /// <summary>log(e^x + e^y).</summary>
    public static ElementwiseFunction LogAddExp { get; } = Smooth("logaddexp", 85, LogarithmLowering.LogAddExp);

    /// <summary>log2(2^x + 2^y).</summary>
    public static ElementwiseFunction LogAddExp2 { get; } = Smooth("logaddexp2", 85, LogarithmLowering.LogAddExp2);

    /// <summary>A function lowered in Double; the lowering hears whether the result is rounded to Single.</summary>
    private static FunctionOf Smooth(
        string name, double cost, Func<GraphValue, bool, GraphValue> lowering, FunctionOf.Lowering? complex = null) =>
        Real(name, cost, x => lowering(x.Cast(ElementType.Double), IsNarrow(x.Type)).Cast(x.Type), complex);

    private static FunctionOf Smooth(
        string name, double cost, Func<GraphValue, GraphValue, bool, GraphValue> lowering) =>
        Real(name, cost, (x, y) => InDouble(x, y, lowering));

    private static GraphValue InDouble(
        GraphValue x, GraphValue y, Func<GraphValue, GraphValue, bool, GraphValue> lowering) =>
        lowering(x.Cast(ElementType.Double), y.Cast(ElementType.Double), IsNarrow(x.Type)).Cast(x.Type);

    private static bool IsNarrow(ElementType type) => type is ElementType.Half or ElementType.Single;
}
