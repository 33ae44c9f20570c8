using System.Text;

namespace Cohort.Printing;

/// <summary>
/// Lays out the words of an array's elements in nested brackets, lines of limited width and, for long axes, with
/// their middle left out: the rules of NumPy's array2string.
/// </summary>
internal sealed class ArrayText
{
    private const string Omitted = "...";

    private readonly long[] _extents;
    private readonly string[] _words;
    private readonly bool _shortened;
    private readonly string _separator;
    private readonly int _edgeItems;

    /// <summary>Creates a layout.</summary>
    /// <param name="extents">The array's extents, none of them zero.</param>
    /// <param name="words">The shown elements in row-major order: with <paramref name="shortened"/>, only the
    /// edges.</param>
    /// <param name="shortened">Whether axes longer than two edges show only these.</param>
    /// <param name="separator">What stands between elements.</param>
    /// <param name="edgeItems">How many elements an edge has.</param>
    public ArrayText(long[] extents, string[] words, bool shortened, string separator, int edgeItems)
    {
        (_extents, _words, _shortened, _separator, _edgeItems) = (extents, words, shortened, separator, edgeItems);
    }

    /// <summary>The text; lines after the first are indented by <paramref name="indent"/>.</summary>
    public string Write(string indent, int width)
    {
        var next = 0;
        return Axis(0, indent, width, ref next);
    }

    private string Axis(int axis, string indent, int width, ref int next)
    {
        var left = _extents.Length - axis;
        if (left == 0)
        {
            return _words[next++];
        }

        var cut = _shortened && 2L * _edgeItems < _extents[axis];
        var count = cut ? 2 * _edgeItems : (int)_extents[axis];
        var text = left == 1 ? Row(count, cut, indent, width, ref next) : Rows(axis, count, cut, indent, width,
            ref next);
        return $"[{text[indent.Length..]}]";
    }

    private string Row(int count, bool cut, string indent, int width, ref int next)
    {
        var lines = new StringBuilder();
        var line = new StringBuilder(indent);
        var limit = width - Math.Max(_separator.TrimEnd().Length, 1);
        for (var i = 0; i < count; i++)
        {
            if (cut && i == _edgeItems)
            {
                Extend(lines, line, Omitted, limit, indent);
                line.Append(_separator);
            }

            Extend(lines, line, _words[next++], limit, indent);
            line.Append(i + 1 < count || (cut && _edgeItems == 0) ? _separator : string.Empty);
        }

        return cut && count == 0 ? indent + Omitted : lines.Append(line).ToString();
    }

    private string Rows(int axis, int count, bool cut, string indent, int width, ref int next)
    {
        var text = new StringBuilder();
        var between = _separator.TrimEnd() + new string('\n', _extents.Length - axis - 1);
        for (var i = 0; i < count; i++)
        {
            if (cut && i == _edgeItems)
            {
                text.Append(indent).Append(Omitted).Append(between);
            }

            text.Append(indent).Append(Axis(axis + 1, indent + ' ', width - 1, ref next));
            text.Append(i + 1 < count ? between : string.Empty);
        }

        return cut && count == 0 ? indent + Omitted : text.ToString();
    }

    private static void Extend(StringBuilder lines, StringBuilder line, string word, int limit, string indent)
    {
        if (line.Length + word.Length > limit && line.Length > indent.Length)
        {
            lines.Append(line.ToString().TrimEnd()).Append('\n');
            line.Clear().Append(indent);
        }

        line.Append(word);
    }
}
