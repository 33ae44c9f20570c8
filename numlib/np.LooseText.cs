using Cohort.IO.Text;

namespace Cohort;

/// <content>Tables with gaps in files of text.</content>
public static partial class np
{
    /// <summary>Reads a table of numbers in which fields may be missing.</summary>
    /// <param name="fname">The file's name; one that ends in .gz is decompressed.</param>
    /// <param name="dtype">The element type; Empty for the one that the fields suggest.</param>
    /// <param name="comments">From where on a line is not read; null for nowhere.</param>
    /// <param name="delimiter">
    /// A text between columns, a width of all columns, an array of widths, or null for blanks.
    /// </param>
    /// <param name="skip_header">How many lines to pass over at the beginning.</param>
    /// <param name="skip_footer">How many rows to pass over at the end.</param>
    /// <param name="converters">
    /// A function from a field to an element, or a dictionary of such functions by column.
    /// </param>
    /// <param name="missing_values">
    /// What stands for a gap, besides nothing: a text with commas, an array by column, or a dictionary. It matters when
    /// <paramref name="loose"/> is false.
    /// </param>
    /// <param name="filling_values">
    /// What gaps become: a value, an array by column, or a dictionary; by default NaN, -1 or false.
    /// </param>
    /// <param name="usecols">The columns to read; negative ones count from the last.</param>
    /// <param name="names">Must be null or false: arrays hold no records.</param>
    /// <param name="autostrip">Whether blanks around fields are dropped.</param>
    /// <param name="unpack">Whether to transpose the table.</param>
    /// <param name="loose">Whether fields that are no numbers are gaps, rather than errors.</param>
    /// <param name="invalid_raise">Whether rows of another length are errors, rather than left out.</param>
    /// <param name="max_rows">The most rows to read.</param>
    /// <param name="encoding">The file's encoding; UTF-8 by default.</param>
    /// <param name="ndmin">The fewest axes, up to 2; others of one element are dropped.</param>
    /// <exception cref="ValueError">Rows differ in length, or a field cannot be read and is no gap.</exception>
    /// <exception cref="NotSupportedException">Names are asked for, or columns are of several types.</exception>
    /// <remarks>Evaluated on the host: text is parsed.</remarks>
    public static NDArray genfromtxt(
        string fname, NPTypeCode dtype = NPTypeCode.Double, string? comments = "#", object? delimiter = null,
        int skip_header = 0, int skip_footer = 0, object? converters = null, object? missing_values = null,
        object? filling_values = null, int[]? usecols = null, object? names = null, bool autostrip = false,
        bool unpack = false, bool loose = true, bool invalid_raise = true, int? max_rows = null,
        string? encoding = null, int ndmin = 0)
    {
        using var reader = TextFiles.Open(fname, encoding);
        return genfromtxt(
            LineSource.Of(reader), dtype, comments, delimiter, skip_header, skip_footer, converters, missing_values,
            filling_values, usecols, names, autostrip, unpack, loose, invalid_raise, max_rows, ndmin);
    }

    /// <summary>Reads a table of numbers in which fields may be missing, see the overload for files.</summary>
    /// <exception cref="ValueError">Rows differ in length, or a field cannot be read and is no gap.</exception>
    /// <exception cref="NotSupportedException">Names are asked for, or columns are of several types.</exception>
    /// <remarks>Evaluated on the host: text is parsed.</remarks>
    public static NDArray genfromtxt(
        TextReader reader, NPTypeCode dtype = NPTypeCode.Double, string? comments = "#", object? delimiter = null,
        int skip_header = 0, int skip_footer = 0, object? converters = null, object? missing_values = null,
        object? filling_values = null, int[]? usecols = null, object? names = null, bool autostrip = false,
        bool unpack = false, bool loose = true, bool invalid_raise = true, int? max_rows = null, int ndmin = 0) =>
        genfromtxt(
            LineSource.Of(reader), dtype, comments, delimiter, skip_header, skip_footer, converters, missing_values,
            filling_values, usecols, names, autostrip, unpack, loose, invalid_raise, max_rows, ndmin);

    /// <summary>Reads a table of numbers in which fields may be missing, see the overload for files.</summary>
    /// <exception cref="ValueError">Rows differ in length, or a field cannot be read and is no gap.</exception>
    /// <exception cref="NotSupportedException">Names are asked for, or columns are of several types.</exception>
    /// <remarks>Evaluated on the host: text is parsed.</remarks>
    public static NDArray genfromtxt(
        IEnumerable<string> lines, NPTypeCode dtype = NPTypeCode.Double, string? comments = "#",
        object? delimiter = null, int skip_header = 0, int skip_footer = 0, object? converters = null,
        object? missing_values = null, object? filling_values = null, int[]? usecols = null, object? names = null,
        bool autostrip = false, bool unpack = false, bool loose = true, bool invalid_raise = true,
        int? max_rows = null, int ndmin = 0) => LooseTable.Read(lines, new LooseOptions(
            dtype, comments, delimiter, skip_header, skip_footer, converters, missing_values, filling_values, usecols,
            names, autostrip, unpack, loose, invalid_raise, max_rows, ndmin));
}
