namespace Cohort;

/// <content>Kinds of types, and letters of types and what they mean.</content>
public static partial class np
{
    /// <summary>All types, to ask <see cref="issubdtype(Type, string)"/> about.</summary>
    public const string generic = "generic";

    /// <summary>All types of numbers, real or complex.</summary>
    public const string number = "number";

    /// <summary>All types of integers.</summary>
    public const string integer = "integer";

    /// <summary>Types of integers with a sign.</summary>
    public const string signedinteger = "signedinteger";

    /// <summary>Types of integers without a sign.</summary>
    public const string unsignedinteger = "unsignedinteger";

    /// <summary>Types of floating-point and complex numbers.</summary>
    public const string inexact = "inexact";

    /// <summary>Types of floating-point numbers.</summary>
    public const string floating = "floating";

    /// <summary>Types of complex numbers.</summary>
    public const string complexfloating = "complexfloating";

    /// <summary>Types of texts, which arrays do not have.</summary>
    public const string flexible = "flexible";

    /// <summary>Types of texts, which arrays do not have.</summary>
    public const string character = "character";

    /// <summary>True.</summary>
    public const bool True_ = true;

    /// <summary>False.</summary>
    public const bool False_ = false;

    private static readonly Dictionary<string, string> TypeNames = new()
    {
        ["S1"] = "character",
        ["?"] = "bool",
        ["b"] = "signed char",
        ["B"] = "unsigned char",
        ["h"] = "short",
        ["H"] = "unsigned short",
        ["i"] = "integer",
        ["I"] = "unsigned integer",
        ["l"] = "long integer",
        ["L"] = "unsigned long integer",
        ["q"] = "long long integer",
        ["Q"] = "unsigned long long integer",
        ["f"] = "single precision",
        ["d"] = "double precision",
        ["g"] = "long precision",
        ["F"] = "complex single precision",
        ["D"] = "complex double precision",
        ["G"] = "complex long double precision",
        ["S"] = "string",
        ["U"] = "unicode",
        ["V"] = "void",
        ["O"] = "object",
    };

    /// <summary>Whether this machine stores the lowest byte of a number first.</summary>
    public static bool little_endian => BitConverter.IsLittleEndian;

    /// <summary>NumPy's letters of element types, by kinds.</summary>
    public static IReadOnlyDictionary<string, string> typecodes { get; } = new Dictionary<string, string>
    {
        ["Character"] = "c",
        ["Integer"] = "bhilqnp",
        ["UnsignedInteger"] = "BHILQNP",
        ["Float"] = "efdg",
        ["Complex"] = "FDG",
        ["AllInteger"] = "bBhHiIlLqQnNpP",
        ["AllFloat"] = "efdgFDG",
        ["Datetime"] = "Mm",
        ["All"] = "?bhilqnpBHILQNPefdgFDGSUVOMm",
    };

    /// <summary>What a letter of a type means, in words; "S1" is a single character.</summary>
    /// <exception cref="KeyError">The letter means no type.</exception>
    public static string typename(string @char)
    {
        ArgumentNullException.ThrowIfNull(@char);
        return TypeNames.TryGetValue(@char, out var name) ? name : throw new KeyError($"'{@char}'");
    }
}
