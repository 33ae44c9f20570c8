using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Cohort.Runtime.Elements;

namespace Cohort.Printing;

/// <summary>The elements of an array as words of equal width, formatted as NumPy does for their type.</summary>
internal static class ElementWords
{
    /// <summary>The words of elements given by their bytes.</summary>
    public static string[] Of(ElementType type, ReadOnlySpan<byte> content, PrintOptions options) => type switch
    {
        ElementType.Boolean => Each(content, static (bool value) => value ? " True" : "False"),
        ElementType.SByte => Integers<sbyte>(content),
        ElementType.Byte => Integers<byte>(content),
        ElementType.Int16 => Integers<short>(content),
        ElementType.UInt16 => Integers<ushort>(content),
        ElementType.Int32 => Integers<int>(content),
        ElementType.UInt32 => Integers<uint>(content),
        ElementType.Int64 => Integers<long>(content),
        ElementType.UInt64 => Integers<ulong>(content),
        ElementType.Half => Floats<Half>(type, content, options),
        ElementType.Single => Floats<float>(type, content, options),
        ElementType.Double => Floats<double>(type, content, options),
        ElementType.Complex => Complexes(content, options),
        ElementType.Decimal => Aligned(Each(content, static (decimal value) => Text(value))),
        _ => Each(content, static (char value) => $"'{value}'"),
    };

    /// <summary>One element as Python's str writes a NumPy scalar.</summary>
    public static string Scalar(ElementType type, ReadOnlySpan<byte> content) => type switch
    {
        ElementType.Boolean => content[0] != 0 ? "True" : "False",
        ElementType.Half => FloatText.Scalar((double)MemoryMarshal.Read<Half>(content), type),
        ElementType.Single => FloatText.Scalar(MemoryMarshal.Read<float>(content), type),
        ElementType.Double => FloatText.Scalar(MemoryMarshal.Read<double>(content), type),
        ElementType.Complex => ComplexScalar(MemoryMarshal.Read<Complex>(content)),
        ElementType.Char => MemoryMarshal.Read<char>(content).ToString(),
        _ => Of(type, content, PrintOptions.Default)[0],
    };

    private static string[] Integers<T>(ReadOnlySpan<byte> content)
        where T : unmanaged, IBinaryInteger<T> => Aligned(Each(content, static (T value) => Text(value)));

    private static string[] Floats<T>(ElementType type, ReadOnlySpan<byte> content, PrintOptions options)
        where T : unmanaged, INumber<T>
    {
        var source = MemoryMarshal.Cast<byte, T>(content);
        var values = new double[source.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = double.CreateChecked(source[i]);
        }

        var format = new FloatFormat(values, type, options);
        return Array.ConvertAll(values, format.Text);
    }

    private static string[] Complexes(ReadOnlySpan<byte> content, PrintOptions options)
    {
        var values = MemoryMarshal.Cast<byte, Complex>(content).ToArray();
        var real = new FloatFormat(Array.ConvertAll(values, value => value.Real), ElementType.Double, options);
        var imaginary = new FloatFormat(
            Array.ConvertAll(values, value => value.Imaginary), ElementType.Double, options with { Sign = '+' });
        return Array.ConvertAll(values, value => real.Text(value.Real) + Suffixed(imaginary.Text(value.Imaginary)));
    }

    private static string Suffixed(string text) => (text.TrimEnd() + "j").PadRight(text.Length + 1);

    private static string ComplexScalar(Complex value)
    {
        var imaginary = FloatText.Scalar(value.Imaginary, ElementType.Double).Replace(".0", string.Empty,
            StringComparison.Ordinal);
        if (value.Real == 0 && !double.IsNegative(value.Real))
        {
            return $"{imaginary}j";
        }

        var real = FloatText.Scalar(value.Real, ElementType.Double).Replace(".0", string.Empty,
            StringComparison.Ordinal);
        return $"({real}{(imaginary.StartsWith('-') ? string.Empty : "+")}{imaginary}j)";
    }

    private static string[] Each<T>(ReadOnlySpan<byte> content, Func<T, string> text)
        where T : unmanaged
    {
        var values = MemoryMarshal.Cast<byte, T>(content);
        var words = new string[values.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = text(values[i]);
        }

        return words;
    }

    private static string[] Aligned(string[] words)
    {
        var width = words.Length == 0 ? 0 : words.Max(word => word.Length);
        return Array.ConvertAll(words, word => word.PadLeft(width));
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
