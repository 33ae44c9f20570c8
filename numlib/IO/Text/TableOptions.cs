namespace Cohort.IO.Text;

/// <summary>How a table of numbers is written: the parameters of NumPy's loadtxt.</summary>
internal sealed record TableOptions(
    NPTypeCode Type, string? Comments, string? Delimiter, object? Converters, int SkippedRows, int[]? Columns,
    bool Unpack, int MinimumRank, int? MaximumRows, string? Quote)
{
    /// <summary>What separates fields; null for blanks.</summary>
    public char? DelimiterCharacter => Single(Delimiter);

    /// <summary>What quotes fields, or null.</summary>
    public char? QuoteCharacter => Single(Quote);

    /// <summary>A comment mark of one character, or null.</summary>
    public char? CommentCharacter => Comments?.Length == 1 ? Comments[0] : null;

    /// <summary>A comment mark of several characters, or null.</summary>
    public string? CommentText => Comments?.Length > 1 ? Comments : null;

    /// <summary>Refuses what NumPy refuses.</summary>
    /// <exception cref="ValueError">A number is out of range, or the comment mark is empty.</exception>
    /// <exception cref="TypeError">Characters are none, or mean two things.</exception>
    public void Check()
    {
        if (MinimumRank is < 0 or > 2)
        {
            throw new ValueError($"Illegal value of ndmin keyword: {MinimumRank}");
        }

        if (SkippedRows < 0 || MaximumRows < 0)
        {
            throw new ValueError("argument must be nonnegative");
        }

        if (Comments?.Length == 0)
        {
            throw new ValueError(
                "comments cannot be an empty string. Use comments=None to disable comments.");
        }

        if (CommentText is not null && Quote is not null)
        {
            throw new ValueError("when multiple comments or a multi-character comment is given, quotes are not "
                + "supported.  In this case quotechar must be set to None.");
        }

        CheckCharacters(
            [("delimiter", DelimiterCharacter), ("comment", CommentCharacter), ("quotechar", QuoteCharacter)]);
    }

    private static void CheckCharacters((string Name, char? Value)[] characters)
    {
        foreach (var (name, value) in characters)
        {
            if (value is '\n' or '\r')
            {
                throw new TypeError($"control character '{name}' cannot be a newline (`\\r` or `\\n`).");
            }
        }

        var ((_, delimiter), (_, comment), (_, quote)) = (characters[0], characters[1], characters[2]);
        Refuse("comment", comment, "delimiter", delimiter);
        Refuse("comment", comment, "quotechar", quote);
        Refuse("delimiter", delimiter, "quotechar", quote);
    }

    private static void Refuse(string name, char? value, string other, char? taken)
    {
        if (value is not null && value == taken)
        {
            throw new TypeError($"The values for control characters '{name}' and '{other}' are incompatible");
        }
    }

    private static char? Single(string? text) => text is null ? null : text.Length == 1 ? text[0] : throw new TypeError(
        $"Text reading control character must be a single unicode character or None; but got: '{text}'");
}
