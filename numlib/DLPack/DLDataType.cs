using System.Runtime.InteropServices;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.DLPack;

/// <summary>An element type, as DLPack's header lays it out.</summary>
/// <param name="Code">The kind: a <see cref="DLDataTypeCode"/>.</param>
/// <param name="Bits">The bits of a number.</param>
/// <param name="Lanes">How many numbers make one element.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DLDataType(byte Code, byte Bits, ushort Lanes)
{
    private static readonly (ElementType Type, DLDataTypeCode Code)[] Known =
    [
        (ElementType.Boolean, DLDataTypeCode.Bool), (ElementType.SByte, DLDataTypeCode.Int),
        (ElementType.Int16, DLDataTypeCode.Int), (ElementType.Int32, DLDataTypeCode.Int),
        (ElementType.Int64, DLDataTypeCode.Int), (ElementType.Byte, DLDataTypeCode.UInt),
        (ElementType.UInt16, DLDataTypeCode.UInt), (ElementType.UInt32, DLDataTypeCode.UInt),
        (ElementType.UInt64, DLDataTypeCode.UInt), (ElementType.Half, DLDataTypeCode.Float),
        (ElementType.Single, DLDataTypeCode.Float), (ElementType.Double, DLDataTypeCode.Float),
        (ElementType.Complex, DLDataTypeCode.Complex),
    ];

    /// <summary>The element type of a .NET type.</summary>
    /// <exception cref="BufferError">DLPack has no such type: decimal, char.</exception>
    /// <exception cref="NotSupportedException">No array holds this type.</exception>
    public static DLDataType Of(Type type) => Of(ElementTypes.Of(type));

    internal static DLDataType Of(ElementType type)
    {
        foreach (var (known, code) in Known)
        {
            if (known == type)
            {
                return new DLDataType((byte)code, (byte)(8 * type.SizeInBytes()), 1);
            }
        }

        throw new BufferError(
            $"DLPack only supports signed/unsigned integers, float, complex and bool dtypes, not {type.Name()}.");
    }

    internal ElementType ToElementType()
    {
        foreach (var (type, _) in Known)
        {
            if (Of(type) == this)
            {
                return type;
            }
        }

        throw new BufferError(
            $"No array holds DLPack's elements of kind {(DLDataTypeCode)Code} with {Bits} bits and {Lanes} lanes.");
    }
}
