namespace Cohort;

/// <summary>Searches and comparisons of sequences of characters.</summary>
public static class Char8SpanExtensions
{
    /// <summary>Whether the sequences have the same characters.</summary>
    public static bool SequenceEqual(this ReadOnlySpan<Char8> span, ReadOnlySpan<Char8> other) =>
        Bytes(span).SequenceEqual(Bytes(other));

    /// <summary>Which of the sequences comes first: the lesser at the first place where they differ, or the shorter.
    /// </summary>
    public static int CompareTo(this ReadOnlySpan<Char8> span, ReadOnlySpan<Char8> other) =>
        Bytes(span).SequenceCompareTo(Bytes(other));

    /// <summary>The place of a character; -1 where there is none.</summary>
    public static int IndexOf(this ReadOnlySpan<Char8> span, Char8 value) => Bytes(span).IndexOf(value.Value);

    /// <summary>The place of a sequence; -1 where there is none.</summary>
    public static int IndexOf(this ReadOnlySpan<Char8> span, ReadOnlySpan<Char8> value) =>
        Bytes(span).IndexOf(Bytes(value));

    /// <summary>The last place of a character; -1 where there is none.</summary>
    public static int LastIndexOf(this ReadOnlySpan<Char8> span, Char8 value) => Bytes(span).LastIndexOf(value.Value);

    /// <summary>The last place of a sequence; -1 where there is none.</summary>
    public static int LastIndexOf(this ReadOnlySpan<Char8> span, ReadOnlySpan<Char8> value) =>
        Bytes(span).LastIndexOf(Bytes(value));

    /// <summary>The first place of one of two characters; -1 where there is none.</summary>
    public static int IndexOfAny(this ReadOnlySpan<Char8> span, Char8 a, Char8 b) =>
        Bytes(span).IndexOfAny(a.Value, b.Value);

    /// <summary>The first place of one of three characters; -1 where there is none.</summary>
    public static int IndexOfAny(this ReadOnlySpan<Char8> span, Char8 a, Char8 b, Char8 c) =>
        Bytes(span).IndexOfAny(a.Value, b.Value, c.Value);

    /// <summary>The first place of one of some characters; -1 where there is none.</summary>
    public static int IndexOfAny(this ReadOnlySpan<Char8> span, ReadOnlySpan<Char8> values) =>
        Bytes(span).IndexOfAny(Bytes(values));

    /// <summary>Whether a character is in the sequence.</summary>
    public static bool Contains(this ReadOnlySpan<Char8> span, Char8 value) => IndexOf(span, value) >= 0;

    /// <summary>Whether a sequence is in the sequence.</summary>
    public static bool Contains(this ReadOnlySpan<Char8> span, ReadOnlySpan<Char8> value) => IndexOf(span, value) >= 0;

    /// <summary>How often a character is in the sequence.</summary>
    public static int Count(this ReadOnlySpan<Char8> span, Char8 value) => Bytes(span).Count(value.Value);

    /// <summary>In how many places, of which none overlap, a sequence is; an empty one is around every character.
    /// </summary>
    public static int Count(this ReadOnlySpan<Char8> span, ReadOnlySpan<Char8> value) =>
        value.IsEmpty ? span.Length + 1 : Bytes(span).Count(Bytes(value));

    /// <summary>Whether the sequence begins with a character.</summary>
    public static bool StartsWith(this ReadOnlySpan<Char8> span, Char8 value) => !span.IsEmpty && span[0] == value;

    /// <summary>Whether the sequence begins with another.</summary>
    public static bool StartsWith(this ReadOnlySpan<Char8> span, ReadOnlySpan<Char8> value) =>
        Bytes(span).StartsWith(Bytes(value));

    /// <summary>Whether the sequence ends with a character.</summary>
    public static bool EndsWith(this ReadOnlySpan<Char8> span, Char8 value) => !span.IsEmpty && span[^1] == value;

    /// <summary>Whether the sequence ends with another.</summary>
    public static bool EndsWith(this ReadOnlySpan<Char8> span, ReadOnlySpan<Char8> value) =>
        Bytes(span).EndsWith(Bytes(value));

    /// <summary>Whether the sequences are the same but for the case of ASCII letters.</summary>
    public static bool EqualsIgnoreCaseAscii(this ReadOnlySpan<Char8> span, ReadOnlySpan<Char8> other) =>
        span.Length == other.Length && SequenceEqual(Char8.Lower(span), Char8.Lower(other));

    /// <summary>Whether the Latin-1 characters are those of a text.</summary>
    public static bool EqualsString(this ReadOnlySpan<Char8> span, string? other) =>
        other is not null && span.Length == other.Length && StartsWithString(span, other);

    /// <summary>Whether the first Latin-1 characters are those of a text.</summary>
    public static bool StartsWithString(this ReadOnlySpan<Char8> span, string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return span.Length >= prefix.Length && Same(span[..prefix.Length], prefix);
    }

    /// <summary>Whether the last Latin-1 characters are those of a text.</summary>
    public static bool EndsWithString(this ReadOnlySpan<Char8> span, string suffix)
    {
        ArgumentNullException.ThrowIfNull(suffix);
        return span.Length >= suffix.Length && Same(span[^suffix.Length..], suffix);
    }

    private static bool Same(ReadOnlySpan<Char8> span, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (span[i] != text[i])
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<Char8> span) => Char8.AsBytes(span);
}
