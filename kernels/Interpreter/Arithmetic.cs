using System.Numerics;

namespace Cohort.Kernels.Interpreter;

/// <summary>
/// The operators that integers and floats share, as <see cref="Cohort.Runtime.Expressions.Primitive"/> defines them.
/// </summary>
internal static class Arithmetic
{
    public readonly struct Add<T> : IBinaryOperator<T>
        where T : unmanaged, INumberBase<T>
    {
        public static bool IsVector => Vector<T>.IsSupported;

        public static T Apply(T a, T b) => unchecked(a + b);

        public static Vector<T> Apply(Vector<T> a, Vector<T> b) => a + b;
    }

    public readonly struct Subtract<T> : IBinaryOperator<T>
        where T : unmanaged, INumberBase<T>
    {
        public static bool IsVector => Vector<T>.IsSupported;

        public static T Apply(T a, T b) => unchecked(a - b);

        public static Vector<T> Apply(Vector<T> a, Vector<T> b) => a - b;
    }

    public readonly struct Multiply<T> : IBinaryOperator<T>
        where T : unmanaged, INumberBase<T>
    {
        public static bool IsVector => Vector<T>.IsSupported;

        public static T Apply(T a, T b) => unchecked(a * b);

        public static Vector<T> Apply(Vector<T> a, Vector<T> b) => a * b;
    }

    public readonly struct Divide<T> : IBinaryOperator<T>
        where T : unmanaged, INumberBase<T>
    {
        public static bool IsVector => Vector<T>.IsSupported;

        public static T Apply(T a, T b) => a / b;

        public static Vector<T> Apply(Vector<T> a, Vector<T> b) => a / b;
    }

    public readonly struct Negate<T> : IUnaryOperator<T>
        where T : unmanaged, INumberBase<T>
    {
        public static bool IsVector => Vector<T>.IsSupported;

        public static T Apply(T a) => unchecked(-a);

        public static Vector<T> Apply(Vector<T> a) => -a;
    }

    public readonly struct Minimum<T> : IBinaryOperator<T>
        where T : unmanaged, INumber<T>
    {
        public static bool IsVector => Vector<T>.IsSupported;

        public static T Apply(T a, T b) => a <= b || T.IsNaN(a) ? a : b;

        public static Vector<T> Apply(Vector<T> a, Vector<T> b) =>
            Vector.ConditionalSelect(Vector.LessThanOrEqual(a, b) | ~Vector.Equals(a, a), a, b);
    }

    public readonly struct Maximum<T> : IBinaryOperator<T>
        where T : unmanaged, INumber<T>
    {
        public static bool IsVector => Vector<T>.IsSupported;

        public static T Apply(T a, T b) => a >= b || T.IsNaN(a) ? a : b;

        public static Vector<T> Apply(Vector<T> a, Vector<T> b) =>
            Vector.ConditionalSelect(Vector.GreaterThanOrEqual(a, b) | ~Vector.Equals(a, a), a, b);
    }

    public readonly struct Equal<T> : IComparison<T>
        where T : unmanaged, IEqualityOperators<T, T, bool>
    {
        public static bool IsVector => Vector<T>.IsSupported;

        public static bool Apply(T a, T b) => a == b;

        public static Vector<T> Apply(Vector<T> a, Vector<T> b) => Vector.Equals(a, b);
    }

    public readonly struct NotEqual<T> : IComparison<T>
        where T : unmanaged, IEqualityOperators<T, T, bool>
    {
        public static bool IsVector => Vector<T>.IsSupported;

        public static bool Apply(T a, T b) => a != b;

        public static Vector<T> Apply(Vector<T> a, Vector<T> b) => ~Vector.Equals(a, b);
    }

    public readonly struct Less<T> : IComparison<T>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        public static bool IsVector => Vector<T>.IsSupported;

        public static bool Apply(T a, T b) => a < b;

        public static Vector<T> Apply(Vector<T> a, Vector<T> b) => Vector.LessThan(a, b);
    }

    public readonly struct LessOrEqual<T> : IComparison<T>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        public static bool IsVector => Vector<T>.IsSupported;

        public static bool Apply(T a, T b) => a <= b;

        public static Vector<T> Apply(Vector<T> a, Vector<T> b) => Vector.LessThanOrEqual(a, b);
    }
}
