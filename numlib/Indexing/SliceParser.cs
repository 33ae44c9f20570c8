using System.Collections.Concurrent;
using System.Globalization;

namespace Cohort.Indexing;

/// <summary>Parses index expressions such as "1:-1, ::2, ..., newaxis", and remembers the ones seen before.</summary>
internal static class SliceParser
{
    private const int CacheLimit = 1024;

    private static readonly ConcurrentDictionary<string, Slice[]> Cache = new(StringComparer.Ordinal);

    [ThreadStatic]
    private static (string? Text, Slice[]? Terms) last;

    /// <summary>The terms of an expression. Callers must not change the array or its terms.</summary>
    public static Slice[] Cached(string text)
    {
        if (ReferenceEquals(text, last.Text))
        {
            return last.Terms!;
        }

        if (!Cache.TryGetValue(text, out var terms))
        {
            terms = Parse(text);
            if (Cache.Count < CacheLimit)
            {
                Cache.TryAdd(text, terms);
            }
        }

        last = (text, terms);
        return terms;
    }

    /// <summary>Fresh terms of an expression.</summary>
    /// <exception cref="ArgumentException">The text is no index expression.</exception>
    public static Slice[] Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(',');
        var count = parts.Length > 1 && string.IsNullOrWhiteSpace(parts[^1]) ? parts.Length - 1 : parts.Length;
        var terms = new Slice[count];
        for (var i = 0; i < count; i++)
        {
            terms[i] = ParseTerm(parts[i]);
        }

        return terms;
    }

    /// <summary>One fresh term.</summary>
    /// <exception cref="ArgumentException">The text is no slice.</exception>
    public static Slice ParseTerm(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var term = text.Trim();
        switch (term)
        {
            case "...":
                return new Slice(null, (long?)null) { IsEllipsis = true };
            case "np.newaxis" or "newaxis" or "None":
                return new Slice(null, (long?)null) { IsNewAxis = true };
        }

        var parts = term.Split(':');
        if (parts.Length == 1)
        {
            return Slice.Index(Number(parts[0], text) ?? throw Invalid(text));
        }

        if (parts.Length > 3)
        {
            throw Invalid(text);
        }

        var step = parts.Length == 3 ? Number(parts[2], text) ?? 1 : 1;
        return new Slice(Number(parts[0], text), Number(parts[1], text), step);
    }

    private static long? Number(string part, string text)
    {
        var digits = part.Trim();
        if (digits.Length == 0)
        {
            return null;
        }

        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Invalid(text);
    }

    private static ArgumentException Invalid(string text) => new($"Invalid slice notation: '{text}'");
}
