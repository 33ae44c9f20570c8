using Cohort.Creation;
using Cohort.Generic;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>Comparisons and questions, element by element.</content>
public static partial class np
{
    /// <summary>Whether the elements are equal.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray equal(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Equal.Apply(x1, x2, @out, where, dtype);

    /// <summary>Whether the elements are equal.</summary>
    public static NDArray<bool> equal(NDArray x1, object x2) =>
        (NDArray<bool>)UfuncTable.Equal.Apply(x1, ArrayFactory.AsOperand(x2));

    /// <summary>Whether the elements are equal.</summary>
    public static NDArray<bool> equal(object x1, NDArray x2) =>
        (NDArray<bool>)UfuncTable.Equal.Apply(ArrayFactory.AsOperand(x1), x2);

    /// <summary>Whether the elements differ.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray not_equal(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.NotEqual.Apply(x1, x2, @out, where, dtype);

    /// <summary>Whether the elements differ.</summary>
    public static NDArray<bool> not_equal(NDArray x1, object x2) =>
        (NDArray<bool>)UfuncTable.NotEqual.Apply(x1, ArrayFactory.AsOperand(x2));

    /// <summary>Whether the elements differ.</summary>
    public static NDArray<bool> not_equal(object x1, NDArray x2) =>
        (NDArray<bool>)UfuncTable.NotEqual.Apply(ArrayFactory.AsOperand(x1), x2);

    /// <summary>Whether the first is smaller.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray less(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Less.Apply(x1, x2, @out, where, dtype);

    /// <summary>Whether the first is smaller.</summary>
    public static NDArray<bool> less(NDArray x1, object x2) =>
        (NDArray<bool>)UfuncTable.Less.Apply(x1, ArrayFactory.AsOperand(x2));

    /// <summary>Whether the first is smaller.</summary>
    public static NDArray<bool> less(object x1, NDArray x2) =>
        (NDArray<bool>)UfuncTable.Less.Apply(ArrayFactory.AsOperand(x1), x2);

    /// <summary>Whether the first is smaller or equal.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray less_equal(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.LessEqual.Apply(x1, x2, @out, where, dtype);

    /// <summary>Whether the first is smaller or equal.</summary>
    public static NDArray<bool> less_equal(NDArray x1, object x2) =>
        (NDArray<bool>)UfuncTable.LessEqual.Apply(x1, ArrayFactory.AsOperand(x2));

    /// <summary>Whether the first is smaller or equal.</summary>
    public static NDArray<bool> less_equal(object x1, NDArray x2) =>
        (NDArray<bool>)UfuncTable.LessEqual.Apply(ArrayFactory.AsOperand(x1), x2);

    /// <summary>Whether the first is larger.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray greater(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Greater.Apply(x1, x2, @out, where, dtype);

    /// <summary>Whether the first is larger.</summary>
    public static NDArray<bool> greater(NDArray x1, object x2) =>
        (NDArray<bool>)UfuncTable.Greater.Apply(x1, ArrayFactory.AsOperand(x2));

    /// <summary>Whether the first is larger.</summary>
    public static NDArray<bool> greater(object x1, NDArray x2) =>
        (NDArray<bool>)UfuncTable.Greater.Apply(ArrayFactory.AsOperand(x1), x2);

    /// <summary>Whether the first is larger or equal.</summary>
    /// <param name="x1">The operand; shapes broadcast.</param>
    /// <param name="x2">The operand; shapes broadcast.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray greater_equal(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.GreaterEqual.Apply(x1, x2, @out, where, dtype);

    /// <summary>Whether the first is larger or equal.</summary>
    public static NDArray<bool> greater_equal(NDArray x1, object x2) =>
        (NDArray<bool>)UfuncTable.GreaterEqual.Apply(x1, ArrayFactory.AsOperand(x2));

    /// <summary>Whether the first is larger or equal.</summary>
    public static NDArray<bool> greater_equal(object x1, NDArray x2) =>
        (NDArray<bool>)UfuncTable.GreaterEqual.Apply(ArrayFactory.AsOperand(x1), x2);

    /// <summary>Whether both are true.</summary>
    public static NDArray<bool> logical_and(NDArray x1, NDArray x2) =>
        (NDArray<bool>)UfuncTable.LogicalAnd.Apply(x1, x2);

    /// <summary>Whether one is true.</summary>
    public static NDArray<bool> logical_or(NDArray x1, NDArray x2) =>
        (NDArray<bool>)UfuncTable.LogicalOr.Apply(x1, x2);

    /// <summary>Whether exactly one is true.</summary>
    public static NDArray<bool> logical_xor(NDArray x1, NDArray x2) =>
        (NDArray<bool>)UfuncTable.LogicalXor.Apply(x1, x2);

    /// <summary>Whether each element is zero or false.</summary>
    public static NDArray<bool> logical_not(NDArray x) =>
        (NDArray<bool>)UfuncTable.LogicalNot.Apply(x);

    /// <summary>Whether each element is NaN.</summary>
    /// <param name="a">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray isnan(NDArray a, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.IsNaN.Apply(a, @out, where, dtype);

    /// <summary>Whether each element is infinite.</summary>
    /// <param name="a">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray isinf(NDArray a, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.IsInf.Apply(a, @out, where, dtype);

    /// <summary>Whether each element is neither infinite nor NaN.</summary>
    /// <param name="a">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray isfinite(NDArray a, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.IsFinite.Apply(a, @out, where, dtype);

    /// <summary>Whether the sign of each element is set.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="out">Where to store the results; by default a new array.</param>
    /// <param name="where">A mask: where false, elements keep their value.</param>
    /// <param name="dtype">The type in which to compute.</param>
    public static NDArray signbit(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.SignBit.Apply(x, @out, where, dtype);
}
