using System.Text.RegularExpressions;

namespace Cohort.Tests.Cuda.Ptx;

/// <summary>The tokens of a text, read one after the other.</summary>
public sealed partial class PtxTokens
{
    private readonly List<(string Text, int Line)> _tokens = [];
    private int _at;

    public PtxTokens(string text)
    {
        var line = 1;
        var position = 0;
        while (position < text.Length)
        {
            var match = Token().Match(text, position);
            if (!match.Success)
            {
                throw PtxException.At(line, $"unexpected '{text[position]}'");
            }

            if (!char.IsWhiteSpace(match.Value[0]) && !match.Value.StartsWith("//", StringComparison.Ordinal)
                && !match.Value.StartsWith("/*", StringComparison.Ordinal))
            {
                _tokens.Add((match.Value, line));
            }

            line += match.Value.Count(c => c == '\n');
            position += match.Length;
        }
    }

    /// <summary>The next token's line.</summary>
    public int Line => _at < _tokens.Count ? _tokens[_at].Line : _tokens.Count > 0 ? _tokens[^1].Line : 1;

    /// <summary>Whether all are read.</summary>
    public bool IsAtEnd => _at >= _tokens.Count;

    /// <summary>The next token, unread; empty at the end.</summary>
    public string Peek(int ahead = 0) => _at + ahead < _tokens.Count ? _tokens[_at + ahead].Text : "";

    public string Next()
    {
        if (IsAtEnd)
        {
            throw PtxException.At(Line, "the text ends too early");
        }

        return _tokens[_at++].Text;
    }

    public void Expect(string token)
    {
        if (Peek() != token)
        {
            throw PtxException.At(Line, $"expected '{token}', found '{Peek()}'");
        }

        _at++;
    }

    public bool Skip(string token)
    {
        if (Peek() != token)
        {
            return false;
        }

        _at++;
        return true;
    }

    // Names may begin with a dot (directives), a percent sign (registers) or a dollar sign, and hold dots and colons
    // pairs (suffixes such as L1::no_allocate).
    [GeneratedRegex(
        @"\G(?:\s+|//[^\n]*|/\*.*?\*/"
        + @"|0[fF][0-9A-Fa-f]{8}\b|0[dD][0-9A-Fa-f]{16}\b|0[xX][0-9A-Fa-f]+U?|[0-9]+(?:\.[0-9]+)?U?"
        + @"|[.%$_A-Za-z](?:[$_A-Za-z0-9.]|::)*|[-+@!{}()\[\],;:<>=|])",
        RegexOptions.Singleline)]
    private static partial Regex Token();
}
