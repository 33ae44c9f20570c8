using System.Text;

namespace Cohort.IO.Text;

/// <summary>
/// Cuts lines into fields: at a delimiter, or at blanks. A field that begins with the quote lasts to the next one, also
/// across lines, and two quotes in it stand for one.
/// </summary>
/// <param name="lines">The lines.</param>
/// <param name="delimiter">What separates fields; null for blanks.</param>
/// <param name="comment">From where on a line is not read, or null.</param>
/// <param name="quote">What quotes fields, or null.</param>
internal sealed class RowReader(LineSource lines, char? delimiter, char? comment, char? quote)
{
    private readonly StringBuilder _field = new();
    private readonly List<string> _fields = [];
    private string _line = string.Empty;
    private string _ending = string.Empty;
    private int _at;

    /// <summary>Passes over a line.</summary>
    public void Skip() => lines.Next(out _);

    /// <summary>The fields of the next line that has some; null at the end.</summary>
    /// <exception cref="ValueError">A line of the program has line breaks within.</exception>
    public IReadOnlyList<string>? Next()
    {
        while (lines.Next(out _ending) is { } line)
        {
            (_line, _at) = (line, 0);
            _fields.Clear();
            ReadFields();
            if (_fields.Count > 1 || (_fields.Count == 1 && _fields[0].Length > 0))
            {
                return _fields;
            }
        }

        return null;
    }

    private void ReadFields()
    {
        while (true)
        {
            if (delimiter is null)
            {
                SkipBlanks();
                if (IsAtEnd())
                {
                    return;
                }
            }

            _fields.Add(Field());
            if (IsAtEnd())
            {
                return;
            }

            _at++;
        }
    }

    private string Field()
    {
        if (_at >= _line.Length || _line[_at] != quote)
        {
            return Plain();
        }

        _field.Clear();
        _at++;
        Quoted();
        return _field.Append(Plain()).ToString();
    }

    // What stands between quotes; behind the closing one the field goes on without.
    private void Quoted()
    {
        while (true)
        {
            if (_at >= _line.Length)
            {
                _field.Append(_ending);
                if (lines.Next(out var ending) is not { } next)
                {
                    return;
                }

                (_line, _ending, _at) = (next, ending, 0);
            }
            else if (_line[_at] != quote)
            {
                _field.Append(_line[_at++]);
            }
            else if (_at + 1 < _line.Length && _line[_at + 1] == quote)
            {
                _field.Append(_line[_at]);
                _at += 2;
            }
            else
            {
                _at++;
                return;
            }
        }
    }

    private string Plain()
    {
        var from = _at;
        while (!IsAtEnd() && (delimiter is { } end ? _line[_at] != end : !char.IsWhiteSpace(_line[_at])))
        {
            _at++;
        }

        return _line[from.._at];
    }

    private void SkipBlanks()
    {
        while (!IsAtEnd() && char.IsWhiteSpace(_line[_at]))
        {
            _at++;
        }
    }

    private bool IsAtEnd() => _at >= _line.Length || _line[_at] == comment || (_line[_at] is '\n' or '\r'
        ? throw new ValueError("Found an unquoted embedded newline within a single line of input.  This is currently "
            + "not supported.")
        : false);
}
