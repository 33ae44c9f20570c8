namespace Cohort.Backends.Iteration;

/// <content>Operators and conversions.</content>
public sealed partial class NDExpr
{
    /// <summary>An array as an expression.</summary>
    public static implicit operator NDExpr(NDArray array) => Arr(array);

    /// <summary>A number, which adapts to the type of what it meets.</summary>
    public static implicit operator NDExpr(double value) => Const(value);

    /// <summary>A number, which adapts to the type of what it meets.</summary>
    public static implicit operator NDExpr(float value) => Const(value);

    /// <summary>A number, which adapts to the type of what it meets.</summary>
    public static implicit operator NDExpr(int value) => Const(value);

    /// <summary>A number, which adapts to the type of what it meets.</summary>
    public static implicit operator NDExpr(long value) => Const(value);

    /// <summary>The negated value.</summary>
    public static NDExpr operator -(NDExpr a) => Negate(a);

    /// <summary>Bitwise not; logical for truth values.</summary>
    public static NDExpr operator ~(NDExpr a) => BitwiseNot(a);

    /// <summary>Whether the value is zero.</summary>
    public static NDExpr operator !(NDExpr a) => LogicalNot(a);

    /// <inheritdoc cref="Add(NDExpr, NDExpr)"/>
    public static NDExpr operator +(NDExpr a, NDExpr b) => Add(a, b);

    /// <inheritdoc cref="Add(NDExpr, NDExpr)"/>
    public static NDExpr operator +(NDExpr a, NDArray b) => Add(a, b);

    /// <inheritdoc cref="Add(NDExpr, NDExpr)"/>
    public static NDExpr operator +(NDArray a, NDExpr b) => Add(a, b);

    /// <inheritdoc cref="Add(NDExpr, NDExpr)"/>
    public static NDExpr operator +(NDExpr a, double b) => Add(a, b);

    /// <inheritdoc cref="Add(NDExpr, NDExpr)"/>
    public static NDExpr operator +(double a, NDExpr b) => Add(a, b);

    /// <inheritdoc cref="Add(NDExpr, NDExpr)"/>
    public static NDExpr operator +(NDExpr a, long b) => Add(a, b);

    /// <inheritdoc cref="Add(NDExpr, NDExpr)"/>
    public static NDExpr operator +(long a, NDExpr b) => Add(a, b);

    /// <inheritdoc cref="Add(NDExpr, NDExpr)"/>
    public static NDExpr operator +(NDExpr a, int b) => Add(a, b);

    /// <inheritdoc cref="Add(NDExpr, NDExpr)"/>
    public static NDExpr operator +(int a, NDExpr b) => Add(a, b);

    /// <inheritdoc cref="Subtract(NDExpr, NDExpr)"/>
    public static NDExpr operator -(NDExpr a, NDExpr b) => Subtract(a, b);

    /// <inheritdoc cref="Subtract(NDExpr, NDExpr)"/>
    public static NDExpr operator -(NDExpr a, NDArray b) => Subtract(a, b);

    /// <inheritdoc cref="Subtract(NDExpr, NDExpr)"/>
    public static NDExpr operator -(NDArray a, NDExpr b) => Subtract(a, b);

    /// <inheritdoc cref="Subtract(NDExpr, NDExpr)"/>
    public static NDExpr operator -(NDExpr a, double b) => Subtract(a, b);

    /// <inheritdoc cref="Subtract(NDExpr, NDExpr)"/>
    public static NDExpr operator -(double a, NDExpr b) => Subtract(a, b);

    /// <inheritdoc cref="Subtract(NDExpr, NDExpr)"/>
    public static NDExpr operator -(NDExpr a, long b) => Subtract(a, b);

    /// <inheritdoc cref="Subtract(NDExpr, NDExpr)"/>
    public static NDExpr operator -(long a, NDExpr b) => Subtract(a, b);

    /// <inheritdoc cref="Subtract(NDExpr, NDExpr)"/>
    public static NDExpr operator -(NDExpr a, int b) => Subtract(a, b);

    /// <inheritdoc cref="Subtract(NDExpr, NDExpr)"/>
    public static NDExpr operator -(int a, NDExpr b) => Subtract(a, b);

    /// <inheritdoc cref="Multiply(NDExpr, NDExpr)"/>
    public static NDExpr operator *(NDExpr a, NDExpr b) => Multiply(a, b);

    /// <inheritdoc cref="Multiply(NDExpr, NDExpr)"/>
    public static NDExpr operator *(NDExpr a, NDArray b) => Multiply(a, b);

    /// <inheritdoc cref="Multiply(NDExpr, NDExpr)"/>
    public static NDExpr operator *(NDArray a, NDExpr b) => Multiply(a, b);

    /// <inheritdoc cref="Multiply(NDExpr, NDExpr)"/>
    public static NDExpr operator *(NDExpr a, double b) => Multiply(a, b);

    /// <inheritdoc cref="Multiply(NDExpr, NDExpr)"/>
    public static NDExpr operator *(double a, NDExpr b) => Multiply(a, b);

    /// <inheritdoc cref="Multiply(NDExpr, NDExpr)"/>
    public static NDExpr operator *(NDExpr a, long b) => Multiply(a, b);

    /// <inheritdoc cref="Multiply(NDExpr, NDExpr)"/>
    public static NDExpr operator *(long a, NDExpr b) => Multiply(a, b);

    /// <inheritdoc cref="Multiply(NDExpr, NDExpr)"/>
    public static NDExpr operator *(NDExpr a, int b) => Multiply(a, b);

    /// <inheritdoc cref="Multiply(NDExpr, NDExpr)"/>
    public static NDExpr operator *(int a, NDExpr b) => Multiply(a, b);

    /// <inheritdoc cref="Divide(NDExpr, NDExpr)"/>
    public static NDExpr operator /(NDExpr a, NDExpr b) => Divide(a, b);

    /// <inheritdoc cref="Divide(NDExpr, NDExpr)"/>
    public static NDExpr operator /(NDExpr a, NDArray b) => Divide(a, b);

    /// <inheritdoc cref="Divide(NDExpr, NDExpr)"/>
    public static NDExpr operator /(NDArray a, NDExpr b) => Divide(a, b);

    /// <inheritdoc cref="Divide(NDExpr, NDExpr)"/>
    public static NDExpr operator /(NDExpr a, double b) => Divide(a, b);

    /// <inheritdoc cref="Divide(NDExpr, NDExpr)"/>
    public static NDExpr operator /(double a, NDExpr b) => Divide(a, b);

    /// <inheritdoc cref="Divide(NDExpr, NDExpr)"/>
    public static NDExpr operator /(NDExpr a, long b) => Divide(a, b);

    /// <inheritdoc cref="Divide(NDExpr, NDExpr)"/>
    public static NDExpr operator /(long a, NDExpr b) => Divide(a, b);

    /// <inheritdoc cref="Divide(NDExpr, NDExpr)"/>
    public static NDExpr operator /(NDExpr a, int b) => Divide(a, b);

    /// <inheritdoc cref="Divide(NDExpr, NDExpr)"/>
    public static NDExpr operator /(int a, NDExpr b) => Divide(a, b);

    /// <inheritdoc cref="Mod(NDExpr, NDExpr)"/>
    public static NDExpr operator %(NDExpr a, NDExpr b) => Mod(a, b);

    /// <inheritdoc cref="Mod(NDExpr, NDExpr)"/>
    public static NDExpr operator %(NDExpr a, NDArray b) => Mod(a, b);

    /// <inheritdoc cref="Mod(NDExpr, NDExpr)"/>
    public static NDExpr operator %(NDArray a, NDExpr b) => Mod(a, b);

    /// <inheritdoc cref="Mod(NDExpr, NDExpr)"/>
    public static NDExpr operator %(NDExpr a, double b) => Mod(a, b);

    /// <inheritdoc cref="Mod(NDExpr, NDExpr)"/>
    public static NDExpr operator %(double a, NDExpr b) => Mod(a, b);

    /// <inheritdoc cref="Mod(NDExpr, NDExpr)"/>
    public static NDExpr operator %(NDExpr a, long b) => Mod(a, b);

    /// <inheritdoc cref="Mod(NDExpr, NDExpr)"/>
    public static NDExpr operator %(long a, NDExpr b) => Mod(a, b);

    /// <inheritdoc cref="Mod(NDExpr, NDExpr)"/>
    public static NDExpr operator %(NDExpr a, int b) => Mod(a, b);

    /// <inheritdoc cref="Mod(NDExpr, NDExpr)"/>
    public static NDExpr operator %(int a, NDExpr b) => Mod(a, b);

    /// <inheritdoc cref="BitwiseAnd(NDExpr, NDExpr)"/>
    public static NDExpr operator &(NDExpr a, NDExpr b) => BitwiseAnd(a, b);

    /// <inheritdoc cref="BitwiseAnd(NDExpr, NDExpr)"/>
    public static NDExpr operator &(NDExpr a, NDArray b) => BitwiseAnd(a, b);

    /// <inheritdoc cref="BitwiseAnd(NDExpr, NDExpr)"/>
    public static NDExpr operator &(NDArray a, NDExpr b) => BitwiseAnd(a, b);

    /// <inheritdoc cref="BitwiseAnd(NDExpr, NDExpr)"/>
    public static NDExpr operator &(NDExpr a, long b) => BitwiseAnd(a, b);

    /// <inheritdoc cref="BitwiseAnd(NDExpr, NDExpr)"/>
    public static NDExpr operator &(long a, NDExpr b) => BitwiseAnd(a, b);

    /// <inheritdoc cref="BitwiseAnd(NDExpr, NDExpr)"/>
    public static NDExpr operator &(NDExpr a, int b) => BitwiseAnd(a, b);

    /// <inheritdoc cref="BitwiseAnd(NDExpr, NDExpr)"/>
    public static NDExpr operator &(int a, NDExpr b) => BitwiseAnd(a, b);

    /// <inheritdoc cref="BitwiseOr(NDExpr, NDExpr)"/>
    public static NDExpr operator |(NDExpr a, NDExpr b) => BitwiseOr(a, b);

    /// <inheritdoc cref="BitwiseOr(NDExpr, NDExpr)"/>
    public static NDExpr operator |(NDExpr a, NDArray b) => BitwiseOr(a, b);

    /// <inheritdoc cref="BitwiseOr(NDExpr, NDExpr)"/>
    public static NDExpr operator |(NDArray a, NDExpr b) => BitwiseOr(a, b);

    /// <inheritdoc cref="BitwiseOr(NDExpr, NDExpr)"/>
    public static NDExpr operator |(NDExpr a, long b) => BitwiseOr(a, b);

    /// <inheritdoc cref="BitwiseOr(NDExpr, NDExpr)"/>
    public static NDExpr operator |(long a, NDExpr b) => BitwiseOr(a, b);

    /// <inheritdoc cref="BitwiseOr(NDExpr, NDExpr)"/>
    public static NDExpr operator |(NDExpr a, int b) => BitwiseOr(a, b);

    /// <inheritdoc cref="BitwiseOr(NDExpr, NDExpr)"/>
    public static NDExpr operator |(int a, NDExpr b) => BitwiseOr(a, b);

    /// <inheritdoc cref="BitwiseXor(NDExpr, NDExpr)"/>
    public static NDExpr operator ^(NDExpr a, NDExpr b) => BitwiseXor(a, b);

    /// <inheritdoc cref="BitwiseXor(NDExpr, NDExpr)"/>
    public static NDExpr operator ^(NDExpr a, NDArray b) => BitwiseXor(a, b);

    /// <inheritdoc cref="BitwiseXor(NDExpr, NDExpr)"/>
    public static NDExpr operator ^(NDArray a, NDExpr b) => BitwiseXor(a, b);

    /// <inheritdoc cref="BitwiseXor(NDExpr, NDExpr)"/>
    public static NDExpr operator ^(NDExpr a, long b) => BitwiseXor(a, b);

    /// <inheritdoc cref="BitwiseXor(NDExpr, NDExpr)"/>
    public static NDExpr operator ^(long a, NDExpr b) => BitwiseXor(a, b);

    /// <inheritdoc cref="BitwiseXor(NDExpr, NDExpr)"/>
    public static NDExpr operator ^(NDExpr a, int b) => BitwiseXor(a, b);

    /// <inheritdoc cref="BitwiseXor(NDExpr, NDExpr)"/>
    public static NDExpr operator ^(int a, NDExpr b) => BitwiseXor(a, b);
}
