using System.Numerics;

namespace Cohort.Kernels.Interpreter;

/// <summary>
/// The operators of floats alone, as <see cref="Cohort.Runtime.Expressions.Primitive"/> defines them.
/// </summary>
internal static class FloatArithmetic
{
    public readonly struct Remainder<T> : IBinaryOperator<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static bool IsVector => false;

        public static T Apply(T a, T b) => a % b;
    }

    public readonly struct Absolute<T> : IUnaryOperator<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static T Apply(T a) => T.Abs(a);

        public static Vector<T> Apply(Vector<T> a) => Vector.Abs(a);
    }

    public readonly struct SquareRoot<T> : IUnaryOperator<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static T Apply(T a) => T.Sqrt(a);

        public static Vector<T> Apply(Vector<T> a) => Vector.SquareRoot(a);
    }

    public readonly struct Floor<T> : IUnaryOperator<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static T Apply(T a) => T.Floor(a);

        public static Vector<T> Apply(Vector<T> a) => FloatVector.Floor(a);
    }

    public readonly struct Ceiling<T> : IUnaryOperator<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static T Apply(T a) => T.Ceiling(a);

        public static Vector<T> Apply(Vector<T> a) => FloatVector.Ceiling(a);
    }

    public readonly struct Truncate<T> : IUnaryOperator<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static T Apply(T a) => T.Truncate(a);

        public static Vector<T> Apply(Vector<T> a) => FloatVector.Truncate(a);
    }

    public readonly struct RoundEven<T> : IUnaryOperator<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static T Apply(T a) => T.Round(a, MidpointRounding.ToEven);

        public static Vector<T> Apply(Vector<T> a) => FloatVector.RoundEven(a);
    }
}
