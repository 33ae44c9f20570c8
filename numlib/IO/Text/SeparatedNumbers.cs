using System.Globalization;
using System.Numerics;
using Cohort.Runtime.Elements;

namespace Cohort.IO.Text;

/// <summary>Numbers with a separator between them, as NumPy's fromstring and fromfile read them.</summary>
internal static class SeparatedNumbers
{
    /// <summary>Reads numbers up to a count, or all.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The element type.</param>
    /// <param name="count">The most numbers, or a negative number for all.</param>
    /// <param name="separator">
    /// What stands between numbers; a blank in it, and around it, stands for any blanks.
    /// </param>
    /// <exception cref="ValueError">Something else than numbers and separators is in the text.</exception>
    public static NDArray Read(ReadOnlySpan<char> text, ElementType type, int count, string separator)
    {
        var pattern = $" {string.Join(' ', separator.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))} ";
        pattern = string.IsNullOrWhiteSpace(pattern) ? " " : pattern;
        var column = ElementColumn.Of(type);
        var rest = text.TrimStart();
        while (rest.Length > 0 && (count < 0 || column.Count < count))
        {
            var length = Length(rest, type);
            if (length == 0 || !TryAdd(column, rest[..length], type))
            {
                throw Unmatched();
            }

            rest = rest[length..];
            if (column.Count != count)
            {
                rest = Skip(rest, pattern).TrimStart();
            }
        }

        return column.ToArray(column.Count);
    }

    private static int Length(ReadOnlySpan<char> text, ElementType type) => type switch
    {
        ElementType.Complex => NumberScanner.Complex(text),
        ElementType.Char => 1,
        _ when type.IsInteger() => NumberScanner.Integer(text),
        _ => NumberScanner.Float(text),
    };

    // Integers past the type's range wrap, after they have been held within 64 bits.
    private static bool TryAdd(ElementColumn column, ReadOnlySpan<char> number, ElementType type)
    {
        if (!type.IsInteger() || column.TryAdd(number))
        {
            return !type.IsInteger() ? column.TryAdd(number) : true;
        }

        var value = BigInteger.Parse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return column.TryAdd(type == ElementType.UInt64
            ? value.Sign < 0 ? unchecked((ulong)long.CreateSaturating(value)) : ulong.CreateSaturating(value)
            : (object)long.CreateSaturating(value));
    }

    private static ReadOnlySpan<char> Skip(ReadOnlySpan<char> text, string pattern)
    {
        var (at, next) = (0, 0);
        while (at < text.Length && next < pattern.Length)
        {
            if (pattern[next] == ' ')
            {
                var isBlank = char.IsWhiteSpace(text[at]);
                (at, next) = (isBlank ? at + 1 : at, isBlank ? next : next + 1);
            }
            else if (pattern[next++] != text[at++])
            {
                throw Unmatched();
            }
        }

        return at > 0 || text.Length == 0 ? text[at..] : throw Unmatched();
    }

    private static ValueError Unmatched() => new("string or file could not be read to its end due to unmatched data");
}
