using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Runtime.Functions;

/// <content>Arithmetic.</content>
public static partial class Function
{
    /// <summary>-x.</summary>
    public static ElementwiseFunction Negative { get; } = Unary("negative", 1, static x => -x);

    /// <summary>+x.</summary>
    public static ElementwiseFunction Positive { get; } =
        new FunctionOf("positive", 1, 0, static (_, x, _) => x[0], takesHalf: true);

    /// <summary>|x|; the minimum integer stays itself.</summary>
    public static ElementwiseFunction Absolute { get; } =
        Unary("absolute", 1, static x => x.IsSigned ? x.Absolute() : x, OfComplex(static x => x.Magnitude()));

    /// <summary>-1, 0 or 1; NaN for NaN.</summary>
    public static ElementwiseFunction Sign { get; } = Unary(
        "sign", 5, ArithmeticLowering.Sign, OfComplex(ComplexLowering.Sign));

    /// <summary>x * x; for Boolean x.</summary>
    public static ElementwiseFunction Square { get; } = Unary("square", 1, static x => x.IsBoolean ? x : x * x);

    /// <summary>The correctly rounded square root; NaN below zero.</summary>
    public static ElementwiseFunction Sqrt { get; } = Real(
        "sqrt", 5, static x => x.SquareRoot(), OfComplex(ComplexLowering.Sqrt));

    /// <summary>1 / x; integers by way of Double, so that 1 / 0 is what infinity converts to.</summary>
    public static ElementwiseFunction Reciprocal { get; } = Unary("reciprocal", 4, static x => x.Type.IsInteger()
        ? (1.0 / x.Cast(ElementType.Double)).Cast(x.Type)
        : 1.0 / x, OfComplex(static x => x.Reciprocal()));

    /// <summary>x + y; for Boolean x or y.</summary>
    public static ElementwiseFunction Add { get; } = Binary("add", 1, static (x, y) => x.IsBoolean ? x | y : x + y);

    /// <summary>x - y.</summary>
    public static ElementwiseFunction Subtract { get; } = Binary("subtract", 1, static (x, y) => x - y);

    /// <summary>x * y; for Boolean x and y.</summary>
    public static ElementwiseFunction Multiply { get; } =
        Binary("multiply", 1, static (x, y) => x.IsBoolean ? x & y : x * y);

    /// <summary>The true quotient; integers and Boolean are divided as Double.</summary>
    public static ElementwiseFunction Divide { get; } = new FunctionOf("divide", 2, 4, static (_, x, type) =>
        type.IsInteger() || type == ElementType.Boolean
            ? x[0].Cast(ElementType.Double) / x[1].Cast(ElementType.Double)
            : x[0] / x[1]);

    /// <summary>The quotient rounded down; integers by zero give 0; floats as NumPy's divmod.</summary>
    public static ElementwiseFunction FloorDivide { get; } =
        Binary("floor_divide", 45, ArithmeticLowering.FloorDivide);

    /// <summary>The remainder with the divisor's sign, as Python's %; integers by zero give 0.</summary>
    public static ElementwiseFunction Remainder { get; } = Binary("remainder", 35, ArithmeticLowering.Remainder);

    /// <summary>The remainder with the dividend's sign, as C's fmod; integers by zero give 0.</summary>
    public static ElementwiseFunction Fmod { get; } = Binary("fmod", 30, static (x, y) => x % y);

    /// <summary>The smaller; NaN if either is NaN.</summary>
    public static ElementwiseFunction Minimum { get; } = Binary(
        "minimum", 1, static (x, y) => x.Minimum(y), OfComplex(ComplexOrder.Minimum));

    /// <summary>The larger; NaN if either is NaN.</summary>
    public static ElementwiseFunction Maximum { get; } = Binary(
        "maximum", 1, static (x, y) => x.Maximum(y), OfComplex(ComplexOrder.Maximum));

    /// <summary>The smaller; a number rather than NaN.</summary>
    public static ElementwiseFunction FMin { get; } = Binary("fmin", 3, static (x, y) =>
        x.IsFloat ? y.IsNaN().Select(x, (x <= y).Select(x, y)) : x.Minimum(y),
        OfComplex(ComplexOrder.FMin));

    /// <summary>The larger; a number rather than NaN.</summary>
    public static ElementwiseFunction FMax { get; } = Binary("fmax", 3, static (x, y) =>
        x.IsFloat ? y.IsNaN().Select(x, (x >= y).Select(x, y)) : x.Maximum(y),
        OfComplex(ComplexOrder.FMax));

    /// <summary>The largest integral value not above x; integers stay.</summary>
    public static ElementwiseFunction Floor { get; } = Rounding("floor", Primitive.Floor);

    /// <summary>The smallest integral value not below x; integers stay.</summary>
    public static ElementwiseFunction Ceil { get; } = Rounding("ceil", Primitive.Ceiling);

    /// <summary>x without its fraction; integers stay.</summary>
    public static ElementwiseFunction Trunc { get; } = Rounding("trunc", Primitive.Truncate);

    /// <summary>The nearest integral value, ties to even; integers stay.</summary>
    public static ElementwiseFunction Rint { get; } = Rounding(
        "rint", Primitive.RoundEven,
        OfComplex(static x => new ComplexValue(x.Real.RoundEven(), x.Imaginary.RoundEven())));

    /// <summary>x with the opposite imaginary part; real numbers stay.</summary>
    public static ElementwiseFunction Conjugate { get; } = new FunctionOf(
        "conjugate", 1, 1, static (_, x, _) => x[0], takesHalf: true)
    {
        OnComplex = OfComplex(static x => new ComplexValue(x.Real, -x.Imaginary)),
    };

    /// <summary>The real part of a Complex, as Double; real numbers stay.</summary>
    public static ElementwiseFunction RealPart { get; } = new FunctionOf(
        "real", 1, 0, static (_, x, _) => x[0], takesHalf: true)
    { OnComplex = OfComplex(static x => x.Real) };

    /// <summary>The imaginary part of a Complex, as Double; 0 for real numbers.</summary>
    public static ElementwiseFunction ImaginaryPart { get; } = new FunctionOf(
        "imag", 1, 0, static (_, x, _) => x[0].Constant(0), takesHalf: true)
    {
        OnComplex = OfComplex(static x => x.Imaginary),
    };

    /// <summary>The angle of a Complex from the positive real axis, in radians, as Double.</summary>
    public static ElementwiseFunction Angle { get; } = new FunctionOf(
        "angle", 1, 2, static (_, x, _) => (x[0] < 0).Select(Math.PI, x[0].Constant(0)))
    {
        OnComplex = OfComplex(static x => x.Angle()),
    };

    /// <summary>Radians to degrees.</summary>
    public static ElementwiseFunction Degrees { get; } = Real("degrees", 1, static x =>
        x * (x.IsDouble ? 180 / Math.PI : 180 / (float)Math.PI));

    /// <summary>Degrees to radians.</summary>
    public static ElementwiseFunction Radians { get; } = Real("radians", 1, static x =>
        x * (x.IsDouble ? Math.PI / 180 : (float)Math.PI / 180));

    /// <summary>0 below zero, 1 above, the second operand at zero; NaN for NaN.</summary>
    public static ElementwiseFunction Heaviside { get; } = Real("heaviside", 6, static (x, y) =>
        x.IsNaN().Select(x, x.EqualTo(0).Select(y, (x < 0).Select(0, x.Constant(1)))));

    private static FunctionOf Rounding(string name, Primitive op, FunctionOf.Lowering? complex = null) =>
        Unary(name, 1, x => x.IsFloat || x.Type == ElementType.Decimal ? x.Apply(op) : x, complex);
}
