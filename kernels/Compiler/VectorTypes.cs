using System.Runtime.Intrinsics;
using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Compiler;

/// <summary>The .NET types by which compiled kernels represent elements, masks and vectors.</summary>
internal static class VectorTypes
{
    private static readonly Type[] Signed = [typeof(sbyte), typeof(short), typeof(int), typeof(long)];
    private static readonly Type[] Unsigned = [typeof(byte), typeof(ushort), typeof(uint), typeof(ulong)];

    /// <summary>
    /// The primitive type whose vectors hold an element type: Boolean as its byte, half and char as their bits.
    /// </summary>
    public static Type Lane(ElementType type) => type switch
    {
        ElementType.Boolean => typeof(byte),
        ElementType.Half or ElementType.Char => typeof(ushort),
        _ => type.ClrType(),
    };

    /// <summary>The signed integer of a size in bytes; masks are vectors of these.</summary>
    public static Type SignedInteger(int size) => Signed[int.Log2(size)];

    /// <summary>The unsigned integer of a size in bytes.</summary>
    public static Type UnsignedInteger(int size) => Unsigned[int.Log2(size)];

    /// <summary>The vector type of a size in bytes.</summary>
    public static Type Vector(int bytes, Type lane) => bytes switch
    {
        16 => typeof(Vector128<>),
        32 => typeof(Vector256<>),
        _ => typeof(Vector512<>),
    } is var open ? open.MakeGenericType(lane) : open;

    /// <summary>The static class with the operations on vectors of a size in bytes.</summary>
    public static Type Operations(int bytes) => bytes switch
    {
        16 => typeof(Vector128),
        32 => typeof(Vector256),
        _ => typeof(Vector512),
    };

    /// <summary>The size in bytes of a primitive lane type.</summary>
    public static int Size(Type lane) => Type.GetTypeCode(lane) switch
    {
        TypeCode.SByte or TypeCode.Byte => 1,
        TypeCode.Int16 or TypeCode.UInt16 => 2,
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        _ => 8,
    };
}
