using System.Numerics;
using System.Runtime.InteropServices;
using Cohort.Runtime.Elements;

namespace Cohort.Tests.Corpus;

/// <summary>The dtype names of the recorded cases.</summary>
public static class CorpusDType
{
    private static readonly Dictionary<string, ElementType> Types = new()
    {
        ["bool"] = ElementType.Boolean,
        ["int8"] = ElementType.SByte,
        ["uint8"] = ElementType.Byte,
        ["int16"] = ElementType.Int16,
        ["uint16"] = ElementType.UInt16,
        ["int32"] = ElementType.Int32,
        ["uint32"] = ElementType.UInt32,
        ["int64"] = ElementType.Int64,
        ["uint64"] = ElementType.UInt64,
        ["float16"] = ElementType.Half,
        ["float32"] = ElementType.Single,
        ["float64"] = ElementType.Double,
        ["complex128"] = ElementType.Complex,
        ["decimal"] = ElementType.Decimal,
        ["char"] = ElementType.Char,
    };

    public static ElementType Parse(string name) => Types[name];

    /// <summary>One element as a double: exact for floats and for integers below 2^53; the size of a complex
    /// number.</summary>
    public static double ToDouble(ElementType type, ReadOnlySpan<byte> element) => type switch
    {
        ElementType.Boolean or ElementType.Byte => element[0],
        ElementType.SByte => (sbyte)element[0],
        ElementType.Int16 => BitConverter.ToInt16(element),
        ElementType.UInt16 or ElementType.Char => BitConverter.ToUInt16(element),
        ElementType.Int32 => BitConverter.ToInt32(element),
        ElementType.UInt32 => BitConverter.ToUInt32(element),
        ElementType.Int64 => BitConverter.ToInt64(element),
        ElementType.UInt64 => BitConverter.ToUInt64(element),
        ElementType.Half => (double)BitConverter.ToHalf(element),
        ElementType.Single => BitConverter.ToSingle(element),
        ElementType.Double => BitConverter.ToDouble(element),
        ElementType.Decimal => (double)MemoryMarshal.Read<decimal>(element),
        ElementType.Complex => Complex.Abs(MemoryMarshal.Read<Complex>(element)),
        _ => throw new NotSupportedException($"{type} has no value as a double"),
    };

    /// <summary>
    /// The place of a float on the line of all floats of its type, so that the difference of two places is their
    /// distance in units in the last place.
    /// </summary>
    public static long Place(ElementType type, ReadOnlySpan<byte> element)
    {
        long bits = type switch
        {
            ElementType.Half => BitConverter.ToInt16(element),
            ElementType.Single => BitConverter.ToInt32(element),
            _ => BitConverter.ToInt64(element),
        };
        var lowest = type switch
        {
            ElementType.Half => short.MinValue,
            ElementType.Single => int.MinValue,
            _ => long.MinValue,
        };
        return bits < 0 ? lowest - bits : bits;
    }
}
