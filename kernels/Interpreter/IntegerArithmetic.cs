using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Interpreter;

/// <summary>
/// The operators of integers alone, as <see cref="Cohort.Runtime.Expressions.Primitive"/> defines them.
/// </summary>
internal static class IntegerArithmetic
{
    public readonly struct Divide<T> : IBinaryOperator<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static bool IsVector => false;

        public static T Apply(T a, T b) =>
            T.IsZero(b) ? T.Zero : T.IsNegative(b) && b == -T.One ? unchecked(-a) : a / b;
    }

    public readonly struct Remainder<T> : IBinaryOperator<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static bool IsVector => false;

        public static T Apply(T a, T b) => T.IsZero(b) || (T.IsNegative(b) && b == -T.One) ? T.Zero : a % b;
    }

    public readonly struct Absolute<T> : IUnaryOperator<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static T Apply(T a) => T.IsNegative(a) ? unchecked(-a) : a;

        public static Vector<T> Apply(Vector<T> a) =>
            Vector.ConditionalSelect(Vector.LessThan(a, Vector<T>.Zero), -a, a);
    }

    public readonly struct And<T> : IBinaryOperator<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static T Apply(T a, T b) => a & b;

        public static Vector<T> Apply(Vector<T> a, Vector<T> b) => a & b;
    }

    public readonly struct Or<T> : IBinaryOperator<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static T Apply(T a, T b) => a | b;

        public static Vector<T> Apply(Vector<T> a, Vector<T> b) => a | b;
    }

    public readonly struct Xor<T> : IBinaryOperator<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static T Apply(T a, T b) => a ^ b;

        public static Vector<T> Apply(Vector<T> a, Vector<T> b) => a ^ b;
    }

    public readonly struct Not<T> : IUnaryOperator<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static T Apply(T a) => ~a;

        public static Vector<T> Apply(Vector<T> a) => ~a;
    }

    public readonly struct ShiftLeft<T> : IBinaryOperator<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static bool IsVector => false;

        public static T Apply(T a, T b)
        {
            var bits = ulong.CreateTruncating(b);
            return T.IsNegative(b) || bits >= (ulong)(8 * Unsafe.SizeOf<T>()) ? T.Zero : a << (int)bits;
        }
    }

    public readonly struct ShiftRight<T> : IBinaryOperator<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static bool IsVector => false;

        public static T Apply(T a, T b)
        {
            var bits = ulong.CreateTruncating(b);
            var width = 8 * Unsafe.SizeOf<T>();
            return T.IsNegative(b) || bits >= (ulong)width
                ? T.IsNegative(a) ? -T.One : T.Zero
                : a >> (int)bits;
        }
    }

    /// <summary>The logical complement of a Boolean kept as a byte.</summary>
    public readonly struct LogicalNot : IUnaryOperator<byte>
    {
        public static byte Apply(byte a) => (byte)(a ^ 1);

        public static Vector<byte> Apply(Vector<byte> a) => a ^ Vector<byte>.One;
    }
}
