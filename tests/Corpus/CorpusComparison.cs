using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Cohort.Runtime.Elements;

namespace Cohort.Tests.Corpus;

/// <summary>Compares an answer with the recorded one.</summary>
public static class CorpusComparison
{
    /// <summary>What differs, or null where the answer is right.</summary>
    public static string? Difference(CorpusCase recorded, ElementType type, long[] shape, byte[] content)
    {
        if (type != recorded.Type)
        {
            return $"dtype {type} instead of {recorded.Type}";
        }

        if (!shape.SequenceEqual(recorded.Shape))
        {
            return $"shape ({string.Join(",", shape)}) instead of ({string.Join(",", recorded.Shape)})";
        }

        var size = type.SizeInBytes();
        var bound = Tolerances.UnitsInLastPlace(recorded.Op, type, recorded.Operands.Max(o => o.Values().Length));
        var slack = Tolerances.Absolute(recorded);
        var relative = Tolerances.RelativePower(recorded);
        var isCompared = Compared(recorded);
        for (var i = 0; i < content.Length / size; i++)
        {
            var actual = content.AsSpan(i * size, size);
            var expected = recorded.Content.AsSpan(i * size, size);
            if (isCompared(i) && !AreClose(type, actual, expected, bound, slack + Relative(expected, relative)))
            {
                return $"element {i} is {Show(type, actual)} instead of {Show(type, expected)}";
            }
        }

        return null;
    }

    private static bool AreClose(
        ElementType type, ReadOnlySpan<byte> actual, ReadOnlySpan<byte> expected, long bound, double slack)
    {
        if (actual.SequenceEqual(expected))
        {
            return true;
        }

        if (type == ElementType.Complex)
        {
            return AreCloseParts(actual, expected, bound, slack);
        }

        if (type == ElementType.Decimal)
        {
            var (a, b) = (MemoryMarshal.Read<decimal>(actual), MemoryMarshal.Read<decimal>(expected));
            return a == b || Math.Abs(a - b) <= bound * DecimalUlp(b) + (decimal)slack;
        }

        if (!type.IsFloat())
        {
            return false;
        }

        var (x, y) = (CorpusDType.ToDouble(type, actual), CorpusDType.ToDouble(type, expected));
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.IsNaN(x) && double.IsNaN(y);
        }

        var isBoth = bound > 0 || slack > 0;
        return isBoth && (Math.Abs(x - y) <= slack
            || Math.Abs(CorpusDType.Place(type, actual) - CorpusDType.Place(type, expected)) <= bound);
    }

    private static double Relative(ReadOnlySpan<byte> expected, double factor) =>
        factor > 0 && Complex.Abs(MemoryMarshal.Read<Complex>(expected)) is var size && double.IsFinite(size)
            ? factor * size
            : 0;

    // A part may be off by as much as the bound allows for the larger part.
    private static bool AreCloseParts(
        ReadOnlySpan<byte> actual, ReadOnlySpan<byte> expected, long bound, double slack)
    {
        var (x, y) = (MemoryMarshal.Read<Complex>(actual), MemoryMarshal.Read<Complex>(expected));
        var size = Complex.Abs(y);
        slack += double.IsFinite(size) ? bound * Math.BitIncrement(size) - bound * size : 0;
        return AreClose(ElementType.Double, actual[..8], expected[..8], bound, slack)
            && AreClose(ElementType.Double, actual[8..], expected[8..], bound, slack);
    }

    /// <summary>The distance of decimals of 28 digits near a value.</summary>
    private static decimal DecimalUlp(decimal value) =>
        value == 0
            ? 1e-28m
            : (decimal)Math.Max(1e-28, Math.Pow(10, Math.Floor(Math.Log10(Math.Abs((double)value))) - 27));

    // What a conversion makes of a float that does not fit the integer is not defined in NumPy.
    private static Func<int, bool> Compared(CorpusCase recorded)
    {
        var source = recorded.Op == "copyto" ? recorded.Operands[^1] : recorded.Operands[0];
        var converts = recorded.Op is "astype" or "copyto" && source.Type.IsFloat() && recorded.Type.IsInteger();
        if (!converts)
        {
            return _ => true;
        }

        var values = source.Values();
        var bits = (8 * recorded.Type.SizeInBytes()) - (recorded.Type.IsSignedInteger() ? 1 : 0);
        var low = recorded.Type.IsSignedInteger() ? -Math.Pow(2, bits) : 0;
        return i => IsInside(values[i % values.Length]);

        bool IsInside(double value) => Math.Truncate(value) >= low && Math.Truncate(value) < Math.Pow(2, bits);
    }

    private static string Show(ElementType type, ReadOnlySpan<byte> element) =>
        type == ElementType.Complex ? MemoryMarshal.Read<Complex>(element).ToString()
        : type == ElementType.Decimal ? MemoryMarshal.Read<decimal>(element).ToString(CultureInfo.InvariantCulture)
        : $"{CorpusDType.ToDouble(type, element):R} ({Convert.ToHexStringLower(element)})";
}
