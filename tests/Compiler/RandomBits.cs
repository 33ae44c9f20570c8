using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Tests.Compiler;

/// <summary>Draws elements: ordinary values, and often the ones at which definitions differ.</summary>
internal static class RandomBits
{
    private static readonly double[] Special =
    [
        0, -0.0, 1, -1, 0.5, 2.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 127, 128, 255, 256,
        32767, 32768, 65504, 65520, 65536, 2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296,
        9223372036854775807, -9223372036854775808, 18446744073709551615, 1e300, 1e-310, 6e-8, 3.4e38, 5e-324,
    ];

    /// <summary>The bits of one element.</summary>
    public static ulong Element(Random random, ElementType type)
    {
        if (type == ElementType.Boolean)
        {
            return (ulong)random.Next(2);
        }

        var value = random.Next(8) switch
        {
            0 => ScalarBits.Truncate(type, (ulong)random.NextInt64() ^ ((ulong)random.NextInt64() << 1)),
            1 => ScalarBits.FromDouble(type, Special[random.Next(Special.Length)]),
            2 or 3 => ScalarBits.FromDouble(type, random.Next(-5, 6)),
            4 => ScalarBits.FromDouble(type, (random.NextDouble() - 0.5) * 1e6),
            _ => ScalarBits.FromDouble(type, (random.NextDouble() - 0.5) * 20),
        };
        return ScalarBits.Truncate(type, value);
    }

    /// <summary>Fills memory with elements.</summary>
    public static void Fill(Random random, ElementType type, Span<byte> memory)
    {
        type = Part(type);
        var size = type.SizeInBytes();
        for (var i = 0; i + size <= memory.Length; i += size)
        {
            var bits = Element(random, type);
            for (var j = 0; j < size; j++)
            {
                memory[i + j] = (byte)(bits >> (8 * j));
            }
        }
    }

    /// <summary>
    /// Where two memories differ as elements of a type, NaN payloads and signs aside; -1 when nowhere.
    /// </summary>
    public static int FirstDifference(ElementType type, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        type = Part(type);
        var size = type.SizeInBytes();
        for (var i = 0; i < a.Length; i += size)
        {
            if (!a.Slice(i, size).SequenceEqual(b.Slice(i, size))
                && !(IsNaN(type, a.Slice(i, size)) && IsNaN(type, b.Slice(i, size))))
            {
                return i / size;
            }
        }

        return -1;
    }

    private static ElementType Part(ElementType type) => type == ElementType.Complex ? ElementType.Double : type;

    private static bool IsNaN(ElementType type, ReadOnlySpan<byte> element) => type switch
    {
        ElementType.Half => Half.IsNaN(BitConverter.ToHalf(element)),
        ElementType.Single => float.IsNaN(BitConverter.ToSingle(element)),
        ElementType.Double => double.IsNaN(BitConverter.ToDouble(element)),
        _ => false,
    };
}
