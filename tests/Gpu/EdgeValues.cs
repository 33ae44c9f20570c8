using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Tests.Gpu;

/// <summary>The elements of each type at which definitions of operators differ.</summary>
internal static class EdgeValues
{
    private static readonly double[] Floats =
    [
        0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, 7.25, double.NaN, double.PositiveInfinity,
        double.NegativeInfinity, 127, 128.5, -129, 255, 256, 32768, -32769, 65535.5, 65520, 2147483647, 2147483648,
        -2147483648, -2147483649, -2147483648.5, 4294967296, 9223372036854775807, -9223372036854775808,
        18446744073709551615, 18446744073709549568, 1e300, -1e-310, 5e-324, 1.17549435e-38, 1e-45, 3.4e38, 6e-8,
        1.7976931348623157e308, 0.1, 1e10, 123456.789,
    ];

    private static readonly long[] Integers =
    [
        0, 1, -1, 2, 3, -3, 5, 7, 8, 9, 15, 16, 31, 32, 33, 63, 64, 65, 100, 127, -128, 128, 255, 32767, -32768, 65535,
        int.MaxValue, int.MinValue, uint.MaxValue, 16777217, 9007199254740993, long.MaxValue, long.MinValue,
    ];

    /// <summary>The bits of the values of a type.</summary>
    public static ulong[] Of(ElementType type)
    {
        var values = type == ElementType.Boolean ? [0, 1]
            : type.IsFloat() ? Floats.Select(value => ScalarBits.FromDouble(type, value))
            : Integers.Select(value => ScalarBits.Truncate(type, (ulong)value));
        return [.. values.Distinct()];
    }

    /// <summary>All pairs of values, as two arrays of elements in memory.</summary>
    public static (byte[] First, byte[] Second) Pairs(ElementType type)
    {
        var values = Of(type);
        var size = type.SizeInBytes();
        byte[] first = new byte[values.Length * values.Length * size], second = new byte[first.Length];
        for (var i = 0; i < values.Length * values.Length; i++)
        {
            BitConverter.GetBytes(values[i / values.Length]).AsSpan(0, size).CopyTo(first.AsSpan(i * size));
            BitConverter.GetBytes(values[i % values.Length]).AsSpan(0, size).CopyTo(second.AsSpan(i * size));
        }

        return (first, second);
    }
}
