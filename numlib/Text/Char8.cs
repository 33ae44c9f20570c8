using System.Globalization;

namespace Cohort;

/// <summary>
/// One byte as a character, as an element of a <c>bytes</c> object in Python is: what it is called and how cases change
/// is ASCII's, and as a <see cref="char"/> it is the Latin-1 character of its number.
/// </summary>
public readonly partial struct Char8
    : IComparable, IComparable<Char8>, IEquatable<Char8>, IConvertible, ISpanFormattable
{
    /// <summary>The byte 255.</summary>
    public static readonly Char8 MaxValue = new(byte.MaxValue);

    /// <summary>The byte 0.</summary>
    public static readonly Char8 MinValue = new(byte.MinValue);

    /// <summary>The character of a byte.</summary>
    public Char8(byte value) => Value = value;

    /// <summary>A Latin-1 character.</summary>
    /// <exception cref="OverflowException">The character is not in Latin-1.</exception>
    public Char8(char value) => Value = checked((byte)value);

    /// <summary>The byte.</summary>
    public byte Value { get; }

    /// <summary>The character that a text of length 1 consists of.</summary>
    /// <exception cref="FormatException">The text is not one Latin-1 character.</exception>
    public static Char8 Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out var result)
            ? result
            : throw new FormatException("A Char8 is written as one character from U+0000 to U+00FF.");
    }

    /// <summary>The character that a text of length 1 consists of, if it is in Latin-1.</summary>
    public static bool TryParse(string? s, out Char8 result)
    {
        result = default;
        return s is [var only] && TryFromChar(only, out result);
    }

    /// <summary>The text of one character.</summary>
    public static string ToString(Char8 c) => c.ToString();

    /// <summary>Takes the byte out.</summary>
    public void Deconstruct(out byte value) => value = Value;

    /// <inheritdoc/>
    public int CompareTo(Char8 value) => Value - value.Value;

    /// <inheritdoc/>
    public int CompareTo(object? value) => value switch
    {
        null => 1,
        Char8 other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type Char8.", nameof(value)),
    };

    /// <inheritdoc/>
    public bool Equals(Char8 other) => Value == other.Value;

    /// <summary>Whether it is the character of a byte.</summary>
    public bool Equals(byte other) => Value == other;

    /// <summary>Whether it is a Latin-1 character.</summary>
    public bool Equals(char other) => Value == other;

    /// <summary>Whether it is the character of a number.</summary>
    public bool Equals(int other) => Value == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Char8 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value;

    /// <summary>The text of one Latin-1 character.</summary>
    public override string ToString() => ((char)Value).ToString();

    /// <summary>The text of one Latin-1 character, whatever the culture.</summary>
    public string ToString(IFormatProvider? provider) => ToString();

    /// <summary>The byte in hexadecimal: "0x41".</summary>
    public string ToHex() => $"0x{Value:X2}";

    /// <summary>The character as Python writes it between quotes: itself, "\n" and its like, or "\xe9".</summary>
    public string ToEscaped() => Value switch
    {
        (byte)'\t' => "\\t",
        (byte)'\n' => "\\n",
        (byte)'\r' => "\\r",
        (byte)'\\' => "\\\\",
        (byte)'\'' => "\\'",
        _ when IsPrintable(this) => ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\x{Value:x2}"),
    };

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = destination.IsEmpty ? 0 : 1;
        if (charsWritten == 0)
        {
            return false;
        }

        destination[0] = (char)Value;
        return true;
    }
}
