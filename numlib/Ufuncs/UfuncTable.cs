using Cohort.Runtime.Functions;
using Cohort.Typing;

namespace Cohort.Ufuncs;

/// <summary>NumPy's ufuncs. Adding one is a line here and its public name on <see cref="np"/>.</summary>
internal static class UfuncTable
{
    public static readonly Ufunc Copy = new("copy", Function.Copy, TypeRules.Same);
    public static readonly Ufunc FloatCopy = new("modf", Function.Copy, TypeRules.RealFloating);

    public static readonly Ufunc Negative = new("negative", Function.Negative, TypeRules.Numbers)
    {
        BooleanRefusal = "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the "
            + "logical_not function instead.",
    };

    public static readonly Ufunc Positive = new("positive", Function.Positive, TypeRules.Numbers);
    public static readonly Ufunc Absolute = new("absolute", Function.Absolute, TypeRules.Magnitude)
    {
        BooleanFunction = Function.Copy,
    };

    public static readonly Ufunc FloatAbsolute = new("fabs", Function.Absolute, TypeRules.RealFloating);
    public static readonly Ufunc BitCount = new("bitwise_count", Function.BitCount, TypeRules.Count);
    public static readonly Ufunc Sign = new("sign", Function.Sign, TypeRules.Numbers);
    public static readonly Ufunc Conjugate = new("conjugate", Function.Conjugate, TypeRules.BooleansAsIntegers);
    public static readonly Ufunc Square = new("square", Function.Square, TypeRules.BooleansAsIntegers);
    public static readonly Ufunc Reciprocal = new("reciprocal", Function.Reciprocal, TypeRules.BooleansAsIntegers);
    public static readonly Ufunc Sqrt = new("sqrt", Function.Sqrt, TypeRules.Floating);
    public static readonly Ufunc Cbrt = new("cbrt", Function.Cbrt, TypeRules.RealFloating);
    public static readonly Ufunc Exp = new("exp", Function.Exp, TypeRules.Floating);
    public static readonly Ufunc Exp2 = new("exp2", Function.Exp2, TypeRules.Floating);
    public static readonly Ufunc Expm1 = new("expm1", Function.Expm1, TypeRules.Floating);
    public static readonly Ufunc Log = new("log", Function.Log, TypeRules.Floating);
    public static readonly Ufunc Log2 = new("log2", Function.Log2, TypeRules.Floating);
    public static readonly Ufunc Log10 = new("log10", Function.Log10, TypeRules.Floating);
    public static readonly Ufunc Log1p = new("log1p", Function.Log1p, TypeRules.Floating);
    public static readonly Ufunc Sin = new("sin", Function.Sin, TypeRules.Floating);
    public static readonly Ufunc Cos = new("cos", Function.Cos, TypeRules.Floating);
    public static readonly Ufunc Tan = new("tan", Function.Tan, TypeRules.Floating);
    public static readonly Ufunc Arcsin = new("arcsin", Function.Arcsin, TypeRules.Floating);
    public static readonly Ufunc Arccos = new("arccos", Function.Arccos, TypeRules.Floating);
    public static readonly Ufunc Arctan = new("arctan", Function.Arctan, TypeRules.Floating);
    public static readonly Ufunc Sinh = new("sinh", Function.Sinh, TypeRules.Floating);
    public static readonly Ufunc Cosh = new("cosh", Function.Cosh, TypeRules.Floating);
    public static readonly Ufunc Tanh = new("tanh", Function.Tanh, TypeRules.Floating);
    public static readonly Ufunc Arcsinh = new("arcsinh", Function.Arcsinh, TypeRules.Floating);
    public static readonly Ufunc Arccosh = new("arccosh", Function.Arccosh, TypeRules.Floating);
    public static readonly Ufunc Arctanh = new("arctanh", Function.Arctanh, TypeRules.Floating);
    public static readonly Ufunc I0 = new("i0", Function.I0, TypeRules.RealFloating);
    public static readonly Ufunc Degrees = new("degrees", Function.Degrees, TypeRules.RealFloating);
    public static readonly Ufunc Radians = new("radians", Function.Radians, TypeRules.RealFloating);
    public static readonly Ufunc Deg2Rad = new("deg2rad", Function.Radians, TypeRules.RealFloating);
    public static readonly Ufunc Rad2Deg = new("rad2deg", Function.Degrees, TypeRules.RealFloating);
    public static readonly Ufunc Spacing = new("spacing", Function.Spacing, TypeRules.BinaryFloating);
    public static readonly Ufunc Rint = new("rint", Function.Rint, TypeRules.Floating);
    public static readonly Ufunc Floor = Rounding("floor", Function.Floor);
    public static readonly Ufunc Ceil = Rounding("ceil", Function.Ceil);
    public static readonly Ufunc Trunc = Rounding("trunc", Function.Trunc);
    public static readonly Ufunc Invert = new("invert", Function.Invert, TypeRules.Bits)
    {
        BooleanFunction = Function.LogicalNot,
    };

    public static readonly Ufunc LogicalNot = new("logical_not", Function.LogicalNot, TypeRules.Logical);
    public static readonly Ufunc IsNaN = new("isnan", Function.IsNaN, TypeRules.Question);
    public static readonly Ufunc IsInf = new("isinf", Function.IsInf, TypeRules.Question);
    public static readonly Ufunc IsFinite = new("isfinite", Function.IsFinite, TypeRules.Question);
    public static readonly Ufunc SignBit = new("signbit", Function.SignBit, TypeRules.RealQuestion);

    public static readonly Ufunc Add = new("add", Function.Add, TypeRules.Same)
    {
        BooleanFunction = Function.LogicalOr,
    };

    public static readonly Ufunc Subtract = new("subtract", Function.Subtract, TypeRules.Numbers)
    {
        BooleanRefusal = "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` "
            + "operator, or the logical_xor function instead.",
    };

    public static readonly Ufunc Multiply = new("multiply", Function.Multiply, TypeRules.Same)
    {
        BooleanFunction = Function.LogicalAnd,
    };

    public static readonly Ufunc Divide = new("divide", Function.Divide, TypeRules.TrueDivision);
    public static readonly Ufunc FloorDivide = new("floor_divide", Function.FloorDivide, TypeRules.RealQuotient);
    public static readonly Ufunc Remainder = new("remainder", Function.Remainder, TypeRules.RealQuotient);
    public static readonly Ufunc Fmod = new("fmod", Function.Fmod, TypeRules.RealQuotient);
    public static readonly Ufunc Power = new("power", Function.Power, TypeRules.BooleansAsIntegers)
    {
        RefusesNegativeExponents = true,
    };

    public static readonly Ufunc Minimum = Selection("minimum", Function.Minimum, Function.LogicalAnd);
    public static readonly Ufunc Maximum = Selection("maximum", Function.Maximum, Function.LogicalOr);
    public static readonly Ufunc FMin = Selection("fmin", Function.FMin, Function.LogicalAnd);
    public static readonly Ufunc FMax = Selection("fmax", Function.FMax, Function.LogicalOr);
    public static readonly Ufunc Equal = Comparison("equal", Function.Equal);
    public static readonly Ufunc NotEqual = Comparison("not_equal", Function.NotEqual);
    public static readonly Ufunc Less = Comparison("less", Function.Less);
    public static readonly Ufunc LessEqual = Comparison("less_equal", Function.LessEqual);
    public static readonly Ufunc Greater = Comparison("greater", Function.Greater);
    public static readonly Ufunc GreaterEqual = Comparison("greater_equal", Function.GreaterEqual);
    public static readonly Ufunc LogicalAnd = new("logical_and", Function.LogicalAnd, TypeRules.Logical);
    public static readonly Ufunc LogicalOr = new("logical_or", Function.LogicalOr, TypeRules.Logical);
    public static readonly Ufunc LogicalXor = new("logical_xor", Function.LogicalXor, TypeRules.Logical);
    public static readonly Ufunc BitwiseAnd = Bitwise("bitwise_and", Function.BitwiseAnd, Function.LogicalAnd);
    public static readonly Ufunc BitwiseOr = Bitwise("bitwise_or", Function.BitwiseOr, Function.LogicalOr);
    public static readonly Ufunc BitwiseXor = Bitwise("bitwise_xor", Function.BitwiseXor, Function.LogicalXor);
    public static readonly Ufunc LeftShift = new("left_shift", Function.LeftShift, TypeRules.Shifts);
    public static readonly Ufunc RightShift = new("right_shift", Function.RightShift, TypeRules.Shifts);
    public static readonly Ufunc Arctan2 = new("arctan2", Function.Arctan2, TypeRules.RealFloating);
    public static readonly Ufunc Hypot = new("hypot", Function.Hypot, TypeRules.RealFloating);
    public static readonly Ufunc LogAddExp = new("logaddexp", Function.LogAddExp, TypeRules.RealFloating);
    public static readonly Ufunc LogAddExp2 = new("logaddexp2", Function.LogAddExp2, TypeRules.RealFloating);
    public static readonly Ufunc CopySign = new("copysign", Function.CopySign, TypeRules.BinaryFloating);
    public static readonly Ufunc NextAfter = new("nextafter", Function.NextAfter, TypeRules.BinaryFloating);
    public static readonly Ufunc Heaviside = new("heaviside", Function.Heaviside, TypeRules.RealFloating);
    public static readonly Ufunc Ldexp = new("ldexp", Function.Ldexp, TypeRules.ScaleByPower);

    private static Ufunc Rounding(string name, ElementwiseFunction function) =>
        new(name, function, TypeRules.Rounding) { IntegerFunction = Function.Copy };

    private static Ufunc Selection(string name, ElementwiseFunction function, ElementwiseFunction booleans) =>
        new(name, function, TypeRules.Same) { BooleanFunction = booleans };

    private static Ufunc Bitwise(string name, ElementwiseFunction function, ElementwiseFunction booleans) =>
        new(name, function, TypeRules.Bits) { BooleanFunction = booleans };

    private static Ufunc Comparison(string name, ElementwiseFunction function) =>
        new(name, function, TypeRules.Comparison) { IsComparison = true };
}
