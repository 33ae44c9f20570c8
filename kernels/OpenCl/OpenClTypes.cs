using System.Globalization;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.OpenCl;

/// <summary>How OpenCL C spells types and literals. Half is its bits, Char its code unit.</summary>
internal static class OpenClTypes
{
    private static readonly string[] Names =
    [
        "bool", "char", "uchar", "short", "ushort", "int", "uint", "long", "ulong", "ushort", "float", "double", "",
        "", "ushort",
    ];

    /// <summary>The type of a variable.</summary>
    public static string Name(ElementType type) => Names[(int)type];

    /// <summary>The type of an element in memory: Boolean is a byte there.</summary>
    public static string Memory(ElementType type) => type == ElementType.Boolean ? "uchar" : Name(type);

    /// <summary>The unsigned type in which arithmetic on integers wraps without being undefined.</summary>
    public static string Wrapping(ElementType type) => type.SizeInBytes() == sizeof(long) ? "ulong" : "uint";

    /// <summary>A literal by its bits.</summary>
    public static string Literal(ElementType type, ulong bits)
    {
        switch (type)
        {
            case ElementType.Boolean:
                return (bits & 1) != 0 ? "true" : "false";
            case ElementType.Single:
                return $"as_float(0x{(uint)bits:X8}u)";
            case ElementType.Double:
                return $"as_double(0x{bits:X16}ul)";
        }

        var low = ScalarBits.Truncate(type, bits);
        var suffix = type.SizeInBytes() == sizeof(long) ? "ul" : "u";
        return $"(({Name(type)}){low.ToString(CultureInfo.InvariantCulture)}{suffix})";
    }
}
