namespace Cohort;

/// <content>The methods of Python's <c>bytes</c> that take sequences apart and put them together.</content>
public readonly partial struct Char8
{
    /// <summary>The input without blanks at its ends.</summary>
    public static Char8[] Strip(ReadOnlySpan<Char8> input) => Stripped(input, IsSpace, left: true, right: true);

    /// <summary>The input without blanks at its beginning.</summary>
    public static Char8[] LStrip(ReadOnlySpan<Char8> input) => Stripped(input, IsSpace, left: true, right: false);

    /// <summary>The input without blanks at its end.</summary>
    public static Char8[] RStrip(ReadOnlySpan<Char8> input) => Stripped(input, IsSpace, left: false, right: true);

    /// <summary>The input without any of some characters at its ends.</summary>
    public static Char8[] Strip(ReadOnlySpan<Char8> input, ReadOnlySpan<Char8> chars) =>
        Stripped(input, OneOf(chars), left: true, right: true);

    /// <summary>The input without any of some characters at its beginning.</summary>
    public static Char8[] LStrip(ReadOnlySpan<Char8> input, ReadOnlySpan<Char8> chars) =>
        Stripped(input, OneOf(chars), left: true, right: false);

    /// <summary>The input without any of some characters at its end.</summary>
    public static Char8[] RStrip(ReadOnlySpan<Char8> input, ReadOnlySpan<Char8> chars) =>
        Stripped(input, OneOf(chars), left: false, right: true);

    /// <summary>The parts between blanks; with at most so many cuts, the rest as the last part.</summary>
    /// <param name="input">The characters.</param>
    /// <param name="maxsplit">The most cuts; any number where it is negative.</param>
    public static Char8[][] Split(ReadOnlySpan<Char8> input, int maxsplit = -1)
    {
        var parts = new List<Char8[]>();
        for (var rest = input; ;)
        {
            rest = rest[Count(rest, IsSpace)..];
            if (rest.IsEmpty)
            {
                return [.. parts];
            }

            var length = parts.Count == maxsplit ? rest.Length : Count(rest, c => !IsSpace(c));
            parts.Add(rest[..length].ToArray());
            rest = rest[length..];
        }
    }

    /// <summary>The parts between separators; with at most so many cuts, the rest as the last part.</summary>
    /// <param name="input">The characters.</param>
    /// <param name="separator">What stands between the parts.</param>
    /// <param name="maxsplit">The most cuts; any number where it is negative.</param>
    /// <exception cref="ValueError">The separator is empty.</exception>
    public static Char8[][] Split(ReadOnlySpan<Char8> input, ReadOnlySpan<Char8> separator, int maxsplit = -1)
    {
        CheckSeparator(separator);
        var parts = new List<Char8[]>();
        var rest = input;
        for (var at = rest.IndexOf(separator); at >= 0 && parts.Count != maxsplit; at = rest.IndexOf(separator))
        {
            parts.Add(rest[..at].ToArray());
            rest = rest[(at + separator.Length)..];
        }

        return [.. parts, rest.ToArray()];
    }

    /// <summary>The parts between separators; with at most so many cuts from the end, the rest as the first part.
    /// </summary>
    /// <param name="input">The characters.</param>
    /// <param name="separator">What stands between the parts.</param>
    /// <param name="maxsplit">The most cuts; any number where it is negative.</param>
    /// <exception cref="ValueError">The separator is empty.</exception>
    public static Char8[][] RSplit(ReadOnlySpan<Char8> input, ReadOnlySpan<Char8> separator, int maxsplit = -1)
    {
        CheckSeparator(separator);
        var parts = new List<Char8[]>();
        var rest = input;
        for (var at = rest.LastIndexOf(separator); at >= 0 && parts.Count != maxsplit; at = rest.LastIndexOf(separator))
        {
            parts.Add(rest[(at + separator.Length)..].ToArray());
            rest = rest[..at];
        }

        parts.Add(rest.ToArray());
        parts.Reverse();
        return [.. parts];
    }

    /// <summary>The lines, with what ends them or without. Bytes 10 and 13, and both together, end a line.</summary>
    public static Char8[][] SplitLines(ReadOnlySpan<Char8> input, bool keepEnds = false)
    {
        var lines = new List<Char8[]>();
        for (var rest = input; !rest.IsEmpty;)
        {
            var length = Count(rest, c => c.Value is not ((byte)'\n' or (byte)'\r'));
            var end = length == rest.Length ? 0
                : rest[length..].StartsWith(AsChar8s("\r\n"u8)) ? 2
                : 1;
            lines.Add(rest[..(keepEnds ? length + end : length)].ToArray());
            rest = rest[(length + end)..];
        }

        return [.. lines];
    }

    /// <summary>What is before the first separator, the separator, and what is behind it.</summary>
    /// <exception cref="ValueError">The separator is empty.</exception>
    public static (Char8[], Char8[], Char8[]) Partition(ReadOnlySpan<Char8> input, ReadOnlySpan<Char8> separator)
    {
        CheckSeparator(separator);
        var at = input.IndexOf(separator);
        return at < 0
            ? (input.ToArray(), [], [])
            : (input[..at].ToArray(), separator.ToArray(), input[(at + separator.Length)..].ToArray());
    }

    /// <summary>What is before the last separator, the separator, and what is behind it.</summary>
    /// <exception cref="ValueError">The separator is empty.</exception>
    public static (Char8[], Char8[], Char8[]) RPartition(ReadOnlySpan<Char8> input, ReadOnlySpan<Char8> separator)
    {
        CheckSeparator(separator);
        var at = input.LastIndexOf(separator);
        return at < 0
            ? ([], [], input.ToArray())
            : (input[..at].ToArray(), separator.ToArray(), input[(at + separator.Length)..].ToArray());
    }

    /// <summary>Parts one after the other with a separator between them.</summary>
    public static Char8[] Join(ReadOnlySpan<Char8> separator, Char8[][] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var joined = new List<Char8>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                joined.AddRange(separator);
            }

            joined.AddRange(parts[i].AsSpan());
        }

        return [.. joined];
    }

    /// <summary>The input with something else in each place, or in the first so many places, of a sequence.</summary>
    /// <param name="input">The characters.</param>
    /// <param name="oldValue">What is replaced; where it is empty, the places between characters are.</param>
    /// <param name="newValue">What comes there.</param>
    /// <param name="count">The most places; all where it is negative.</param>
    public static Char8[] Replace(
        ReadOnlySpan<Char8> input, ReadOnlySpan<Char8> oldValue, ReadOnlySpan<Char8> newValue, int count = -1)
    {
        if (!oldValue.IsEmpty)
        {
            return Join(newValue, Split(input, oldValue, count));
        }

        var replaced = new List<Char8>();
        for (var i = 0; i <= input.Length; i++)
        {
            if (count < 0 || i < count)
            {
                replaced.AddRange(newValue);
            }

            replaced.AddRange(i < input.Length ? input.Slice(i, 1) : default);
        }

        return [.. replaced];
    }

    private static Char8[] Stripped(ReadOnlySpan<Char8> input, Func<Char8, bool> isStripped, bool left, bool right)
    {
        var rest = left ? input[Count(input, isStripped)..] : input;
        while (right && !rest.IsEmpty && isStripped(rest[^1]))
        {
            rest = rest[..^1];
        }

        return rest.ToArray();
    }

    private static Func<Char8, bool> OneOf(ReadOnlySpan<Char8> chars)
    {
        var set = chars.ToArray();
        return c => Array.IndexOf(set, c) >= 0;
    }

    // How many characters of the input, from its first on, are such.
    private static int Count(ReadOnlySpan<Char8> input, Func<Char8, bool> question)
    {
        var count = 0;
        while (count < input.Length && question(input[count]))
        {
            count++;
        }

        return count;
    }

    private static void CheckSeparator(ReadOnlySpan<Char8> separator)
    {
        if (separator.IsEmpty)
        {
            throw new ValueError("empty separator");
        }
    }
}
