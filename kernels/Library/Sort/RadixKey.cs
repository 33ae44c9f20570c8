using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>
/// Unsigned integers in the order of the values of a type: integers biased, floats folded at the sign.
/// </summary>
/// <typeparam name="T">bool, an integer of 1 to 8 bytes, Half, float or double.</typeparam>
internal static class RadixKey<T>
    where T : unmanaged
{
    /// <summary>Whether the type has such keys.</summary>
    public static bool IsSupported => IsFloat || IsSigned || IsUnsigned;

    /// <summary>Whether the type has NaN and two zeros.</summary>
    public static bool IsFloat =>
        typeof(T) == typeof(double) || typeof(T) == typeof(float) || typeof(T) == typeof(Half);

    private static bool IsSigned =>
        typeof(T) == typeof(long) || typeof(T) == typeof(int) || typeof(T) == typeof(short)
        || typeof(T) == typeof(sbyte) || typeof(T) == typeof(nint);

    private static bool IsUnsigned =>
        typeof(T) == typeof(ulong) || typeof(T) == typeof(uint) || typeof(T) == typeof(ushort)
        || typeof(T) == typeof(byte) || typeof(T) == typeof(bool) || typeof(T) == typeof(char)
        || typeof(T) == typeof(nuint);

    private static int Bits => 8 * Unsafe.SizeOf<T>();

    private static ulong SignBit => 1UL << (Bits - 1);

    private static ulong AllBits => ulong.MaxValue >> (64 - Bits);

    /// <summary>The bits of a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Raw(T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.BitCast<T, byte>(value),
        2 => Unsafe.BitCast<T, ushort>(value),
        4 => Unsafe.BitCast<T, uint>(value),
        _ => Unsafe.BitCast<T, ulong>(value),
    };

    /// <summary>
    /// A key from which the bits can be had back; -0.0 comes before 0.0 and NaN where its sign puts it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Encode(ulong raw)
    {
        if (IsFloat)
        {
            return (raw & SignBit) != 0 ? ~raw & AllBits : raw | SignBit;
        }

        return IsSigned ? raw ^ SignBit : raw;
    }

    /// <summary>The bits whose key is <paramref name="key"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Decode(ulong key)
    {
        if (IsFloat)
        {
            return (key & SignBit) != 0 ? key ^ SignBit : ~key & AllBits;
        }

        return IsSigned ? key ^ SignBit : key;
    }

    /// <summary>A key that is equal for equal values: one zero, and every NaN above all numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Rank(ulong raw)
    {
        if (!IsFloat)
        {
            return Encode(raw);
        }

        if (IsNaN(raw))
        {
            return AllBits;
        }

        return raw == SignBit ? SignBit : Encode(raw);
    }

    /// <summary>Whether the bits are a NaN: an exponent of ones and a fraction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNaN(ulong raw)
    {
        var infinity = Bits switch { 64 => 0x7FF0000000000000UL, 32 => 0x7F800000UL, _ => 0x7C00UL };
        return IsFloat && (raw & ~SignBit) > infinity;
    }
}
