using Cohort.Runtime.Elements;

namespace Cohort.Typing;

/// <summary>NumPy's names of the element types, and what they are called in files and in strings of users.</summary>
internal static class DTypeNames
{
    private static readonly (NPTypeCode Code, string Name, char Kind, char Character)[] Table =
    [
        (NPTypeCode.Boolean, "bool", 'b', '?'), (NPTypeCode.SByte, "int8", 'i', 'b'),
        (NPTypeCode.Byte, "uint8", 'u', 'B'), (NPTypeCode.Int16, "int16", 'i', 'h'),
        (NPTypeCode.UInt16, "uint16", 'u', 'H'), (NPTypeCode.Int32, "int32", 'i', 'i'),
        (NPTypeCode.UInt32, "uint32", 'u', 'I'), (NPTypeCode.Int64, "int64", 'i', 'q'),
        (NPTypeCode.UInt64, "uint64", 'u', 'Q'), (NPTypeCode.Half, "float16", 'f', 'e'),
        (NPTypeCode.Single, "float32", 'f', 'f'), (NPTypeCode.Double, "float64", 'f', 'd'),
        (NPTypeCode.Complex, "complex128", 'c', 'D'), (NPTypeCode.Decimal, "decimal", 'f', 'M'),
        (NPTypeCode.Char, "char", 'S', 'c'),
    ];

    private static readonly (string Alias, ElementType Type)[] OtherSpellings =
    [
        ("bool_", ElementType.Boolean), ("bool8", ElementType.Boolean), ("byte", ElementType.SByte),
        ("ubyte", ElementType.Byte), ("short", ElementType.Int16), ("ushort", ElementType.UInt16),
        ("intc", ElementType.Int32), ("uintc", ElementType.UInt32), ("int", ElementType.Int64),
        ("int_", ElementType.Int64), ("uint", ElementType.UInt64), ("intp", ElementType.Int64),
        ("uintp", ElementType.UInt64), ("long", ElementType.Int64), ("ulong", ElementType.UInt64),
        ("longlong", ElementType.Int64), ("ulonglong", ElementType.UInt64), ("l", ElementType.Int64),
        ("L", ElementType.UInt64), ("p", ElementType.Int64), ("P", ElementType.UInt64),
        ("half", ElementType.Half), ("single", ElementType.Single), ("float", ElementType.Double),
        ("float_", ElementType.Double), ("double", ElementType.Double), ("complex", ElementType.Complex),
        ("cdouble", ElementType.Complex), ("complex_", ElementType.Complex), ("sbyte", ElementType.SByte),
    ];

    private static readonly Dictionary<string, ElementType> Parsed = Aliases();

    public static string Name(this ElementType type) => Table[(int)type].Name;

    public static char Kind(this ElementType type) => Table[(int)type].Kind;

    public static char Character(this ElementType type) => Table[(int)type].Character;

    /// <summary>The letter of Python's struct module; a complex number is two doubles there.</summary>
    public static string FormatLetter(this ElementType type) =>
        type == ElementType.Complex ? "Zd" : type.Character().ToString();

    public static NPTypeCode Code(this ElementType type) => Table[(int)type].Code;

    /// <summary>The element type of a type code.</summary>
    /// <exception cref="NotSupportedException">No array holds this type.</exception>
    public static ElementType ToElementType(this NPTypeCode code)
    {
        for (var i = 0; i < Table.Length; i++)
        {
            if (Table[i].Code == code)
            {
                return (ElementType)i;
            }
        }

        throw new NotSupportedException($"An array cannot hold elements of type {code}.");
    }

    /// <summary>
    /// The element type that a NumPy dtype string names: 'float32', 'f4', '&lt;f4', 'single', 'd', ...
    /// </summary>
    /// <exception cref="TypeError">The text names no dtype.</exception>
    public static ElementType Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = text.Trim();
        if (name.Length > 1 && name[0] is '<' or '>' or '=' or '|')
        {
            name = name[1..];
        }

        return Parsed.TryGetValue(name, out var type)
            ? type
            : throw new TypeError($"data type '{text}' not understood");
    }

    private static Dictionary<string, ElementType> Aliases()
    {
        var names = new Dictionary<string, ElementType>(StringComparer.Ordinal);
        for (var i = 0; i < Table.Length; i++)
        {
            var type = (ElementType)i;
            names[Table[i].Name] = type;
            names[Table[i].Character.ToString()] = type;
            names[type.ClrType().Name] = type;
            if (type <= ElementType.Complex)
            {
                names[$"{Table[i].Kind}{type.SizeInBytes()}"] = type;
            }
        }

        foreach (var (alias, type) in OtherSpellings)
        {
            names[alias] = type;
        }

        return names;
    }
}
