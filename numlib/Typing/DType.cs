using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <summary>An element type with NumPy's names for it. Converts to and from type codes, .NET types and names.</summary>
public sealed class DType : IEquatable<DType>
{
    /// <summary>'=' for the machine's own byte order, '|' where there is none, '&lt;' or '&gt;' when set.</summary>
    public readonly char byteorder;

    /// <summary>The size of one element in bytes.</summary>
    public readonly int itemsize;

    /// <summary>NumPy's kind: 'b' bool, 'i' and 'u' integers, 'f' float, 'c' complex, 'S' text.</summary>
    public readonly char kind;

    /// <summary>NumPy's name, such as "float64".</summary>
    public readonly string name;

    /// <summary>The .NET type of an element.</summary>
    public readonly Type type;

    /// <summary>The type code.</summary>
    public readonly NPTypeCode typecode;

    private static readonly DType[] All = [.. ElementTypes.All.Select(element => new DType(element, null))];

    private readonly ElementType _element;

    /// <summary>Creates the dtype of a .NET type.</summary>
    /// <exception cref="NotSupportedException">No array holds this type.</exception>
    public DType(Type type)
        : this(ElementTypes.Of(type), null)
    {
    }

    /// <summary>Creates the dtype of a type code.</summary>
    /// <exception cref="NotSupportedException">No array holds this type.</exception>
    public DType(NPTypeCode typecode)
        : this(typecode.ToElementType(), null)
    {
    }

    private DType(ElementType element, char? order)
    {
        _element = element;
        type = element.ClrType();
        typecode = element.Code();
        itemsize = element.SizeInBytes();
        kind = element.Kind();
        name = element.Name();
        byteorder = order ?? (itemsize == 1 ? '|' : '=');
    }

    /// <summary>bool.</summary>
    public static DType Boolean => Of(ElementType.Boolean);

    /// <summary>8-bit unsigned integer.</summary>
    public static DType Byte => Of(ElementType.Byte);

    /// <summary>A UTF-16 code unit.</summary>
    public static DType Char => Of(ElementType.Char);

    /// <summary>Two 64-bit floating-point numbers.</summary>
    public static DType Complex => Of(ElementType.Complex);

    /// <summary>128-bit decimal.</summary>
    public static DType Decimal => Of(ElementType.Decimal);

    /// <summary>64-bit floating point.</summary>
    public static DType Double => Of(ElementType.Double);

    /// <summary>16-bit floating point.</summary>
    public static DType Half => Of(ElementType.Half);

    /// <summary>16-bit signed integer.</summary>
    public static DType Int16 => Of(ElementType.Int16);

    /// <summary>32-bit signed integer.</summary>
    public static DType Int32 => Of(ElementType.Int32);

    /// <summary>64-bit signed integer.</summary>
    public static DType Int64 => Of(ElementType.Int64);

    /// <summary>8-bit signed integer.</summary>
    public static DType SByte => Of(ElementType.SByte);

    /// <summary>32-bit floating point.</summary>
    public static DType Single => Of(ElementType.Single);

    /// <summary>16-bit unsigned integer.</summary>
    public static DType UInt16 => Of(ElementType.UInt16);

    /// <summary>32-bit unsigned integer.</summary>
    public static DType UInt32 => Of(ElementType.UInt32);

    /// <summary>64-bit unsigned integer.</summary>
    public static DType UInt64 => Of(ElementType.UInt64);

    /// <summary>NumPy's one-letter code.</summary>
    public char @char => _element.Character();

    internal ElementType Element => _element;

    /// <summary>The dtype of a type code.</summary>
    public static implicit operator DType(NPTypeCode typecode) => From(typecode);

    /// <summary>The dtype of a type code, or null.</summary>
    public static implicit operator DType?(NPTypeCode? typecode) => typecode is { } code ? From(code) : null;

    /// <summary>The dtype that a name stands for, or null.</summary>
    public static implicit operator DType?(string? dtype) => dtype is null ? null : From(dtype);

    /// <summary>The dtype of a .NET type, or null.</summary>
    public static implicit operator DType?(Type? type) => type is null ? null : From(type);

    /// <summary>The type code.</summary>
    public static implicit operator NPTypeCode(DType? dtype) => dtype?.typecode ?? NPTypeCode.Empty;

    /// <summary>The .NET type, or null.</summary>
    public static implicit operator Type?(DType? dtype) => dtype?.type;

    /// <summary>The same element type and byte order.</summary>
    public static bool operator ==(DType? left, DType? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Different element types or byte orders.</summary>
    public static bool operator !=(DType? left, DType? right) => !(left == right);

    /// <summary>The dtype of a type code.</summary>
    public static DType From(NPTypeCode typecode) => Of(typecode.ToElementType());

    /// <summary>The dtype that a name stands for: "float32", "f4", "int", ...</summary>
    /// <exception cref="TypeError">The text names no dtype.</exception>
    public static DType From(string dtype) => Of(DTypeNames.Parse(dtype));

    /// <summary>The dtype of a .NET type.</summary>
    public static DType From(Type type) => Of(ElementTypes.Of(type));

    /// <summary>The type code.</summary>
    public NPTypeCode GetTypeCode() => typecode;

    /// <summary>The same element type with another byte order: 'S' swaps, or '&lt;', '&gt;', '='.</summary>
    public DType newbyteorder(char new_order = 'S')
    {
        var swapped = byteorder == '>' ? '<' : '>';
        return new DType(_element, itemsize == 1 ? '|' : new_order is 'S' or 's' ? swapped : new_order);
    }

    /// <inheritdoc/>
    public bool Equals(DType? other) => other is not null && _element == other._element && byteorder == other.byteorder;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_element, byteorder);

    /// <inheritdoc/>
    public override string ToString() => name;

    internal static DType Of(ElementType element) => All[(int)element];
}
