using System.Runtime.CompilerServices;
using Cohort.Creation;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>Functions of two arrays, element by element; shapes broadcast.</content>
public static partial class np
{
    /// <summary>The sum of the elements.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray add(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Add.Apply(x1, x2, @out, where, dtype);

    /// <summary>The difference of the elements.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray subtract(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Subtract.Apply(x1, x2, @out, where, dtype);

    /// <summary>The product of the elements.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray multiply(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Multiply.Apply(x1, x2, @out, where, dtype);

    /// <summary>The quotient of the elements; integers give float64.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray divide(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Divide.Apply(x1, x2, @out, where, dtype);

    /// <summary>The quotient of the elements; integers give float64.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray true_divide(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Divide.Apply(x1, x2, @out, where, dtype);

    /// <summary>The largest integer not above the quotient of the elements.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray floor_divide(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.FloorDivide.Apply(x1, x2, @out, where, dtype);

    /// <summary>The largest integer not above the quotient of the elements.</summary>
    public static NDArray floor_divide(NDArray x1, object x2) =>
        UfuncTable.FloorDivide.Apply(x1, ArrayFactory.AsOperand(x2));

    /// <summary>The remainder of the division, with the sign of the divisor.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray mod(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Remainder.Apply(x1, x2, @out, where, dtype);

    /// <summary>The remainder of the division, with the sign of the divisor.</summary>
    [OverloadResolutionPriority(-1)]
    public static NDArray mod(NDArray x1, float x2) =>
        UfuncTable.Remainder.Apply(x1, x2);

    /// <summary>The remainder of the division, with the sign of the divisor.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray remainder(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Remainder.Apply(x1, x2, @out, where, dtype);

    /// <summary>The remainder of the division, with the sign of the dividend.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray fmod(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Fmod.Apply(x1, x2, @out, where, dtype);

    /// <summary>The first to the power of the second; integers do not take negative powers.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray power(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Power.Apply(x1, x2, @out, where, dtype);

    /// <summary>The first to the power of the second; integers do not take negative powers.</summary>
    public static NDArray power(NDArray x1, NDArray x2) =>
        UfuncTable.Power.Apply(x1, x2);

    /// <summary>The first to the power of the second; integers do not take negative powers.</summary>
    public static NDArray power(in NDArray x1, in NDArray x2) =>
        UfuncTable.Power.Apply(x1, x2);

    /// <summary>The first to the power of the second; integers do not take negative powers.</summary>
    public static NDArray power(NDArray x1, object x2) =>
        UfuncTable.Power.Apply(x1, ArrayFactory.AsOperand(x2));

    /// <summary>The angle in radians of the point (x2, x1), in the right quadrant.</summary>
    /// <param name="y">The operand; shapes broadcast.</param>
    /// <param name="x">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray arctan2(
        NDArray y, NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arctan2.Apply(y, x, @out, where, dtype);

    /// <summary>The length of the hypotenuse.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray hypot(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Hypot.Apply(x1, x2, @out, where, dtype);

    /// <summary>The logarithm of the sum of exponentials.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray logaddexp(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.LogAddExp.Apply(x1, x2, @out, where, dtype);

    /// <summary>The logarithm to base 2 of the sum of powers of 2.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray logaddexp2(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.LogAddExp2.Apply(x1, x2, @out, where, dtype);

    /// <summary>The magnitude of the first with the sign of the second.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray copysign(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.CopySign.Apply(x1, x2, @out, where, dtype);

    /// <summary>The next number after the first towards the second.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray nextafter(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.NextAfter.Apply(x1, x2, @out, where, dtype);

    /// <summary>0 below zero, 1 above, and the second at zero.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray heaviside(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Heaviside.Apply(x1, x2, @out, where, dtype);

    /// <summary>The first times 2 to the power of the second.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray ldexp(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Ldexp.Apply(x1, x2, @out, where, dtype);

    /// <summary>The and of the bits; logical for truth values.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray bitwise_and(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.BitwiseAnd.Apply(x1, x2, @out, where, dtype);

    /// <summary>The or of the bits; logical for truth values.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray bitwise_or(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.BitwiseOr.Apply(x1, x2, @out, where, dtype);

    /// <summary>The exclusive or of the bits; logical for truth values.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray bitwise_xor(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.BitwiseXor.Apply(x1, x2, @out, where, dtype);

    /// <summary>The first with its bits shifted to the left by the second.</summary>
    public static NDArray left_shift(NDArray x1, NDArray x2) =>
        UfuncTable.LeftShift.Apply(x1, x2);

    /// <summary>The first with its bits shifted to the left by the second.</summary>
    public static NDArray left_shift(NDArray x1, object x2) =>
        UfuncTable.LeftShift.Apply(x1, ArrayFactory.AsOperand(x2));

    /// <summary>The first with its bits shifted to the right by the second.</summary>
    public static NDArray right_shift(NDArray x1, NDArray x2) =>
        UfuncTable.RightShift.Apply(x1, x2);

    /// <summary>The first with its bits shifted to the right by the second.</summary>
    public static NDArray right_shift(NDArray x1, object x2) =>
        UfuncTable.RightShift.Apply(x1, ArrayFactory.AsOperand(x2));

    /// <summary>The larger of the elements; NaN if one is.</summary>
    public static NDArray maximum(NDArray x1, NDArray x2, DType? dtype = null) =>
        UfuncTable.Maximum.Apply(x1, x2, null, null, dtype);

    /// <summary>The larger of the elements; NaN if one is.</summary>
    public static NDArray maximum(NDArray x1, NDArray x2, NDArray @out) =>
        UfuncTable.Maximum.Apply(x1, x2, @out, null, null);

    /// <summary>The smaller of the elements; NaN if one is.</summary>
    public static NDArray minimum(NDArray x1, NDArray x2, DType? dtype = null) =>
        UfuncTable.Minimum.Apply(x1, x2, null, null, dtype);

    /// <summary>The smaller of the elements; NaN if one is.</summary>
    public static NDArray minimum(NDArray x1, NDArray x2, NDArray @out) =>
        UfuncTable.Minimum.Apply(x1, x2, @out, null, null);

    /// <summary>The larger of the elements; the other if one is NaN.</summary>
    public static NDArray fmax(NDArray x1, NDArray x2, DType? dtype = null) =>
        UfuncTable.FMax.Apply(x1, x2, null, null, dtype);

    /// <summary>The larger of the elements; the other if one is NaN.</summary>
    public static NDArray fmax(NDArray x1, NDArray x2, NDArray @out) =>
        UfuncTable.FMax.Apply(x1, x2, @out, null, null);

    /// <summary>The smaller of the elements; the other if one is NaN.</summary>
    public static NDArray fmin(NDArray x1, NDArray x2, DType? dtype = null) =>
        UfuncTable.FMin.Apply(x1, x2, null, null, dtype);

    /// <summary>The smaller of the elements; the other if one is NaN.</summary>
    public static NDArray fmin(NDArray x1, NDArray x2, NDArray @out) =>
        UfuncTable.FMin.Apply(x1, x2, @out, null, null);
}
