using System.Globalization;
using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Cuda.Ptx;

/// <summary>How PTX spells types and literals.</summary>
internal static class PtxTypes
{
    /// <summary>The type of arithmetic on values of a type: that of their registers.</summary>
    public static string Arithmetic(ElementType type) => type switch
    {
        ElementType.Single => "f32",
        ElementType.Double => "f64",
        ElementType.UInt64 => "u64",
        ElementType.Int64 => "s64",
        _ => type.IsSignedInteger() ? "s32" : "u32",
    };

    /// <summary>The type of bitwise operators.</summary>
    public static string Bits(ElementType type) =>
        type == ElementType.Boolean ? "pred" : type.SizeInBytes() == sizeof(long) ? "b64" : "b32";

    /// <summary>The type of loads and stores.</summary>
    public static string Memory(ElementType type) => type switch
    {
        ElementType.Boolean or ElementType.Byte => "u8",
        ElementType.SByte => "s8",
        ElementType.Int16 => "s16",
        ElementType.UInt16 or ElementType.Half or ElementType.Char => "u16",
        _ => Arithmetic(type),
    };

    /// <summary>Whether values are narrower than their registers.</summary>
    public static bool IsNarrow(ElementType type) =>
        type != ElementType.Boolean && type.SizeInBytes() < sizeof(int);

    /// <summary>A literal: floats by their bits, integers as the register holds them.</summary>
    public static string Literal(ElementType type, ulong bits)
    {
        switch (type)
        {
            case ElementType.Boolean:
                return (bits & 1) != 0 ? "-1" : "0";
            case ElementType.Single:
                return $"0f{(uint)bits:X8}";
            case ElementType.Double:
                return $"0d{bits:X16}";
        }

        var size = 8 * type.SizeInBytes();
        var value = type.IsSignedInteger() ? (long)(bits << (64 - size)) >> (64 - size) : (long)bits;
        return value is > int.MinValue and <= int.MaxValue
            ? value.ToString(CultureInfo.InvariantCulture)
            : size < 64 ? $"0x{(uint)value:X8}" : $"0x{value:X16}";
    }
}
