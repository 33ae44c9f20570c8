using Cohort.Ufuncs;

namespace Cohort.Backends.Iteration;

/// <content>Functions of expressions, each the one of the same name in <see cref="np"/>.</content>
public sealed partial class NDExpr
{
    /// <summary>The sum of two expressions.</summary>
    public static NDExpr Add(NDExpr a, NDExpr b) => Binary(UfuncTable.Add.Apply, a, b);

    /// <summary>The difference of two expressions.</summary>
    public static NDExpr Subtract(NDExpr a, NDExpr b) => Binary(UfuncTable.Subtract.Apply, a, b);

    /// <summary>The product of two expressions.</summary>
    public static NDExpr Multiply(NDExpr a, NDExpr b) => Binary(UfuncTable.Multiply.Apply, a, b);

    /// <summary>The quotient of two expressions; of integers, a float.</summary>
    public static NDExpr Divide(NDExpr a, NDExpr b) => Binary(UfuncTable.Divide.Apply, a, b);

    /// <summary>What is left by floor division, with the sign of the divisor.</summary>
    public static NDExpr Mod(NDExpr a, NDExpr b) => Binary(UfuncTable.Remainder.Apply, a, b);

    /// <summary>One expression to the power of another.</summary>
    public static NDExpr Power(NDExpr a, NDExpr b) => Binary(UfuncTable.Power.Apply, a, b);

    /// <summary>The quotient of two expressions, rounded down.</summary>
    public static NDExpr FloorDivide(NDExpr a, NDExpr b) => Binary(UfuncTable.FloorDivide.Apply, a, b);

    /// <summary>Bitwise and; logical for truth values.</summary>
    public static NDExpr BitwiseAnd(NDExpr a, NDExpr b) => Binary(UfuncTable.BitwiseAnd.Apply, a, b);

    /// <summary>Bitwise or; logical for truth values.</summary>
    public static NDExpr BitwiseOr(NDExpr a, NDExpr b) => Binary(UfuncTable.BitwiseOr.Apply, a, b);

    /// <summary>Bitwise exclusive or; logical for truth values.</summary>
    public static NDExpr BitwiseXor(NDExpr a, NDExpr b) => Binary(UfuncTable.BitwiseXor.Apply, a, b);

    /// <summary>The lesser of two expressions; NaN where either is.</summary>
    public static NDExpr Min(NDExpr a, NDExpr b) => Binary(UfuncTable.Minimum.Apply, a, b);

    /// <summary>The greater of two expressions; NaN where either is.</summary>
    public static NDExpr Max(NDExpr a, NDExpr b) => Binary(UfuncTable.Maximum.Apply, a, b);

    /// <summary>Whether two expressions are equal.</summary>
    public static NDExpr Equal(NDExpr a, NDExpr b) => Binary(UfuncTable.Equal.Apply, a, b);

    /// <summary>Whether two expressions differ.</summary>
    public static NDExpr NotEqual(NDExpr a, NDExpr b) => Binary(UfuncTable.NotEqual.Apply, a, b);

    /// <summary>Whether one expression is less than another.</summary>
    public static NDExpr Less(NDExpr a, NDExpr b) => Binary(UfuncTable.Less.Apply, a, b);

    /// <summary>Whether one expression is at most another.</summary>
    public static NDExpr LessEqual(NDExpr a, NDExpr b) => Binary(UfuncTable.LessEqual.Apply, a, b);

    /// <summary>Whether one expression is greater than another.</summary>
    public static NDExpr Greater(NDExpr a, NDExpr b) => Binary(UfuncTable.Greater.Apply, a, b);

    /// <summary>Whether one expression is at least another.</summary>
    public static NDExpr GreaterEqual(NDExpr a, NDExpr b) => Binary(UfuncTable.GreaterEqual.Apply, a, b);

    /// <summary>The angle of a point in the plane.</summary>
    public static NDExpr ATan2(NDExpr y, NDExpr x) => Binary(UfuncTable.Arctan2.Apply, y, x);

    /// <summary>The value, or the bound that it lies beyond.</summary>
    public static NDExpr Clamp(NDExpr x, NDExpr lo, NDExpr hi) => Min(Max(x, lo), hi);

    /// <summary>One expression where a condition holds, another elsewhere.</summary>
    public static NDExpr Where(NDExpr cond, NDExpr a, NDExpr b) =>
        Joined(parts => np.where(parts[0], parts[1], parts[2]), cond, a, b);

    /// <summary>The square root.</summary>
    public static NDExpr Sqrt(NDExpr x) => Unary(x => np.sqrt(x), x);

    /// <summary>The absolute value.</summary>
    public static NDExpr Abs(NDExpr x) => Unary(x => np.abs(x), x);

    /// <summary>The negated value.</summary>
    public static NDExpr Negate(NDExpr x) => Unary(x => np.negative(x), x);

    /// <summary>The value times itself.</summary>
    public static NDExpr Square(NDExpr x) => Unary(x => np.square(x), x);

    /// <summary>One over the value.</summary>
    public static NDExpr Reciprocal(NDExpr x) => Unary(x => np.reciprocal(x), x);

    /// <summary>-1, 0 or 1.</summary>
    public static NDExpr Sign(NDExpr x) => Unary(x => np.sign(x), x);

    /// <summary>The cube root.</summary>
    public static NDExpr Cbrt(NDExpr x) => Unary(x => np.cbrt(x), x);

    /// <summary>e to the power of the value.</summary>
    public static NDExpr Exp(NDExpr x) => Unary(x => np.exp(x), x);

    /// <summary>2 to the power of the value.</summary>
    public static NDExpr Exp2(NDExpr x) => Unary(x => np.exp2(x), x);

    /// <summary>e to the power of the value, less 1.</summary>
    public static NDExpr Expm1(NDExpr x) => Unary(x => np.expm1(x), x);

    /// <summary>The natural logarithm.</summary>
    public static NDExpr Log(NDExpr x) => Unary(x => np.log(x), x);

    /// <summary>The logarithm to base 2.</summary>
    public static NDExpr Log2(NDExpr x) => Unary(x => np.log2(x), x);

    /// <summary>The logarithm to base 10.</summary>
    public static NDExpr Log10(NDExpr x) => Unary(x => np.log10(x), x);

    /// <summary>The natural logarithm of 1 more than the value.</summary>
    public static NDExpr Log1p(NDExpr x) => Unary(x => np.log1p(x), x);

    /// <summary>The sine.</summary>
    public static NDExpr Sin(NDExpr x) => Unary(x => np.sin(x), x);

    /// <summary>The cosine.</summary>
    public static NDExpr Cos(NDExpr x) => Unary(x => np.cos(x), x);

    /// <summary>The tangent.</summary>
    public static NDExpr Tan(NDExpr x) => Unary(x => np.tan(x), x);

    /// <summary>The hyperbolic sine.</summary>
    public static NDExpr Sinh(NDExpr x) => Unary(x => np.sinh(x), x);

    /// <summary>The hyperbolic cosine.</summary>
    public static NDExpr Cosh(NDExpr x) => Unary(x => np.cosh(x), x);

    /// <summary>The hyperbolic tangent.</summary>
    public static NDExpr Tanh(NDExpr x) => Unary(x => np.tanh(x), x);

    /// <summary>The inverse sine.</summary>
    public static NDExpr ASin(NDExpr x) => Unary(x => np.arcsin(x), x);

    /// <summary>The inverse cosine.</summary>
    public static NDExpr ACos(NDExpr x) => Unary(x => np.arccos(x), x);

    /// <summary>The inverse tangent.</summary>
    public static NDExpr ATan(NDExpr x) => Unary(x => np.arctan(x), x);

    /// <summary>The inverse hyperbolic sine.</summary>
    public static NDExpr Asinh(NDExpr x) => Unary(x => np.arcsinh(x), x);

    /// <summary>The inverse hyperbolic cosine.</summary>
    public static NDExpr Acosh(NDExpr x) => Unary(x => np.arccosh(x), x);

    /// <summary>The inverse hyperbolic tangent.</summary>
    public static NDExpr Atanh(NDExpr x) => Unary(x => np.arctanh(x), x);

    /// <summary>Degrees as radians.</summary>
    public static NDExpr Deg2Rad(NDExpr x) => Unary(x => np.deg2rad(x), x);

    /// <summary>Radians as degrees.</summary>
    public static NDExpr Rad2Deg(NDExpr x) => Unary(x => np.rad2deg(x), x);

    /// <summary>The greatest integer that is not greater.</summary>
    public static NDExpr Floor(NDExpr x) => Unary(x => np.floor(x), x);

    /// <summary>The least integer that is not less.</summary>
    public static NDExpr Ceil(NDExpr x) => Unary(x => np.ceil(x), x);

    /// <summary>The nearest integer, of two the even one.</summary>
    public static NDExpr Round(NDExpr x) => Unary(x => np.rint(x), x);

    /// <summary>The integer part.</summary>
    public static NDExpr Truncate(NDExpr x) => Unary(x => np.trunc(x), x);

    /// <summary>Bitwise not; logical for truth values.</summary>
    public static NDExpr BitwiseNot(NDExpr x) => Unary(x => np.invert(x), x);

    /// <summary>Whether the value is zero.</summary>
    public static NDExpr LogicalNot(NDExpr x) => Unary(x => np.logical_not(x), x);

    /// <summary>Whether the value is not a number.</summary>
    public static NDExpr IsNaN(NDExpr x) => Unary(x => np.isnan(x), x);

    /// <summary>Whether the value is a finite number.</summary>
    public static NDExpr IsFinite(NDExpr x) => Unary(x => np.isfinite(x), x);

    /// <summary>Whether the value is infinite.</summary>
    public static NDExpr IsInf(NDExpr x) => Unary(x => np.isinf(x), x);

    /// <summary>The sum of all elements.</summary>
    public static NDExpr Sum(NDExpr x) => Unary(x => np.sum(x), x);

    /// <summary>The sum along an axis.</summary>
    public static NDExpr Sum(NDExpr x, int axis, bool keepdims = false) =>
        Unary(x => np.sum(x, axis: axis, keepdims: keepdims), x);

    /// <summary>The product of all elements.</summary>
    public static NDExpr Prod(NDExpr x) => Unary(x => np.prod(x), x);

    /// <summary>The product along an axis.</summary>
    public static NDExpr Prod(NDExpr x, int axis, bool keepdims = false) =>
        Unary(x => np.prod(x, axis: axis, keepdims: keepdims), x);

    /// <summary>The least value of all elements.</summary>
    public static NDExpr Min(NDExpr x) => Unary(x => np.min(x), x);

    /// <summary>The least value along an axis.</summary>
    public static NDExpr Min(NDExpr x, int axis, bool keepdims = false) =>
        Unary(x => np.min(x, axis: axis, keepdims: keepdims), x);

    /// <summary>The greatest value of all elements.</summary>
    public static NDExpr Max(NDExpr x) => Unary(x => np.max(x), x);

    /// <summary>The greatest value along an axis.</summary>
    public static NDExpr Max(NDExpr x, int axis, bool keepdims = false) =>
        Unary(x => np.max(x, axis: axis, keepdims: keepdims), x);

    /// <summary>The mean of all elements.</summary>
    public static NDExpr Mean(NDExpr x) => Unary(x => np.mean(x), x);

    /// <summary>The mean along an axis.</summary>
    public static NDExpr Mean(NDExpr x, int axis, bool keepdims = false) =>
        Unary(x => np.mean(x, axis: axis, keepdims: keepdims), x);
}
