namespace Cohort.Printing;

/// <summary>NumPy's print options with its defaults.</summary>
internal sealed record PrintOptions
{
    public static PrintOptions Default { get; } = new();

    /// <summary>Digits after the point; null shows what identifies each value.</summary>
    public int? Precision { get; init; } = 8;

    /// <summary>The number of elements above which only the edges are shown.</summary>
    public int Threshold { get; init; } = 1000;

    /// <summary>Elements shown at each end of a shortened axis.</summary>
    public int EdgeItems { get; init; } = 3;

    /// <summary>Characters per line.</summary>
    public int LineWidth { get; init; } = 75;

    /// <summary>Whether small numbers are shown positionally, as 0 if need be.</summary>
    public bool Suppress { get; init; }

    public string NanText { get; init; } = "nan";

    public string InfinityText { get; init; } = "inf";

    /// <summary>'-' shows only minus signs, '+' all signs, ' ' leaves room for them.</summary>
    public char Sign { get; init; } = '-';

    /// <summary>fixed, unique, maxprec or maxprec_equal.</summary>
    public string FloatMode { get; init; } = "maxprec";

    public PrintOptions Validated()
    {
        if (Sign is not ('-' or '+' or ' '))
        {
            throw new ValueError("sign option must be one of ' ', '+', or '-'");
        }

        if (FloatMode is not ("fixed" or "unique" or "maxprec" or "maxprec_equal"))
        {
            throw new ValueError("floatmode option must be one of 'fixed', 'unique', 'maxprec', 'maxprec_equal'");
        }

        return FloatMode == "fixed" && Precision is null
            ? throw new ValueError("precision cannot be None when floatmode is fixed")
            : this;
    }
}
