using System.Text;

namespace Cohort.IO.Text;

/// <summary>Python's percent formatting of numbers: "%5d %.3e".</summary>
internal sealed class PercentFormat
{
    private readonly List<(string Before, Conversion? Conversion)> _parts = [];

    /// <summary>Parses a format.</summary>
    /// <exception cref="ValueError">A conversion is unknown, or the format ends within one.</exception>
    /// <exception cref="TypeError">A conversion takes a width from the values, or a value by name.</exception>
    public PercentFormat(string format)
    {
        var text = new StringBuilder();
        var at = 0;
        while (at < format.Length)
        {
            if (format[at] != '%')
            {
                text.Append(format[at++]);
                continue;
            }

            at++;
            if (Parse(format, ref at) is not { } conversion)
            {
                text.Append('%');
                continue;
            }

            _parts.Add((text.ToString(), conversion));
            text.Clear();
        }

        _parts.Add((text.ToString(), null));
    }

    /// <summary>How many values are written.</summary>
    public int Count => _parts.Count - 1;

    /// <summary>The text of values.</summary>
    /// <exception cref="TypeError">There are more or fewer values than conversions, or one does not fit.</exception>
    public string Format(ReadOnlySpan<TextCell> cells)
    {
        if (cells.Length != Count)
        {
            throw new TypeError(cells.Length > Count ? "not all arguments converted during string formatting"
                : "not enough arguments for format string");
        }

        var text = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            text.Append(_parts[i].Before).Append(_parts[i].Conversion!.Format(cells[i]));
        }

        return text.Append(_parts[^1].Before).ToString();
    }

    // What stands behind a percent sign; null for a second one.
    private static Conversion? Parse(string format, ref int at)
    {
        var from = at;
        while (at < format.Length && format[at] is '-' or '+' or ' ' or '0' or '#')
        {
            at++;
        }

        var flags = format[from..at];
        var width = Number(format, ref at);
        int? precision = null;
        if (at < format.Length && format[at] == '.')
        {
            at++;
            precision = Number(format, ref at) ?? 0;
        }

        while (at < format.Length && format[at] is 'l' or 'h' or 'L')
        {
            at++;
        }

        var letter = at < format.Length ? format[at] : throw new ValueError("incomplete format");
        if (letter == '%' && at == from)
        {
            at++;
            return null;
        }

        if (letter is '*' or '(')
        {
            throw new TypeError(letter == '*' ? "* wants int" : "format requires a mapping");
        }

        if (!Conversion.Letters.Contains(letter))
        {
            throw new ValueError($"unsupported format character '{letter}' (0x{(int)letter:x}) at index {at}");
        }

        at++;
        return new Conversion(letter, width ?? 0, precision, flags);
    }

    private static int? Number(string format, ref int at)
    {
        var from = at;
        while (at < format.Length && char.IsAsciiDigit(format[at]))
        {
            at++;
        }

        return at == from ? null : int.TryParse(format.AsSpan(from..at), out var number) ? number
            : throw new ValueError("width too big");
    }
}
