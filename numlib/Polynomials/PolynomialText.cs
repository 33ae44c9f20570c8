using System.Globalization;
using System.Numerics;
using System.Text;

namespace Cohort.Polynomials;

/// <summary>A polynomial as NumPy prints it: the powers in a line above the terms.</summary>
internal static class PolynomialText
{
    private const int LongestLine = 70;

    /// <summary>The text of a polynomial.</summary>
    /// <param name="coefficients">The coefficients, that of the highest power first.</param>
    /// <param name="variable">The name of the variable.</param>
    public static string Of(ReadOnlySpan<Complex> coefficients, string variable)
    {
        var first = 0;
        while (first < coefficients.Length && coefficients[first] == Complex.Zero)
        {
            first++;
        }

        var text = "0";
        var terms = coefficients[first..];
        for (var i = 0; i < terms.Length; i++)
        {
            text = Joined(text, Term(terms[i], terms.Length - 1 - i, variable, i == 0), i == 0);
        }

        return Raised(text);
    }

    /// <summary>A number with four significant digits, as C's %.4g writes it.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        var parts = Math.Abs(value).ToString("E3", CultureInfo.InvariantCulture).Split('E');
        var exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var sign = double.IsNegative(value) ? "-" : "";
        if (exponent is < -4 or >= 4)
        {
            var power = Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
            return $"{sign}{Trimmed(digits[..1], digits[1..])}e{(exponent < 0 ? '-' : '+')}{power}";
        }

        return sign + (exponent < 0
            ? Trimmed("0", new string('0', -exponent - 1) + digits)
            : Trimmed(digits[..(exponent + 1)], digits[(exponent + 1)..]));
    }

    private static string Trimmed(string integer, string fraction)
    {
        var digits = fraction.TrimEnd('0');
        return digits.Length == 0 ? integer : $"{integer}.{digits}";
    }

    private static string Joined(string text, string term, bool isFirst) => isFirst ? term
        : term.Length == 0 ? text
        : term[0] == '-' ? $"{text} - {term[1..]}"
        : $"{text} + {term}";

    private static string Term(Complex coefficient, int power, string variable, bool isFirst)
    {
        var number = coefficient.Imaginary == 0 ? Short(coefficient.Real)
            : coefficient.Real == 0 ? $"{Short(coefficient.Imaginary)}j"
            : $"({Short(coefficient.Real)} + {Short(coefficient.Imaginary)}j)";
        if (number == "0")
        {
            return power == 0 && isFirst ? "0" : "";
        }

        return power switch
        {
            0 => number,
            1 => $"{number} {variable}",
            _ => $"{number} {variable}**{power}",
        };
    }

    // Moves what follows two stars to the line above, and breaks lines that become too long.
    private static string Raised(string text)
    {
        var result = new StringBuilder(" ");
        var (above, below) = ("", "");
        var at = 0;
        for (var stars = text.IndexOf("**", StringComparison.Ordinal); stars >= 0;
             stars = text.IndexOf("**", at, StringComparison.Ordinal))
        {
            var end = stars + 2;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            var (term, power) = (text[at..stars], text[(stars + 2)..end]);
            var (addedAbove, addedBelow) = (new string(' ', term.Length - 1) + power,
                term + new string(' ', power.Length - 1));
            if (below.Length + addedBelow.Length > LongestLine || above.Length + addedAbove.Length > LongestLine)
            {
                result.Append(above).Append('\n').Append(below).Append("\n ");
                (above, below) = ("", "");
            }

            (above, below, at) = (above + addedAbove, below + addedBelow, end);
        }

        return result.Append(above).Append('\n').Append(below).Append(text.AsSpan(at)).ToString();
    }
}
