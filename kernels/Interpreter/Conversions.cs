using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Interpreter;

/// <summary>
/// The conversions of <see cref="Cohort.Runtime.Expressions.Primitive.Cast"/>. A Boolean is a byte 0 or 1.
/// </summary>
internal static class Conversions
{
    /// <summary>Integer or Boolean to any number: wraps for integers, rounds to nearest even for floats.</summary>
    public readonly struct FromInteger<TFrom, TTo> : IConversion<TFrom, TTo>
        where TFrom : unmanaged, IBinaryInteger<TFrom>
        where TTo : unmanaged, INumberBase<TTo>
    {
        public static TTo Apply(TFrom value) => TTo.CreateTruncating(value);
    }

    /// <summary>Float to float, rounded to nearest even.</summary>
    public readonly struct FloatToFloat<TFrom, TTo> : IConversion<TFrom, TTo>
        where TFrom : unmanaged, IFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IFloatingPointIeee754<TTo>
    {
        public static TTo Apply(TFrom value) => TTo.CreateTruncating(value);
    }

    /// <summary>Float to integer as x86-64's instructions give it: by int32, int64 or the split uint64 path.</summary>
    public readonly struct FloatToInteger<TFrom, TTo> : IConversion<TFrom, TTo>
        where TFrom : unmanaged, IFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryInteger<TTo>
    {
        private const double TwoTo63 = 9223372036854775808.0;

        public static TTo Apply(TFrom value)
        {
            var wide = double.CreateTruncating(value);
            var isUnsigned = !IsSigned;
            if (Unsafe.SizeOf<TTo>() == sizeof(ulong))
            {
                return isUnsigned && wide >= TwoTo63
                    ? TTo.CreateTruncating((ulong)ToInt64(wide - TwoTo63) | (1UL << 63))
                    : TTo.CreateTruncating(ToInt64(wide));
            }

            return Unsafe.SizeOf<TTo>() == sizeof(uint) && isUnsigned
                ? TTo.CreateTruncating(ToInt64(wide))
                : TTo.CreateTruncating(ToInt32(wide));
        }

        private static bool IsSigned => TTo.IsNegative(unchecked(TTo.Zero - TTo.One));

        private static long ToInt64(double value) => value is >= -TwoTo63 and < TwoTo63 ? (long)value : long.MinValue;

        private static int ToInt32(double value) =>
            value is > -2147483649.0 and < 2147483648.0 ? (int)value : int.MinValue;
    }

    /// <summary>Any number to Boolean: not zero; NaN is true.</summary>
    public readonly struct ToBoolean<TFrom> : IConversion<TFrom, byte>
        where TFrom : unmanaged, INumberBase<TFrom>
    {
        public static byte Apply(TFrom value) => value != TFrom.Zero ? (byte)1 : (byte)0;
    }

    /// <summary>Real to complex.</summary>
    public readonly struct ToComplex<TFrom> : IConversion<TFrom, Complex>
        where TFrom : unmanaged, INumberBase<TFrom>
    {
        public static Complex Apply(TFrom value) => new(double.CreateTruncating(value), 0);
    }

    /// <summary>Complex to a real type: the imaginary part is dropped.</summary>
    public readonly struct FromComplex<TTo, TReal> : IConversion<Complex, TTo>
        where TTo : unmanaged
        where TReal : struct, IConversion<double, TTo>
    {
        public static TTo Apply(Complex value) => TReal.Apply(value.Real);
    }

    /// <summary>Decimal to integer: its integral part where int64 holds it, else as a double.</summary>
    public readonly struct DecimalToInteger<TTo> : IConversion<decimal, TTo>
        where TTo : unmanaged, IBinaryInteger<TTo>
    {
        public static TTo Apply(decimal value)
        {
            var whole = decimal.Truncate(value);
            return whole is >= long.MinValue and <= ulong.MaxValue
                ? whole < 0 ? TTo.CreateTruncating((long)whole) : TTo.CreateTruncating((ulong)whole)
                : FloatToInteger<double, TTo>.Apply((double)value);
        }
    }

    /// <summary>Decimal to float.</summary>
    public readonly struct DecimalToFloat<TTo> : IConversion<decimal, TTo>
        where TTo : unmanaged, INumberBase<TTo>
    {
        public static TTo Apply(decimal value) => TTo.CreateTruncating((double)value);
    }

    /// <summary>Float to decimal; what a decimal cannot hold (NaN, infinities, 7.9e28 and beyond) becomes 0.</summary>
    public readonly struct FloatToDecimal<TFrom> : IConversion<TFrom, decimal>
        where TFrom : unmanaged, IFloatingPointIeee754<TFrom>
    {
        private const double Limit = 79228162514264337593543950335.0;

        public static decimal Apply(TFrom value)
        {
            var wide = double.CreateTruncating(value);
            return Math.Abs(wide) < Limit ? (decimal)wide : 0m;
        }
    }

    /// <summary>The same representation.</summary>
    public readonly struct Identity<T> : IConversion<T, T>
        where T : unmanaged
    {
        public static T Apply(T value) => value;
    }
}
