using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Cohort.Utilities;

/// <summary>Functions of Python that go with NumPy's.</summary>
public static partial class py
{
    /// <summary>0, 1, 2 and so on, as many as asked for.</summary>
    public static int[] range(int n) => [.. Enumerable.Range(0, Math.Max(n, 0))];

    /// <summary>The complex number that Python reads from a text: "1+2j", "-3.5e2j", "nan", "(4-j)".</summary>
    /// <exception cref="FormatException">The text is no complex number.</exception>
    public static Complex complex(string input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var text = input.Trim();
        if (text.StartsWith('(') && text.EndsWith(')'))
        {
            text = text[1..^1].Trim();
        }

        var match = ComplexNumber().Match(text);
        return match.Success
            ? new Complex(Number(match.Groups["real"], ""), Number(match.Groups["imaginary"], "1"))
            : throw new FormatException(
                $"Invalid Python complex format: '{input}'. Expected format like '10+5j', '3-2j', '4j' or '5'.");
    }

    // A sign alone stands for one; a part that is not there for zero.
    private static double Number(Group part, string unit)
    {
        var text = part.Value.ToUpperInvariant();
        return !part.Success ? 0
            : text.TrimStart('+', '-') switch
            {
                "" => double.Parse(text + unit, CultureInfo.InvariantCulture),
                "INF" or "INFINITY" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
                "NAN" => double.NaN,
                _ => double.Parse(text, CultureInfo.InvariantCulture),
            };
    }

    [GeneratedRegex(
        @"^(?:(?<imaginary>[+-]?(?<u>(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|inf(inity)?|nan)?)j"
            + @"|(?<real>[+-]?(?<u>(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|inf(inity)?|nan))"
            + @"(?:(?<imaginary>[+-](?<u>(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|inf(inity)?|nan)?)j)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ComplexNumber();
}
