using System.Runtime.CompilerServices;
using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>
/// How the bits of elements become ranks, unsigned numbers in the order of the elements: what
/// <c>RadixKey.Rank</c> is on the CPU, as two numbers that kernels get, so that types of one width share them.
/// </summary>
/// <param name="Sign">The sign bit of signed types, 0 for unsigned ones.</param>
/// <param name="Infinity">The bits of infinity, 0 for integers.</param>
internal readonly record struct KeyCoding(ulong Sign, ulong Infinity)
{
    /// <summary>Why there are no ranks for elements of a type, or null when there are.</summary>
    public static string? Refusal(ElementType type, string name) =>
        type is ElementType.Decimal or ElementType.Complex ? $"{name} of {type} has no GPU kernel" : null;

    /// <summary>Runs a body with the width and the coding of an element type.</summary>
    public static void Run<TBody>(ElementType type, TBody body)
        where TBody : struct, IKeyBody
    {
        var coding = Of(type);
        switch (type.SizeInBytes())
        {
            case 1:
                body.Run<byte, ByteBits>(coding);
                break;
            case 2:
                body.Run<ushort, UInt16Bits>(coding);
                break;
            case 4:
                body.Run<uint, UInt32Bits>(coding);
                break;
            default:
                body.Run<ulong, UInt64Bits>(coding);
                break;
        }
    }

    /// <summary>
    /// The rank of an element's bits. Equal elements have equal ranks: zeros of both signs, and all NaNs, which come
    /// last.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Rank(ulong bits, ulong sign, ulong infinity)
    {
        if (infinity == 0)
        {
            return bits ^ sign;
        }

        var magnitude = bits & (sign - 1);
        var rank = magnitude == bits ? sign + magnitude : sign - magnitude;
        return magnitude > infinity ? sign | (sign - 1) : rank;
    }

    private static KeyCoding Of(ElementType type) => type switch
    {
        ElementType.SByte or ElementType.Int16 or ElementType.Int32 or ElementType.Int64 =>
            new(1UL << ((8 * type.SizeInBytes()) - 1), 0),
        ElementType.Half => new(1UL << 15, BitConverter.HalfToUInt16Bits(Half.PositiveInfinity)),
        ElementType.Single => new(1UL << 31, BitConverter.SingleToUInt32Bits(float.PositiveInfinity)),
        ElementType.Double => new(1UL << 63, BitConverter.DoubleToUInt64Bits(double.PositiveInfinity)),
        _ => default,
    };
}
