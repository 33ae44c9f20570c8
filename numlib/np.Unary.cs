using Cohort.Ufuncs;

namespace Cohort;

/// <content>Functions of one array, element by element.</content>
public static partial class np
{
    /// <summary>The magnitude of each element.</summary>
    /// <param name="a">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray abs(NDArray a, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Absolute.Apply(a, @out, where, dtype);

    /// <summary>The magnitude of each element.</summary>
    public static NDArray abs(NDArray a) =>
        UfuncTable.Absolute.Apply(a);

    /// <summary>The magnitude of each element.</summary>
    /// <param name="a">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray absolute(NDArray a, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Absolute.Apply(a, @out, where, dtype);

    /// <summary>The magnitude of each element.</summary>
    public static NDArray absolute(NDArray a) =>
        UfuncTable.Absolute.Apply(a);

    /// <summary>The inverse hyperbolic cosine of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray acosh(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arccosh.Apply(x, @out, where, dtype);

    /// <summary>The inverse hyperbolic sine of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray asinh(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arcsinh.Apply(x, @out, where, dtype);

    /// <summary>The inverse hyperbolic tangent of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray atanh(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arctanh.Apply(x, @out, where, dtype);

    /// <summary>The angle in radians whose cosine each element is.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray arccos(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arccos.Apply(x, @out, where, dtype);

    /// <summary>The inverse hyperbolic cosine of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray arccosh(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arccosh.Apply(x, @out, where, dtype);

    /// <summary>The angle in radians whose sine each element is.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray arcsin(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arcsin.Apply(x, @out, where, dtype);

    /// <summary>The inverse hyperbolic sine of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray arcsinh(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arcsinh.Apply(x, @out, where, dtype);

    /// <summary>The angle in radians whose tangent each element is.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray arctan(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arctan.Apply(x, @out, where, dtype);

    /// <summary>The inverse hyperbolic tangent of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray arctanh(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arctanh.Apply(x, @out, where, dtype);

    /// <summary>The cube root of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray cbrt(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Cbrt.Apply(x, @out, where, dtype);

    /// <summary>The smallest integer not below each element, in its type.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray ceil(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Ceil.Apply(x, @out, where, dtype);

    /// <summary>The cosine of each element in radians.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray cos(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Cos.Apply(x, @out, where, dtype);

    /// <summary>The hyperbolic cosine of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray cosh(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Cosh.Apply(x, @out, where, dtype);

    /// <summary>Each angle from degrees to radians.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray deg2rad(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Deg2Rad.Apply(x, @out, where, dtype);

    /// <summary>Each angle from radians to degrees.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray degrees(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Degrees.Apply(x, @out, where, dtype);

    /// <summary>e to the power of each element.</summary>
    /// <param name="a">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray exp(NDArray a, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Exp.Apply(a, @out, where, dtype);

    /// <summary>e to the power of each element.</summary>
    public static NDArray exp(NDArray a) =>
        UfuncTable.Exp.Apply(a);

    /// <summary>2 to the power of each element.</summary>
    /// <param name="a">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray exp2(NDArray a, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Exp2.Apply(a, @out, where, dtype);

    /// <summary>2 to the power of each element.</summary>
    public static NDArray exp2(NDArray a) =>
        UfuncTable.Exp2.Apply(a);

    /// <summary>e to the power of each element, minus 1, exact near 0.</summary>
    /// <param name="a">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray expm1(NDArray a, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Expm1.Apply(a, @out, where, dtype);

    /// <summary>e to the power of each element, minus 1, exact near 0.</summary>
    public static NDArray expm1(NDArray a) =>
        UfuncTable.Expm1.Apply(a);

    /// <summary>The largest integer not above each element, in its type.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray floor(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Floor.Apply(x, @out, where, dtype);

    /// <summary>The complement of each element's bits; logical for truth values.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray invert(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Invert.Apply(x, @out, where, dtype);

    /// <summary>The complement of each element's bits; logical for truth values.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray bitwise_not(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Invert.Apply(x, @out, where, dtype);

    /// <summary>The natural logarithm of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray log(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Log.Apply(x, @out, where, dtype);

    /// <summary>The natural logarithm of each element.</summary>
    public static NDArray log(NDArray x) =>
        UfuncTable.Log.Apply(x);

    /// <summary>The logarithm to base 10 of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray log10(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Log10.Apply(x, @out, where, dtype);

    /// <summary>The logarithm to base 10 of each element.</summary>
    public static NDArray log10(NDArray x) =>
        UfuncTable.Log10.Apply(x);

    /// <summary>The natural logarithm of 1 plus each element, exact near 0.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray log1p(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Log1p.Apply(x, @out, where, dtype);

    /// <summary>The natural logarithm of 1 plus each element, exact near 0.</summary>
    public static NDArray log1p(NDArray x) =>
        UfuncTable.Log1p.Apply(x);

    /// <summary>The logarithm to base 2 of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray log2(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Log2.Apply(x, @out, where, dtype);

    /// <summary>The logarithm to base 2 of each element.</summary>
    public static NDArray log2(NDArray x) =>
        UfuncTable.Log2.Apply(x);

    /// <summary>The negative of each element.</summary>
    /// <param name="nd">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray negative(NDArray nd, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Negative.Apply(nd, @out, where, dtype);

    /// <summary>A copy of each element.</summary>
    /// <param name="nd">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray positive(NDArray nd, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Positive.Apply(nd, @out, where, dtype);

    /// <summary>Each angle from radians to degrees.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray rad2deg(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Rad2Deg.Apply(x, @out, where, dtype);

    /// <summary>Each angle from degrees to radians.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray radians(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Radians.Apply(x, @out, where, dtype);

    /// <summary>1 divided by each element, in its type.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray reciprocal(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Reciprocal.Apply(x, @out, where, dtype);

    /// <summary>The nearest integer to each element; halves go to the even one.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray rint(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Rint.Apply(x, @out, where, dtype);

    /// <summary>-1, 0 or 1 by the sign of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray sign(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Sign.Apply(x, @out, where, dtype);

    /// <summary>The sine of each element in radians.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray sin(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Sin.Apply(x, @out, where, dtype);

    /// <summary>The hyperbolic sine of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray sinh(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Sinh.Apply(x, @out, where, dtype);

    /// <summary>The square root of each element; NaN below 0.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray sqrt(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Sqrt.Apply(x, @out, where, dtype);

    /// <summary>The square of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray square(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Square.Apply(x, @out, where, dtype);

    /// <summary>The square of each element.</summary>
    public static NDArray square(NDArray x) =>
        UfuncTable.Square.Apply(x);

    /// <summary>The tangent of each element in radians.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray tan(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Tan.Apply(x, @out, where, dtype);

    /// <summary>The hyperbolic tangent of each element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray tanh(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Tanh.Apply(x, @out, where, dtype);

    /// <summary>Each element without its fraction.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray trunc(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Trunc.Apply(x, @out, where, dtype);

    /// <summary>The distance from each element to the next number of its type.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray spacing(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Spacing.Apply(x, @out, where, dtype);
}
