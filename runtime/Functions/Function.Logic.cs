using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Runtime.Functions;

/// <content>Comparisons, logic, bits and the representation of floats.</content>
public static partial class Function
{
    /// <summary>x == y.</summary>
    public static ElementwiseFunction Equal { get; } = Binary("equal", 1, static (x, y) => x.EqualTo(y));

    /// <summary>x != y.</summary>
    public static ElementwiseFunction NotEqual { get; } = Binary("not_equal", 1, static (x, y) => x.NotEqualTo(y));

    /// <summary>x &lt; y.</summary>
    public static ElementwiseFunction Less { get; } = Binary(
        "less", 1, static (x, y) => x < y, OfComplex(ComplexOrder.Less));

    /// <summary>x &lt;= y.</summary>
    public static ElementwiseFunction LessEqual { get; } = Binary(
        "less_equal", 1, static (x, y) => x <= y, OfComplex(ComplexOrder.LessOrEqual));

    /// <summary>x > y.</summary>
    public static ElementwiseFunction Greater { get; } = Binary(
        "greater", 1, static (x, y) => x > y, OfComplex(static (x, y) => ComplexOrder.Less(y, x)));

    /// <summary>x >= y.</summary>
    public static ElementwiseFunction GreaterEqual { get; } = Binary(
        "greater_equal", 1, static (x, y) => x >= y, OfComplex(static (x, y) => ComplexOrder.LessOrEqual(y, x)));

    /// <summary>Whether both are not zero.</summary>
    public static ElementwiseFunction LogicalAnd { get; } = Logical("logical_and", Primitive.And);

    /// <summary>Whether either is not zero.</summary>
    public static ElementwiseFunction LogicalOr { get; } = Logical("logical_or", Primitive.Or);

    /// <summary>Whether exactly one is not zero.</summary>
    public static ElementwiseFunction LogicalXor { get; } = Logical("logical_xor", Primitive.Xor);

    /// <summary>Whether x is zero.</summary>
    public static ElementwiseFunction LogicalNot { get; } =
        Unary("logical_not", 1, static x => ~x.Cast(ElementType.Boolean));

    /// <summary>The bits set in both.</summary>
    public static ElementwiseFunction BitwiseAnd { get; } = Binary("bitwise_and", 1, static (x, y) => x & y);

    /// <summary>The bits set in either.</summary>
    public static ElementwiseFunction BitwiseOr { get; } = Binary("bitwise_or", 1, static (x, y) => x | y);

    /// <summary>The bits set in exactly one.</summary>
    public static ElementwiseFunction BitwiseXor { get; } = Binary("bitwise_xor", 1, static (x, y) => x ^ y);

    /// <summary>The bits not set; for Boolean not x.</summary>
    public static ElementwiseFunction Invert { get; } = Unary("invert", 1, static x => ~x);

    /// <summary>How many bits of |x| are set, as Byte.</summary>
    public static ElementwiseFunction BitCount { get; } = Unary("bitwise_count", 12, ArithmeticLowering.BitCount);

    /// <summary>x shifted left by y bits; 0 when y is negative or at least the width.</summary>
    public static ElementwiseFunction LeftShift { get; } =
        Binary("left_shift", 2, static (x, y) => x.With(Primitive.ShiftLeft, y));

    /// <summary>x shifted right by y bits, filled with its sign.</summary>
    public static ElementwiseFunction RightShift { get; } =
        Binary("right_shift", 2, static (x, y) => x.With(Primitive.ShiftRight, y));

    /// <summary>Whether x is NaN.</summary>
    public static ElementwiseFunction IsNaN { get; } = Unary("isnan", 1, static x => x.IsNaN());

    /// <summary>Whether x is an infinity.</summary>
    public static ElementwiseFunction IsInf { get; } = Unary("isinf", 2, static x =>
        x.IsFloat ? x.Absolute().EqualTo(double.PositiveInfinity) : x.NotEqualTo(x), OfComplex(static x =>
            x.Real.Absolute().EqualTo(double.PositiveInfinity)
            | x.Imaginary.Absolute().EqualTo(double.PositiveInfinity)));

    /// <summary>Whether x is neither NaN nor an infinity.</summary>
    public static ElementwiseFunction IsFinite { get; } = Unary("isfinite", 2, static x =>
        x.IsFloat ? x.Absolute() < double.PositiveInfinity : x.EqualTo(x), OfComplex(static x =>
            (x.Real.Absolute() < double.PositiveInfinity) & (x.Imaginary.Absolute() < double.PositiveInfinity)));

    /// <summary>Whether x has a sign bit: -0 and negative NaN included.</summary>
    public static ElementwiseFunction SignBit { get; } = Unary("signbit", 1, static x =>
        x.IsFloat ? FloatBits.SignBit(x) : x.IsSigned ? x < 0 : x.NotEqualTo(x));

    /// <summary>The magnitude of x with the sign of y.</summary>
    public static ElementwiseFunction CopySign { get; } = Real("copysign", 3, FloatBits.CopySign);

    /// <summary>The next value after x in the direction of y.</summary>
    public static ElementwiseFunction NextAfter { get; } =
        new FunctionOf("nextafter", 2, 18, static (_, x, _) => FloatBits.NextAfter(x[0], x[1]), takesHalf: true);

    /// <summary>The distance to the next value away from zero, with the sign of x.</summary>
    public static ElementwiseFunction Spacing { get; } =
        new FunctionOf("spacing", 1, 9, static (_, x, _) => FloatBits.Spacing(x[0]), takesHalf: true);

    /// <summary>x times 2 to the power of y, an integral value in the compute type.</summary>
    public static ElementwiseFunction Ldexp { get; } = Real("ldexp", 26, FloatBits.ScaleByPowerOfTwo);

    private static FunctionOf Logical(string name, Primitive op) => Binary(
        name, 3, (x, y) => x.Cast(ElementType.Boolean).With(op, y.Cast(ElementType.Boolean)));
}
