using System.Globalization;
using Cohort.Runtime.Elements;

namespace Cohort.Printing;

/// <summary>
/// Finite floating-point numbers as text: NumPy's format_float_positional and format_float_scientific.
/// </summary>
internal static class FloatText
{
    /// <summary>The length of NumPy's buffer: no text has more characters, whatever is asked for.</summary>
    public const int MostDigits = 16384;

    private const double ScientificFrom = 1e16;
    private const double ScientificBelow = 1e-4;

    /// <summary>Positional: 123.45.</summary>
    /// <param name="value">The value, exactly representable in <paramref name="type"/>.</param>
    /// <param name="type">The type whose shortest digits are meant.</param>
    /// <param name="precision">The most digits after the point, or null for no limit.</param>
    /// <param name="unique">Whether digits that the type does not need are left out (else filled with zeros).</param>
    /// <param name="trim">'k' keeps zeros, '.' drops them, '0' leaves one, '-' drops the point too.</param>
    /// <param name="sign">Whether positive numbers get a plus sign.</param>
    /// <param name="minimum">The fewest digits after the point.</param>
    public static string Positional(
        double value, ElementType type, int? precision, bool unique = true, char trim = 'k', bool sign = false,
        int minimum = 0)
    {
        (precision, minimum) = Limited(precision, minimum);
        var digits = Digits(value, type, precision, unique);
        var integer = digits.Exponent <= 0 ? "0"
            : digits.Digits.Length >= digits.Exponent ? digits.Digits[..digits.Exponent]
            : digits.Digits.PadRight(digits.Exponent, '0');
        var fraction = digits.Exponent <= 0
            ? (digits.Digits.Length == 0 ? string.Empty : new string('0', -digits.Exponent) + digits.Digits)
            : digits.Digits.Length > digits.Exponent ? digits.Digits[digits.Exponent..] : string.Empty;
        if (integer.Length == 0 || digits.Digits.Length == 0)
        {
            integer = "0";
        }

        return SignOf(digits.Negative, sign) + integer
            + Fraction(fraction, unique ? null : precision, trim, minimum);
    }

    /// <summary>Scientific: 1.2345e+02.</summary>
    public static string Scientific(
        double value, ElementType type, int? precision, bool unique = true, char trim = 'k', bool sign = false,
        int minimum = 0, int exponentDigits = 2)
    {
        (precision, minimum) = Limited(precision, minimum);
        var digits = FloatDigits.Shortest(value, type);
        if (precision is { } limit && digits.Digits.Length > 0 && (!unique || digits.Digits.Length - 1 > limit))
        {
            digits = FloatDigits.Rounded(value, limit + 1 - digits.Exponent);
        }

        var zero = digits.Digits.Length == 0;
        var exponent = zero ? 0 : digits.Exponent - 1;
        var fraction = zero ? string.Empty : digits.Digits[1..];
        var power = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(Math.Max(exponentDigits, 2), '0');
        return SignOf(digits.Negative, sign) + (zero ? "0" : digits.Digits[..1])
            + Fraction(fraction, unique ? null : precision, trim, minimum) + (exponent < 0 ? "e-" : "e+") + power;
    }

    /// <summary>A scalar as Python's str writes it: 1.5, 100.0, 1e+16, nan.</summary>
    public static string Scalar(double value, ElementType type)
    {
        if (!double.IsFinite(value))
        {
            return NotFinite(value);
        }

        var magnitude = Math.Abs(value);
        return magnitude is >= ScientificFrom or < ScientificBelow and not 0
            ? Scientific(value, type, null, trim: '-')
            : Positional(value, type, null, trim: '0');
    }

    /// <summary>nan, inf or -inf.</summary>
    public static string NotFinite(double value, bool sign = false) =>
        double.IsNaN(value) ? "nan" : SignOf(value < 0, sign) + "inf";

    private static (int? Precision, int Minimum) Limited(int? precision, int minimum) =>
        (precision is { } given ? Math.Min(given, MostDigits) : null, Math.Min(minimum, MostDigits));

    private static FloatDigits Digits(double value, ElementType type, int? precision, bool unique)
    {
        var shortest = FloatDigits.Shortest(value, type);
        return precision is { } limit && (!unique || shortest.Places > limit)
            ? FloatDigits.Rounded(value, limit)
            : shortest;
    }

    private static string SignOf(bool negative, bool always) => negative ? "-" : always ? "+" : string.Empty;

    private static string Fraction(string digits, int? exactly, char trim, int minimum)
    {
        var filled = digits.PadRight(Math.Max(minimum, exactly ?? 0), '0');
        switch (trim)
        {
            case '.':
                return "." + filled.TrimEnd('0').PadRight(minimum, '0');
            case '0':
                return "." + filled.TrimEnd('0').PadRight(1, '0');
            case '-':
                var kept = filled.TrimEnd('0');
                return kept.Length == 0 ? string.Empty : "." + kept;
            default:
                return "." + filled;
        }
    }
}
