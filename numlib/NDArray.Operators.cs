using Cohort.Creation;
using Cohort.Generic;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>
/// Operators. Operands broadcast. C# scalars count as Python's (NEP 50): they adapt to the element type of the array
/// beside them, and where that is of a lower kind they have NumPy's default type. So <c>mask + 5</c> is int64 and
/// <c>counts * 0.5f</c> is float64, but <c>bytes + 5</c> stays uint8 and <c>singles * 0.5</c> float32.
/// </content>
public partial class NDArray
{
    /// <summary>Element by element sum.</summary>
    public static NDArray operator +(NDArray left, NDArray right) =>
        UfuncTable.Add.Apply(left, right);

    /// <summary>Element by element sum.</summary>
    public static NDArray operator +(NDArray left, object right) =>
        UfuncTable.Add.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Element by element sum.</summary>
    public static NDArray operator +(object left, NDArray right) =>
        UfuncTable.Add.Apply(ArrayFactory.AsOperand(left), right);

    /// <summary>Element by element difference.</summary>
    public static NDArray operator -(NDArray left, NDArray right) =>
        UfuncTable.Subtract.Apply(left, right);

    /// <summary>Element by element difference.</summary>
    public static NDArray operator -(NDArray left, object right) =>
        UfuncTable.Subtract.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Element by element difference.</summary>
    public static NDArray operator -(object left, NDArray right) =>
        UfuncTable.Subtract.Apply(ArrayFactory.AsOperand(left), right);

    /// <summary>Element by element product.</summary>
    public static NDArray operator *(NDArray left, NDArray right) =>
        UfuncTable.Multiply.Apply(left, right);

    /// <summary>Element by element product.</summary>
    public static NDArray operator *(NDArray left, object right) =>
        UfuncTable.Multiply.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Element by element product.</summary>
    public static NDArray operator *(object left, NDArray right) =>
        UfuncTable.Multiply.Apply(ArrayFactory.AsOperand(left), right);

    /// <summary>Element by element quotient; integers give float64.</summary>
    public static NDArray operator /(NDArray left, NDArray right) =>
        UfuncTable.Divide.Apply(left, right);

    /// <summary>Element by element quotient; integers give float64.</summary>
    public static NDArray operator /(NDArray left, object right) =>
        UfuncTable.Divide.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Element by element quotient; integers give float64.</summary>
    public static NDArray operator /(object left, NDArray right) =>
        UfuncTable.Divide.Apply(ArrayFactory.AsOperand(left), right);

    /// <summary>Element by element remainder with the sign of the divisor.</summary>
    public static NDArray operator %(NDArray left, NDArray right) =>
        UfuncTable.Remainder.Apply(left, right);

    /// <summary>Element by element remainder with the sign of the divisor.</summary>
    public static NDArray operator %(NDArray left, object right) =>
        UfuncTable.Remainder.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Element by element remainder with the sign of the divisor.</summary>
    public static NDArray operator %(object left, NDArray right) =>
        UfuncTable.Remainder.Apply(ArrayFactory.AsOperand(left), right);

    /// <summary>Element by element bitwise and; logical for truth values.</summary>
    public static NDArray operator &(NDArray left, NDArray right) =>
        UfuncTable.BitwiseAnd.Apply(left, right);

    /// <summary>Element by element bitwise and; logical for truth values.</summary>
    public static NDArray operator &(NDArray left, object right) =>
        UfuncTable.BitwiseAnd.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Element by element bitwise and; logical for truth values.</summary>
    public static NDArray operator &(object left, NDArray right) =>
        UfuncTable.BitwiseAnd.Apply(ArrayFactory.AsOperand(left), right);

    /// <summary>Element by element bitwise or; logical for truth values.</summary>
    public static NDArray operator |(NDArray left, NDArray right) =>
        UfuncTable.BitwiseOr.Apply(left, right);

    /// <summary>Element by element bitwise or; logical for truth values.</summary>
    public static NDArray operator |(NDArray left, object right) =>
        UfuncTable.BitwiseOr.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Element by element bitwise or; logical for truth values.</summary>
    public static NDArray operator |(object left, NDArray right) =>
        UfuncTable.BitwiseOr.Apply(ArrayFactory.AsOperand(left), right);

    /// <summary>Element by element bitwise exclusive or; logical for truth values.</summary>
    public static NDArray operator ^(NDArray left, NDArray right) =>
        UfuncTable.BitwiseXor.Apply(left, right);

    /// <summary>Element by element bitwise exclusive or; logical for truth values.</summary>
    public static NDArray operator ^(NDArray left, object right) =>
        UfuncTable.BitwiseXor.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Element by element bitwise exclusive or; logical for truth values.</summary>
    public static NDArray operator ^(object left, NDArray right) =>
        UfuncTable.BitwiseXor.Apply(ArrayFactory.AsOperand(left), right);

    /// <summary>Shifts the bits of each element to the left.</summary>
    public static NDArray operator <<(NDArray left, NDArray right) =>
        UfuncTable.LeftShift.Apply(left, right);

    /// <summary>Shifts the bits of each element to the left.</summary>
    public static NDArray operator <<(NDArray left, object right) =>
        UfuncTable.LeftShift.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Shifts the bits of each element to the right, keeping the sign.</summary>
    public static NDArray operator >>(NDArray left, NDArray right) =>
        UfuncTable.RightShift.Apply(left, right);

    /// <summary>Shifts the bits of each element to the right, keeping the sign.</summary>
    public static NDArray operator >>(NDArray left, object right) =>
        UfuncTable.RightShift.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Whether each element is smaller.</summary>
    public static NDArray<bool> operator <(NDArray left, NDArray right) =>
        (NDArray<bool>)UfuncTable.Less.Apply(left, right);

    /// <summary>Whether each element is smaller.</summary>
    public static NDArray<bool> operator <(NDArray left, object right) =>
        (NDArray<bool>)UfuncTable.Less.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Whether each element is smaller.</summary>
    public static NDArray<bool> operator <(object left, NDArray right) =>
        (NDArray<bool>)UfuncTable.Less.Apply(ArrayFactory.AsOperand(left), right);

    /// <summary>Whether each element is smaller or equal.</summary>
    public static NDArray<bool> operator <=(NDArray left, NDArray right) =>
        (NDArray<bool>)UfuncTable.LessEqual.Apply(left, right);

    /// <summary>Whether each element is smaller or equal.</summary>
    public static NDArray<bool> operator <=(NDArray left, object right) =>
        (NDArray<bool>)UfuncTable.LessEqual.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Whether each element is smaller or equal.</summary>
    public static NDArray<bool> operator <=(object left, NDArray right) =>
        (NDArray<bool>)UfuncTable.LessEqual.Apply(ArrayFactory.AsOperand(left), right);

    /// <summary>Whether each element is larger.</summary>
    public static NDArray<bool> operator >(NDArray left, NDArray right) =>
        (NDArray<bool>)UfuncTable.Greater.Apply(left, right);

    /// <summary>Whether each element is larger.</summary>
    public static NDArray<bool> operator >(NDArray left, object right) =>
        (NDArray<bool>)UfuncTable.Greater.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Whether each element is larger.</summary>
    public static NDArray<bool> operator >(object left, NDArray right) =>
        (NDArray<bool>)UfuncTable.Greater.Apply(ArrayFactory.AsOperand(left), right);

    /// <summary>Whether each element is larger or equal.</summary>
    public static NDArray<bool> operator >=(NDArray left, NDArray right) =>
        (NDArray<bool>)UfuncTable.GreaterEqual.Apply(left, right);

    /// <summary>Whether each element is larger or equal.</summary>
    public static NDArray<bool> operator >=(NDArray left, object right) =>
        (NDArray<bool>)UfuncTable.GreaterEqual.Apply(left, ArrayFactory.AsOperand(right));

    /// <summary>Whether each element is larger or equal.</summary>
    public static NDArray<bool> operator >=(object left, NDArray right) =>
        (NDArray<bool>)UfuncTable.GreaterEqual.Apply(ArrayFactory.AsOperand(left), right);

    /// <summary>Whether each element is equal. Beside null: whether the other is null too.</summary>
    public static NDArray<bool> operator ==(NDArray? left, NDArray? right) => left is null || right is null
        ? (NDArray<bool>)np.array(ReferenceEquals(left, right))
        : (NDArray<bool>)UfuncTable.Equal.Apply(left, right);

    /// <summary>Whether each element is equal. Beside null: whether the other is null too.</summary>
    public static NDArray<bool> operator ==(NDArray? left, object? right) =>
        left == ArrayFactory.AsOptionalOperand(right);

    /// <summary>Whether each element is equal. Beside null: whether the other is null too.</summary>
    public static NDArray<bool> operator ==(object? left, NDArray? right) =>
        ArrayFactory.AsOptionalOperand(left) == right;

    /// <summary>Whether each element is different. Beside null: whether only one is null.</summary>
    public static NDArray<bool> operator !=(NDArray? left, NDArray? right) => left is null || right is null
        ? (NDArray<bool>)np.array(!ReferenceEquals(left, right))
        : (NDArray<bool>)UfuncTable.NotEqual.Apply(left, right);

    /// <summary>Whether each element is different. Beside null: whether only one is null.</summary>
    public static NDArray<bool> operator !=(NDArray? left, object? right) =>
        left != ArrayFactory.AsOptionalOperand(right);

    /// <summary>Whether each element is different. Beside null: whether only one is null.</summary>
    public static NDArray<bool> operator !=(object? left, NDArray? right) =>
        ArrayFactory.AsOptionalOperand(left) != right;

    /// <summary>Whether each element is zero or false.</summary>
    public static NDArray<bool> operator !(NDArray self) => (NDArray<bool>)UfuncTable.LogicalNot.Apply(self);

    /// <summary>The complement of each element's bits; logical for truth values.</summary>
    public static NDArray operator ~(NDArray x) => UfuncTable.Invert.Apply(x);

    /// <summary>The negative of each element.</summary>
    public static NDArray operator -(NDArray x) => UfuncTable.Negative.Apply(x);

    /// <summary>A copy of each element.</summary>
    public static NDArray operator +(NDArray x) => UfuncTable.Positive.Apply(x);
}
