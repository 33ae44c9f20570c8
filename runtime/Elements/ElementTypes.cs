using System.Numerics;

namespace Cohort.Runtime.Elements;

/// <summary>Properties of element types, and the correspondence with .NET types.</summary>
public static class ElementTypes
{
    private static readonly (Type Clr, int Size)[] Table =
    [
        (typeof(bool), 1), (typeof(sbyte), 1), (typeof(byte), 1), (typeof(short), 2), (typeof(ushort), 2),
        (typeof(int), 4), (typeof(uint), 4), (typeof(long), 8), (typeof(ulong), 8), (typeof(Half), 2),
        (typeof(float), 4), (typeof(double), 8), (typeof(Complex), 16), (typeof(decimal), 16), (typeof(char), 2),
    ];

    /// <summary>Every element type, in the order of the enumeration.</summary>
    public static IReadOnlyList<ElementType> All { get; } = Enum.GetValues<ElementType>();

    /// <summary>The size of one element in bytes.</summary>
    public static int SizeInBytes(this ElementType type) => Table[(int)type].Size;

    /// <summary>The .NET type with the same representation.</summary>
    public static Type ClrType(this ElementType type) => Table[(int)type].Clr;

    /// <summary>Whether the type is a binary floating-point type (half, single or double).</summary>
    public static bool IsFloat(this ElementType type) =>
        type is ElementType.Half or ElementType.Single or ElementType.Double;

    /// <summary>Whether the type is an integer; Boolean and Char are not.</summary>
    public static bool IsInteger(this ElementType type) => type is >= ElementType.SByte and <= ElementType.UInt64;

    /// <summary>Whether the type is an integer that has negative values.</summary>
    public static bool IsSignedInteger(this ElementType type) =>
        type is ElementType.SByte or ElementType.Int16 or ElementType.Int32 or ElementType.Int64;

    /// <summary>The element type that represents <typeparamref name="T"/>.</summary>
    /// <exception cref="NotSupportedException">No element type has this representation.</exception>
    public static ElementType Of<T>() => ElementTypeOf<T>.Value;

    /// <summary>The element type that represents a .NET type.</summary>
    /// <exception cref="NotSupportedException">No element type has this representation.</exception>
    public static ElementType Of(Type type)
    {
        for (var i = 0; i < Table.Length; i++)
        {
            if (Table[i].Clr == type)
            {
                return (ElementType)i;
            }
        }

        throw new NotSupportedException(
            $"An array cannot hold elements of type {type}. Supported are "
            + $"{string.Join(", ", Table.Select(t => t.Clr.Name))}.");
    }

    private static class ElementTypeOf<T>
    {
        public static readonly ElementType Value = Of(typeof(T));
    }
}
