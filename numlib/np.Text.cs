using Cohort.IO;
using Cohort.IO.Text;
using Cohort.Runtime.Elements;

namespace Cohort;

/// <content>Tables of numbers in files of text.</content>
public static partial class np
{
    /// <summary>Reads a table of numbers, a row to a line.</summary>
    /// <param name="fname">The file's name; one that ends in .gz is decompressed.</param>
    /// <param name="dtype">The element type.</param>
    /// <param name="comments">From where on a line is not read; null for nowhere.</param>
    /// <param name="delimiter">A character between columns; null for blanks.</param>
    /// <param name="converters">
    /// A function from a field to an element, or a dictionary of such functions by column.
    /// </param>
    /// <param name="skiprows">How many lines to pass over at the beginning, comments and empty ones included.</param>
    /// <param name="usecols">The columns to read; negative ones count from the last.</param>
    /// <param name="unpack">Whether to transpose the table.</param>
    /// <param name="ndmin">The fewest axes, up to 2; others of one element are dropped.</param>
    /// <param name="encoding">The file's encoding; UTF-8 by default.</param>
    /// <param name="max_rows">The most rows to read; lines without fields do not count.</param>
    /// <param name="quotechar">What quotes fields; null for nothing.</param>
    /// <exception cref="ValueError">A field is no number, or rows differ in length; the message says where.</exception>
    /// <exception cref="TypeError">A delimiter, comment mark or quote is no character, or means two things.</exception>
    /// <remarks>Evaluated on the host: text is parsed.</remarks>
    public static NDArray loadtxt(
        string fname, NPTypeCode dtype = NPTypeCode.Double, string? comments = "#", string? delimiter = null,
        object? converters = null, int skiprows = 0, int[]? usecols = null, bool unpack = false, int ndmin = 0,
        string? encoding = null, int? max_rows = null, string? quotechar = null)
    {
        var options = new TableOptions(
            dtype, comments, delimiter, converters, skiprows, usecols, unpack, ndmin, max_rows, quotechar);
        options.Check();
        using var reader = TextFiles.Open(fname, encoding);
        return TableReader.Read(LineSource.Of(reader), options);
    }

    /// <summary>Reads a table of numbers, a row to a line, see the overload for files.</summary>
    /// <exception cref="ValueError">A field is no number, or rows differ in length; the message says where.</exception>
    /// <exception cref="TypeError">A delimiter, comment mark or quote is no character, or means two things.</exception>
    /// <remarks>Evaluated on the host: text is parsed.</remarks>
    public static NDArray loadtxt(
        string fname, Type? dtype, string? comments = "#", string? delimiter = null, object? converters = null,
        int skiprows = 0, int[]? usecols = null, bool unpack = false, int ndmin = 0, string? encoding = null,
        int? max_rows = null, string? quotechar = null) => loadtxt(
            fname, dtype?.GetTypeCode() ?? NPTypeCode.Double, comments, delimiter, converters, skiprows, usecols,
            unpack, ndmin, encoding, max_rows, quotechar);

    /// <summary>Reads a table of numbers, a row to a line, see the overload for files.</summary>
    /// <exception cref="ValueError">A field is no number, or rows differ in length; the message says where.</exception>
    /// <exception cref="TypeError">A delimiter, comment mark or quote is no character, or means two things.</exception>
    /// <remarks>Evaluated on the host: text is parsed.</remarks>
    public static NDArray loadtxt(
        Stream stream, NPTypeCode dtype = NPTypeCode.Double, string? comments = "#", string? delimiter = null,
        object? converters = null, int skiprows = 0, int[]? usecols = null, bool unpack = false, int ndmin = 0,
        string? encoding = null, int? max_rows = null, string? quotechar = null)
    {
        using var reader = TextFiles.Open(stream, encoding);
        return loadtxt(
            reader, dtype, comments, delimiter, converters, skiprows, usecols, unpack, ndmin, max_rows, quotechar);
    }

    /// <summary>Reads a table of numbers, a row to a line, see the overload for files.</summary>
    /// <exception cref="ValueError">A field is no number, or rows differ in length; the message says where.</exception>
    /// <exception cref="TypeError">A delimiter, comment mark or quote is no character, or means two things.</exception>
    /// <remarks>Evaluated on the host: text is parsed.</remarks>
    public static NDArray loadtxt(
        TextReader reader, NPTypeCode dtype = NPTypeCode.Double, string? comments = "#", string? delimiter = null,
        object? converters = null, int skiprows = 0, int[]? usecols = null, bool unpack = false, int ndmin = 0,
        int? max_rows = null, string? quotechar = null) => loadtxt(
            LineSource.Of(reader), dtype, comments, delimiter, converters, skiprows, usecols, unpack, ndmin, max_rows,
            quotechar);

    /// <summary>Reads a table of numbers, a row to a line, see the overload for files.</summary>
    /// <exception cref="ValueError">A field is no number, or rows differ in length; the message says where.</exception>
    /// <exception cref="TypeError">A delimiter, comment mark or quote is no character, or means two things.</exception>
    /// <remarks>Evaluated on the host: text is parsed.</remarks>
    public static NDArray loadtxt(
        IEnumerable<string> lines, NPTypeCode dtype = NPTypeCode.Double, string? comments = "#",
        string? delimiter = null, object? converters = null, int skiprows = 0, int[]? usecols = null,
        bool unpack = false, int ndmin = 0, int? max_rows = null, string? quotechar = null) => TableReader.Read(
            lines, new TableOptions(
                dtype, comments, delimiter, converters, skiprows, usecols, unpack, ndmin, max_rows, quotechar));

    /// <summary>Writes a vector or matrix as text, a row to a line.</summary>
    /// <param name="fname">The file's name; one that ends in .gz is compressed. It appears when it is complete.</param>
    /// <param name="X">The array; a vector becomes one column.</param>
    /// <param name="fmt">
    /// A format as of Python's %: for each column, or for a whole row. Complex numbers take two in the latter.
    /// </param>
    /// <param name="delimiter">What stands between columns.</param>
    /// <param name="newline">What ends lines.</param>
    /// <param name="header">A remark before the table.</param>
    /// <param name="footer">A remark after it.</param>
    /// <param name="comments">What each line of a remark begins with.</param>
    /// <param name="encoding">The encoding; Latin-1 by default.</param>
    /// <exception cref="ValueError">The array has other than one or two axes, or the format does not fit.</exception>
    /// <exception cref="TypeError">The format does not fit the elements.</exception>
    /// <remarks>Evaluated on the host: text is written.</remarks>
    public static void savetxt(
        string fname, NDArray X, string fmt = "%.18e", string delimiter = " ", string newline = "\n",
        string header = "", string footer = "", string comments = "# ", string? encoding = null) =>
        Save(fname, TableWriter.Of(X, fmt, new TextLayout(delimiter, newline, header, footer, comments)), encoding);

    /// <summary>Writes a vector or matrix as text, with a format for each column.</summary>
    /// <inheritdoc cref="savetxt(string, NDArray, string, string, string, string, string, string, string)"/>
    /// <exception cref="AttributeError">There are more or fewer formats than columns.</exception>
    public static void savetxt(
        string fname, NDArray X, string[] fmt, string delimiter = " ", string newline = "\n", string header = "",
        string footer = "", string comments = "# ", string? encoding = null) =>
        Save(fname, TableWriter.Of(X, fmt, new TextLayout(delimiter, newline, header, footer, comments)), encoding);

    /// <inheritdoc cref="savetxt(string, NDArray, string, string, string, string, string, string, string)"/>
    public static void savetxt(
        Stream stream, NDArray X, string fmt = "%.18e", string delimiter = " ", string newline = "\n",
        string header = "", string footer = "", string comments = "# ", string? encoding = null) =>
        Save(stream, TableWriter.Of(X, fmt, new TextLayout(delimiter, newline, header, footer, comments)), encoding);

    /// <inheritdoc cref="savetxt(string, NDArray, string[], string, string, string, string, string, string)"/>
    public static void savetxt(
        Stream stream, NDArray X, string[] fmt, string delimiter = " ", string newline = "\n", string header = "",
        string footer = "", string comments = "# ", string? encoding = null) =>
        Save(stream, TableWriter.Of(X, fmt, new TextLayout(delimiter, newline, header, footer, comments)), encoding);

    /// <inheritdoc cref="savetxt(string, NDArray, string, string, string, string, string, string, string)"/>
    public static void savetxt(
        TextWriter writer, NDArray X, string fmt = "%.18e", string delimiter = " ", string newline = "\n",
        string header = "", string footer = "", string comments = "# ") =>
        TableWriter.Of(X, fmt, new TextLayout(delimiter, newline, header, footer, comments)).Write(writer);

    /// <inheritdoc cref="savetxt(string, NDArray, string[], string, string, string, string, string, string)"/>
    public static void savetxt(
        TextWriter writer, NDArray X, string[] fmt, string delimiter = " ", string newline = "\n",
        string header = "", string footer = "", string comments = "# ") =>
        TableWriter.Of(X, fmt, new TextLayout(delimiter, newline, header, footer, comments)).Write(writer);

    /// <summary>The numbers in a text.</summary>
    /// <param name="string">The text.</param>
    /// <param name="dtype">The element type; float64 by default.</param>
    /// <param name="count">The most numbers to read; all by default.</param>
    /// <param name="sep">What stands between numbers; blanks in and around it stand for any blanks.</param>
    /// <exception cref="ValueError">
    /// There is something else in the text, or no separator: bytes are read by <c>frombuffer</c>.
    /// </exception>
    /// <remarks>Evaluated on the host: text is parsed.</remarks>
    public static NDArray fromstring(string @string, Type? dtype = null, int count = -1, string? sep = null)
    {
        ArgumentNullException.ThrowIfNull(@string);
        return string.IsNullOrEmpty(sep)
            ? throw new ValueError("The binary mode of fromstring is removed, use frombuffer instead")
            : SeparatedNumbers.Read(@string, TypeOrDouble(dtype), count, sep);
    }

    /// <inheritdoc cref="fromstring(string, Type, int, string)"/>
    public static NDArray fromstring(string @string, NPTypeCode dtype, int count = -1, string? sep = null) =>
        fromstring(@string, dtype.AsType(), count, sep);

    /// <summary>Reads elements without a header from a file.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="dtype">The element type; float64 by default.</param>
    /// <param name="count">The most elements to read; all by default. There may be fewer.</param>
    /// <param name="sep">What stands between numbers in text; empty for bytes in the machine's order.</param>
    /// <param name="offset">Where to begin, in bytes from where the stream is.</param>
    /// <exception cref="ValueError">The text has something else than numbers.</exception>
    /// <exception cref="TypeError">An offset is given for text.</exception>
    public static NDArray fromfile(
        string file, Type? dtype = null, int count = -1, string sep = "", long offset = 0)
    {
        using var stream = File.OpenRead(file);
        return fromfile(stream, dtype, count, sep, offset);
    }

    /// <inheritdoc cref="fromfile(string, Type, int, string, long)"/>
    public static NDArray fromfile(
        string file, NPTypeCode dtype, int count = -1, string sep = "", long offset = 0) =>
        fromfile(file, dtype.AsType(), count, sep, offset);

    /// <inheritdoc cref="fromfile(string, Type, int, string, long)"/>
    public static NDArray fromfile(
        Stream stream, Type? dtype = null, int count = -1, string sep = "", long offset = 0)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return RawFile.Read(stream, TypeOrDouble(dtype), count, sep ?? string.Empty, offset);
    }

    /// <inheritdoc cref="fromfile(string, Type, int, string, long)"/>
    public static NDArray fromfile(
        Stream stream, NPTypeCode dtype, int count = -1, string sep = "", long offset = 0) =>
        fromfile(stream, dtype.AsType(), count, sep, offset);

    private static ElementType TypeOrDouble(Type? type) => type is null ? ElementType.Double : ElementTypes.Of(type);

    private static void Save(string name, TableWriter table, string? encoding) =>
        TextFiles.Write(name, stream => Save(stream, table, encoding));

    private static void Save(Stream stream, TableWriter table, string? encoding)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = TextFiles.Writer(stream, encoding);
        table.Write(writer);
    }
}
