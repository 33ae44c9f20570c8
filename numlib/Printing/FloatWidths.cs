namespace Cohort.Printing;

/// <summary>How many digits and characters a number shall have, as NumPy's format_float functions check it.</summary>
internal readonly struct FloatWidths
{
    private readonly int _left;
    private readonly int _right;

    public FloatWidths(int? precision, bool unique, char trim, int? padLeft, int? padRight, int? minimum)
    {
        Precision = Checked(precision, "precision");
        _left = Checked(padLeft, "pad_left") ?? 0;
        _right = Checked(padRight, "pad_right") ?? 0;
        Minimum = Checked(minimum, "min_digits") ?? 0;
        if (precision > 0 && minimum > precision)
        {
            throw new ValueError("min_digits must be less than or equal to precision");
        }

        if (trim is not ('k' or '.' or '0' or '-'))
        {
            throw new TypeError($"if supplied, trim must be 'k', '.', '0' or '-' found `{trim}`");
        }

        if (!unique && precision is null)
        {
            throw new TypeError("in non-unique mode `precision` must be supplied");
        }
    }

    /// <summary>The most digits after the point, or null for no limit.</summary>
    public int? Precision { get; }

    /// <summary>The fewest digits after the point.</summary>
    public int Minimum { get; }

    /// <summary>A number of digits or characters that may be left out.</summary>
    /// <exception cref="ValueError">It is negative.</exception>
    public static int? Checked(int? width, string name) => width < 0
        ? throw new ValueError($"{name} must be >= 0")
        : width is { } given ? Math.Min(given, FloatText.MostDigits) : null;

    /// <summary>A number with spaces before and behind it.</summary>
    public string Padded(string text)
    {
        var integer = text.AsSpan().IndexOfAny('.', 'e');
        var before = integer < 0 ? text.Length : integer;
        var behind = Math.Max(0, text.Length - before - 1);
        return new string(' ', Math.Max(0, _left - before)) + text + new string(' ', Math.Max(0, _right - behind));
    }
}
