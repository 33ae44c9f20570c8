using System.Numerics;
using System.Runtime.InteropServices;
using Cohort.Runtime.Elements;
using CsCheck;

namespace Cohort.Tests.Interpreter;

/// <summary>Element values with many special ones, as bytes.</summary>
public static class ElementGenerator
{
    public static Gen<byte[]> Of(ElementType type) => type switch
    {
        ElementType.Boolean => Gen.Bool.Select(b => new[] { b ? (byte)1 : (byte)0 }),
        ElementType.Half => Gen.OneOf(
            Gen.UShort.Select(BitConverter.UInt16BitsToHalf), Gen.Double[-9, 9].Select(d => (Half)d)).Select(Bytes),
        ElementType.Single => Gen.OneOf(
            Gen.Float.Special, Gen.Float[-9, 9], Gen.Int[-3, 3].Select(i => (float)i), Gen.Float).Select(Bytes),
        ElementType.Double => Gen.OneOf(
            Gen.Double.Special, Gen.Double[-9, 9], Gen.Int[-3, 3].Select(i => (double)i), Gen.Double,
            Gen.Double[-3e19, 3e19], Gen.Double[-5e9, 5e9]).Select(Bytes),
        ElementType.Complex => Gen.Select(
            Gen.Int[-3, 3], Gen.Double[-9, 9], (re, im) => new Complex(re, im)).Select(Bytes),
        ElementType.Decimal => Gen.Decimal[-1000000, 1000000].Select(d => Math.Abs(decimal.Round(d, 6))).Select(Bytes),
        _ => Gen.OneOf(
            Gen.ULong, Gen.Int[-70, 70].Select(i => (ulong)i), Gen.Int[0, 64].Select(i => (1UL << (i & 63)) - 1),
            Gen.Int[0, 63].Select(i => 1UL << i)).Select(u => Bytes(u)[..type.SizeInBytes()]),
    };

    private static byte[] Bytes<T>(T value)
        where T : struct => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
}
