namespace Cohort.IO.Text;

/// <summary>Cuts lines into fields at a text, at blanks, or at columns of fixed widths.</summary>
internal sealed class LineSplitter
{
    private readonly string? _comments;
    private readonly string? _delimiter;
    private readonly int[]? _widths;
    private readonly bool _strips;

    /// <param name="delimiter">A text, a width, several widths, or null for blanks.</param>
    /// <param name="comments">From where on a line is not read, or null.</param>
    /// <param name="strips">Whether blanks around fields are dropped.</param>
    /// <exception cref="TypeError">The delimiter is something else.</exception>
    /// <exception cref="ValueError">A width is negative.</exception>
    public LineSplitter(object? delimiter, string? comments, bool strips)
    {
        (_comments, _strips) = (comments, strips);
        switch (delimiter)
        {
            case null or "" or 0:
                break;
            case string or char:
                _delimiter = delimiter.ToString();
                break;
            case int width:
                _widths = [width];
                IsRepeated = true;
                break;
            case int[] widths:
                _widths = widths;
                break;
            default:
                throw new TypeError($"delimiter must be a string, a width or an array of widths, not a "
                    + delimiter.GetType().Name);
        }

        if (_widths is not null && Array.Exists(_widths, width => width < 0))
        {
            throw new ValueError("widths of columns must not be negative");
        }
    }

    private bool IsRepeated { get; }

    /// <summary>The fields of a line; none of an empty one.</summary>
    public string[] Split(string line)
    {
        var cut = string.IsNullOrEmpty(_comments) ? -1 : line.IndexOf(_comments, StringComparison.Ordinal);
        var text = (cut < 0 ? line : line[..cut]).Trim('\r', '\n');
        var fields = _widths is not null ? AtWidths(text) : AtDelimiters(text.Trim(' '));
        return _strips ? Array.ConvertAll(fields, field => field.Trim()) : fields;
    }

    private string[] AtDelimiters(string text) => text.Length == 0 ? []
        : _delimiter is null ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        : text.Split(_delimiter);

    private string[] AtWidths(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var widths = !IsRepeated ? _widths!
            : Enumerable.Repeat(_widths![0], (text.Length + _widths[0] - 1) / _widths[0]);
        var at = 0;
        return [.. widths.Select(width =>
        {
            var from = Math.Min(at, text.Length);
            at += width;
            return text[from..Math.Min(at, text.Length)];
        })];
    }
}
