using System.Numerics;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Typing;

/// <summary>Conversions between boxed scalars, their bits and element types.</summary>
internal static class ScalarValues
{
    /// <summary>An integer as a boxed value of the type.</summary>
    public static object Box(long value, ElementType type) => type switch
    {
        ElementType.Complex => new Complex(value, 0),
        ElementType.Decimal => (decimal)value,
        _ => Box(type, ScalarBits.FromInt64(type, value)),
    };

    /// <summary>The boxed value that bits represent; types of at most eight bytes.</summary>
    public static object Box(ElementType type, ulong bits) => type switch
    {
        ElementType.Boolean => ScalarBits.To<bool>(bits),
        ElementType.SByte => ScalarBits.To<sbyte>(bits),
        ElementType.Byte => ScalarBits.To<byte>(bits),
        ElementType.Int16 => ScalarBits.To<short>(bits),
        ElementType.UInt16 => ScalarBits.To<ushort>(bits),
        ElementType.Int32 => ScalarBits.To<int>(bits),
        ElementType.UInt32 => ScalarBits.To<uint>(bits),
        ElementType.Int64 => ScalarBits.To<long>(bits),
        ElementType.UInt64 => bits,
        ElementType.Half => ScalarBits.To<Half>(bits),
        ElementType.Single => ScalarBits.To<float>(bits),
        ElementType.Double => ScalarBits.To<double>(bits),
        ElementType.Char => ScalarBits.To<char>(bits),
        _ => throw new InvariantException($"{type} is wider than eight bytes"),
    };

    /// <summary>The type and bits of a boxed scalar of at most eight bytes; false for anything else.</summary>
    public static bool TryUnbox(object value, out ElementType type, out ulong bits)
    {
        (type, bits) = value switch
        {
            bool b => (ElementType.Boolean, ScalarBits.From(b)),
            sbyte i => (ElementType.SByte, ScalarBits.From(i)),
            byte i => (ElementType.Byte, ScalarBits.From(i)),
            short i => (ElementType.Int16, ScalarBits.From(i)),
            ushort i => (ElementType.UInt16, ScalarBits.From(i)),
            int i => (ElementType.Int32, ScalarBits.From(i)),
            uint i => (ElementType.UInt32, ScalarBits.From(i)),
            long i => (ElementType.Int64, ScalarBits.From(i)),
            ulong i => (ElementType.UInt64, i),
            Half x => (ElementType.Half, ScalarBits.From(x)),
            float x => (ElementType.Single, ScalarBits.From(x)),
            double x => (ElementType.Double, ScalarBits.From(x)),
            char c => (ElementType.Char, ScalarBits.From(c)),
            _ => ((ElementType)byte.MaxValue, 0UL),
        };

        return (byte)type != byte.MaxValue;
    }

    /// <summary>The bits of a value of one type converted to another, both of at most eight bytes.</summary>
    /// <remarks>As NumPy on x86-64: integers wrap, a float outside an integer's range gives its minimum.</remarks>
    public static ulong Convert(ElementType from, ulong bits, ElementType to)
    {
        if (from == to)
        {
            return bits;
        }

        return from switch
        {
            ElementType.Half => FromFloat((double)ScalarBits.To<Half>(bits), to),
            ElementType.Single => FromFloat(ScalarBits.To<float>(bits), to),
            ElementType.Double => FromFloat(ScalarBits.To<double>(bits), to),
            ElementType.UInt64 when to.IsFloat() => FromUnsigned(bits, to),
            _ => FromInteger(SignExtend(from, bits), to),
        };
    }

    /// <summary>The type in which scalars of a type travel: itself, or Double where that is too wide.</summary>
    public static ElementType Carrier(ElementType type) =>
        type is ElementType.Complex or ElementType.Decimal ? ElementType.Double : type;

    /// <summary>The value as a double; exact up to 53 bits.</summary>
    public static double ToDouble(ElementType type, ulong bits) =>
        ScalarBits.To<double>(Convert(type, bits, ElementType.Double));

    /// <summary>Whether an integer of the program fits an integer type.</summary>
    public static bool Fits(ElementType from, ulong bits, ElementType to)
    {
        if (!to.IsInteger() || from == to || !from.IsInteger())
        {
            return true;
        }

        var value = ToInt128(from, bits);
        var width = 8 * to.SizeInBytes();
        return to.IsSignedInteger()
            ? value >= -(Int128.One << (width - 1)) && value < Int128.One << (width - 1)
            : value >= 0 && value < Int128.One << width;
    }

    /// <summary>The value of integer bits.</summary>
    public static Int128 ToInt128(ElementType type, ulong bits) =>
        type.IsSignedInteger() ? SignExtend(type, bits) : (Int128)bits;

    private static long SignExtend(ElementType type, ulong bits)
    {
        var shift = 64 - (8 * type.SizeInBytes());
        return type.IsSignedInteger() ? (long)(bits << shift) >> shift : (long)bits;
    }

    private static ulong FromFloat(double value, ElementType to)
    {
        if (to.IsFloat() || to == ElementType.Boolean)
        {
            return ScalarBits.FromDouble(to, value);
        }

        var wide = to is ElementType.UInt32 or ElementType.Int64 or ElementType.UInt64;
        if (to == ElementType.UInt64 && value is >= 9223372036854775808.0 and < 18446744073709551616.0)
        {
            return (ulong)value;
        }

        var limit = wide ? 9223372036854775808.0 : 2147483648.0;
        var inRange = value > -limit - 1 && value < limit;
        var integer = inRange ? (long)value : wide ? long.MinValue : int.MinValue;
        return ScalarBits.Truncate(to, (ulong)integer);
    }

    private static ulong FromInteger(long value, ElementType to) => to switch
    {
        ElementType.Single => ScalarBits.From((float)value),
        _ => ScalarBits.FromInt64(to, value),
    };

    private static ulong FromUnsigned(ulong value, ElementType to) => to switch
    {
        ElementType.Half => ScalarBits.From((Half)value),
        ElementType.Single => ScalarBits.From((float)value),
        _ => ScalarBits.From((double)value),
    };
}
