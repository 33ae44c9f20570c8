using System.Globalization;

namespace Cohort.IO;

/// <summary>
/// Reads the Python dictionary of a .npy header. It accepts the three keys that the format defines and nothing else:
/// a header comes from a file that may be hostile.
/// </summary>
internal ref struct NpyHeaderParser
{
    private const int MaximalRank = 64;

    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private NpyHeaderParser(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Parses a header.</summary>
    /// <exception cref="ValueError">The text is no header.</exception>
    /// <exception cref="NotSupportedException">The type is one that arrays do not hold.</exception>
    public static NpyHeader Parse(ReadOnlySpan<char> text) => new NpyHeaderParser(text).Dictionary();

    private NpyHeader Dictionary()
    {
        string? description = null;
        bool? fortran = null;
        long[]? extents = null;
        Expect('{');
        while (!Accept('}'))
        {
            var key = Text();
            Expect(':');
            switch (key)
            {
                case "descr" when description is null:
                    description = Description();
                    break;
                case "fortran_order" when fortran is null:
                    fortran = Truth();
                    break;
                case "shape" when extents is null:
                    extents = Tuple();
                    break;
                default:
                    throw new ValueError($"Header does not contain the correct keys: '{key}' is unknown or repeated");
            }

            if (!Accept(','))
            {
                Expect('}');
                break;
            }
        }

        SkipBlanks();
        if (description is null || fortran is null || extents is null)
        {
            throw new ValueError("Header does not contain the correct keys: descr, fortran_order and shape are needed");
        }

        if (_at != _text.Length)
        {
            throw Invalid("the end");
        }

        var (type, bigEndian) = NpyTypes.Parse(description);
        return new NpyHeader(type, bigEndian, fortran.Value, extents);
    }

    private string Description()
    {
        SkipBlanks();
        return _at < _text.Length && _text[_at] == '['
            ? throw new NotSupportedException("Arrays of records cannot be loaded: only numbers and booleans can.")
            : Text();
    }

    private string Text()
    {
        SkipBlanks();
        var quote = _at < _text.Length ? _text[_at] : default;
        if (quote is not ('\'' or '"'))
        {
            throw Invalid("a string");
        }

        var length = _text[(_at + 1)..].IndexOf(quote);
        if (length < 0)
        {
            throw Invalid("the end of the string");
        }

        var text = _text.Slice(_at + 1, length).ToString();
        _at += length + 2;
        return text;
    }

    private bool Truth()
    {
        SkipBlanks();
        var rest = _text[_at..];
        if (rest.StartsWith("True"))
        {
            _at += 4;
            return true;
        }

        if (rest.StartsWith("False"))
        {
            _at += 5;
            return false;
        }

        throw Invalid("True or False");
    }

    private long[] Tuple()
    {
        var extents = new List<long>();
        Expect('(');
        while (!Accept(')'))
        {
            extents.Add(Integer());
            if (extents.Count > MaximalRank)
            {
                throw new ValueError($"The header's shape has more than {MaximalRank} dimensions.");
            }

            if (!Accept(','))
            {
                if (extents.Count == 1)
                {
                    throw Invalid("a comma: the shape is not a tuple");
                }

                Expect(')');
                break;
            }
        }

        return [.. extents];
    }

    private long Integer()
    {
        SkipBlanks();
        var from = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || (_at == from && _text[_at] == '-')))
        {
            _at++;
        }

        var valid = long.TryParse(
            _text[from.._at], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value);
        if (!valid || value < 0)
        {
            throw new ValueError($"shape is not valid: '{_text[from..]}'");
        }

        _at += _at < _text.Length && _text[_at] == 'L' ? 1 : 0;
        return value;
    }

    private void Expect(char expected)
    {
        if (!Accept(expected))
        {
            throw Invalid($"'{expected}'");
        }
    }

    private bool Accept(char expected)
    {
        SkipBlanks();
        if (_at >= _text.Length || _text[_at] != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\n' or '\t' or '\r')
        {
            _at++;
        }
    }

    private readonly ValueError Invalid(string expected) =>
        new($"Cannot parse header: expected {expected} at position {_at} of '{_text}'");
}
