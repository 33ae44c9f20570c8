using System.Numerics;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <summary>Properties of type codes.</summary>
public static class NPTypeCodeExtensions
{
    /// <summary>NumPy's name of the type, such as "float64".</summary>
    public static string AsNumpyDtypeName(this NPTypeCode typeCode) => typeCode.ToElementType().Name();

    /// <summary>The .NET type of an element.</summary>
    public static Type AsType(this NPTypeCode typeCode) =>
        typeCode == NPTypeCode.String ? typeof(string) : typeCode.ToElementType().ClrType();

    /// <summary>The .NET type of an element, or null.</summary>
    public static Type? AsType(this NPTypeCode? typeCode) => typeCode?.AsType();

    /// <summary>Orders type codes by NumPy's promotion order.</summary>
    public static int CompareTo(this NPTypeCode left, NPTypeCode right) =>
        left.ToElementType().CompareTo(right.ToElementType());

    /// <summary>The type in which sums of the type accumulate.</summary>
    public static NPTypeCode GetAccumulatingType(this NPTypeCode typeCode) =>
        Promotion.Accumulator(typeCode.ToElementType()).Code();

    /// <summary>A type in which functions such as exp lose nothing of the type: float64 for integers.</summary>
    public static NPTypeCode GetComputingType(this NPTypeCode typeCode) =>
        typeCode.IsRealNumber() || typeCode == NPTypeCode.String ? typeCode : NPTypeCode.Double;

    /// <summary>Zero, in the type.</summary>
    public static object GetDefaultValue(this NPTypeCode typeCode) => ScalarValues.Box(0, typeCode.ToElementType());

    /// <summary>One, in the type.</summary>
    public static object GetOneValue(this NPTypeCode typeCode) => ScalarValues.Box(1, typeCode.ToElementType());

    /// <summary>The type code of a .NET type; <see cref="NPTypeCode.Empty"/> when no array holds it.</summary>
    public static NPTypeCode GetTypeCode(this Type type) =>
        type == typeof(string) ? NPTypeCode.String : type.IsValidNPType() ? ElementTypes.Of(type).Code()
            : NPTypeCode.Empty;

    /// <summary>The type code of a .NET type.</summary>
    public static NPTypeCode GetTypeCode<T>() => typeof(T).GetTypeCode();

    /// <summary>Whether the type is a real floating-point type.</summary>
    public static bool IsFloatingPoint(this NPTypeCode typeCode) =>
        typeCode is NPTypeCode.Half or NPTypeCode.Single or NPTypeCode.Double or NPTypeCode.Decimal;

    /// <summary>Whether the type is an integer.</summary>
    public static bool IsInteger(this NPTypeCode typeCode) => typeCode is >= NPTypeCode.SByte and <= NPTypeCode.UInt64;

    /// <summary>Whether arithmetic is defined for the type: for all that arrays hold, truth values and characters too.
    /// </summary>
    public static bool IsNumerical(this NPTypeCode typeCode) =>
        typeCode is NPTypeCode.Boolean or NPTypeCode.Char || typeCode.IsInteger() || typeCode.IsRealNumber();

    /// <summary>Whether the type has fractions: real or complex floating-point types.</summary>
    public static bool IsRealNumber(this NPTypeCode typeCode) =>
        typeCode.IsFloatingPoint() || typeCode == NPTypeCode.Complex;

    /// <summary>Whether the type has negative values, in an order.</summary>
    public static bool IsSigned(this NPTypeCode typeCode) =>
        typeCode.IsFloatingPoint() || (typeCode.IsInteger() && !typeCode.IsUnsigned());

    /// <summary>Whether vector instructions exist for the type.</summary>
    public static bool IsSimdCapable(this NPTypeCode typeCode) => typeCode is not (NPTypeCode.Empty
        or NPTypeCode.Boolean or NPTypeCode.Char or NPTypeCode.Decimal or NPTypeCode.Complex or NPTypeCode.String
        or NPTypeCode.Half);

    /// <summary>Whether the type has no negative values: integers without a sign, truth values, characters.</summary>
    public static bool IsUnsigned(this NPTypeCode typeCode) =>
        typeCode is NPTypeCode.Boolean or NPTypeCode.Char or NPTypeCode.Byte or NPTypeCode.UInt16
            or NPTypeCode.UInt32 or NPTypeCode.UInt64;

    /// <summary>Whether arrays can hold elements of the .NET type.</summary>
    public static bool IsValidNPType(this Type type) =>
        type == typeof(Half) || type == typeof(Complex) || (type.IsPrimitive && type != typeof(nint)
            && type != typeof(nuint))
        || type == typeof(decimal);

    /// <summary>The size of one element in bytes.</summary>
    public static int SizeOf(this NPTypeCode typeCode) => typeCode.ToElementType().SizeInBytes();

    /// <summary>The letter by which NumPy's C interface names the type.</summary>
    /// <exception cref="NotSupportedException">It has none: decimal.</exception>
    public static NPY_TYPECHAR ToTYPECHAR(this NPTypeCode typeCode) => typeCode switch
    {
        NPTypeCode.Empty => NPY_TYPECHAR.NPY_VOIDLTR,
        NPTypeCode.String => NPY_TYPECHAR.NPY_STRINGLTR,
        NPTypeCode.Int64 => NPY_TYPECHAR.NPY_LONGLTR,
        NPTypeCode.UInt64 => NPY_TYPECHAR.NPY_ULONGLTR,
        NPTypeCode.Decimal => throw new NotSupportedException("NumPy has no letter for decimals."),
        _ => (NPY_TYPECHAR)typeCode.ToElementType().Character(),
    };

    /// <summary>The type that a letter of NumPy's C interface names.</summary>
    /// <exception cref="NotSupportedException">No array holds elements of this type.</exception>
    public static NPTypeCode ToTypeCode(this NPY_TYPECHAR typeCode) => typeCode switch
    {
        NPY_TYPECHAR.NPY_VOIDLTR => NPTypeCode.Empty,
        NPY_TYPECHAR.NPY_STRINGLTR or NPY_TYPECHAR.NPY_STRINGLTR2 or NPY_TYPECHAR.NPY_UNICODELTR => NPTypeCode.Char,
        NPY_TYPECHAR.NPY_LONGDOUBLELTR => NPTypeCode.Double,
        NPY_TYPECHAR.NPY_UNSIGNEDLTR => NPTypeCode.UInt64,
        NPY_TYPECHAR.NPY_CFLOATLTR or NPY_TYPECHAR.NPY_CLONGDOUBLELTR or NPY_TYPECHAR.NPY_OBJECTLTR
            or NPY_TYPECHAR.NPY_DATETIMELTR or NPY_TYPECHAR.NPY_TIMEDELTALTR =>
            throw new NotSupportedException($"NPY_TYPECHAR of type {typeCode} is not supported."),
        _ => DTypeNames.Parse(((char)typeCode).ToString()).Code(),
    };
}
