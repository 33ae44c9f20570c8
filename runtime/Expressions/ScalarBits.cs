using Cohort.Runtime.Elements;

namespace Cohort.Runtime.Expressions;

/// <summary>Element values of up to eight bytes as raw bits in a <see cref="ulong"/>, low bytes first.</summary>
public static class ScalarBits
{
    /// <summary>
    /// The bits of <paramref name="value"/> converted to <paramref name="type"/> (integers: truncated, wrapped).
    /// </summary>
    public static ulong FromDouble(ElementType type, double value) => type switch
    {
        ElementType.Boolean => value != 0 ? 1UL : 0UL,
        ElementType.Half => BitConverter.HalfToUInt16Bits((Half)value),
        ElementType.Single => BitConverter.SingleToUInt32Bits((float)value),
        ElementType.Double => BitConverter.DoubleToUInt64Bits(value),
        ElementType.UInt64 => value >= 9223372036854775808.0 ? (ulong)value : (ulong)(long)value,
        _ => FromInt64(type, (long)value),
    };

    /// <summary>The bits of an integer converted to <paramref name="type"/> (wrapped, or rounded for floats).</summary>
    public static ulong FromInt64(ElementType type, long value) => type switch
    {
        ElementType.Boolean => value != 0 ? 1UL : 0UL,
        ElementType.Half or ElementType.Single or ElementType.Double => FromDouble(type, value),
        _ => Truncate(type, (ulong)value),
    };

    /// <summary>The bits of an unmanaged value of at most eight bytes.</summary>
    public static unsafe ulong From<T>(T value)
        where T : unmanaged
    {
        if (sizeof(T) > sizeof(ulong))
        {
            throw new InvariantException($"{typeof(T)} does not fit eight bytes");
        }

        var bits = 0UL;
        *(T*)&bits = value;
        return bits;
    }

    /// <summary>The value that the bits represent.</summary>
    public static unsafe T To<T>(ulong bits)
        where T : unmanaged => *(T*)&bits;

    /// <summary>Keeps the low bytes that an element of the type has.</summary>
    public static ulong Truncate(ElementType type, ulong bits)
    {
        var size = type.SizeInBytes();
        return size >= sizeof(ulong) ? bits : bits & ((1UL << (8 * size)) - 1);
    }
}
