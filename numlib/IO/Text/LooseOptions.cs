namespace Cohort.IO.Text;

/// <summary>How a table with gaps is written: the parameters of NumPy's genfromtxt.</summary>
internal sealed record LooseOptions(
    NPTypeCode Type, string? Comments, object? Delimiter, int SkippedHeader, int SkippedFooter, object? Converters,
    object? Missing, object? Filling, int[]? Columns, object? Names, bool Strips, bool Unpack, bool IsLoose,
    bool RefusesOddRows, int? MaximumRows, int MinimumRank)
{
    /// <summary>Refuses what NumPy refuses, and names.</summary>
    /// <exception cref="ValueError">Numbers are out of range, or exclude each other.</exception>
    /// <exception cref="NotSupportedException">Columns are to have names.</exception>
    public void Check()
    {
        if (MinimumRank is < 0 or > 2)
        {
            throw new ValueError($"Illegal value of ndmin keyword: {MinimumRank}");
        }

        if (MaximumRows is not null && SkippedFooter > 0)
        {
            throw new ValueError(
                "The keywords 'skip_footer' and 'max_rows' can not be specified at the same time.");
        }

        if (MaximumRows < 1)
        {
            throw new ValueError("'max_rows' must be at least 1.");
        }

        if (Names is not (null or false))
        {
            throw new NotSupportedException("Named columns are records, which arrays do not hold: skip the line with "
                + "names (skip_header) and take columns by number (usecols).");
        }
    }
}
