using System.Globalization;
using System.Numerics;
using Cohort.Printing;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.IO.Text;

/// <summary>One conversion of a percent format, such as %-10.3e.</summary>
/// <param name="Letter">What it converts to.</param>
/// <param name="Width">The fewest characters.</param>
/// <param name="Precision">The digits or characters, if given.</param>
/// <param name="Flags">Those of '-', '+', ' ', '0' and '#' that are given.</param>
internal sealed record Conversion(char Letter, int Width, int? Precision, string Flags)
{
    /// <summary>All letters that there are.</summary>
    public const string Letters = "diuxXoeEfFgGsrac";

    private const int UsualPrecision = 6;

    private readonly bool _isLeft = Flags.Contains('-');
    private readonly bool _isAlternate = Flags.Contains('#');
    private readonly bool _isFilled = Flags.Contains('0') && !Flags.Contains('-');
    private readonly string _plus = Flags.Contains('+') ? "+" : Flags.Contains(' ') ? " " : string.Empty;

    /// <summary>The text of a value.</summary>
    /// <exception cref="TypeError">The conversion wants an integer.</exception>
    /// <exception cref="ValueError">NaN is to become an integer.</exception>
    public string Format(TextCell cell) => Letter switch
    {
        's' => Padded(Cut(cell.ToString())),
        'r' or 'a' => Padded(Cut(Repr(cell))),
        'c' => Padded(Character(cell)),
        'd' or 'i' or 'u' => Integer(cell.Truncated(), "D", string.Empty),
        'x' or 'X' => Integer(Whole(cell), Letter.ToString(), $"0{Letter}"),
        'o' => Integer(Whole(cell), "o", "0o"),
        _ => Float(cell.Number),
    };

    private static string Repr(TextCell cell) => cell.Type == ElementType.Boolean ? $"np.{cell}_"
        : $"np.{cell.Type.Name()}({cell})";

    private static string Character(TextCell cell) => !cell.IsInteger ? throw new TypeError("%c requires int or char")
        : cell.Integer >= 0 && cell.Integer < 0x110000 ? char.ConvertFromUtf32((int)cell.Integer)
        : throw new OverflowException("%c arg not in range(0x110000)");

    private static string Octal(BigInteger value)
    {
        var digits = string.Empty;
        for (; !value.IsZero; value >>= 3)
        {
            digits = (int)(value & 7) + digits;
        }

        return digits.Length == 0 ? "0" : digits;
    }

    private BigInteger Whole(TextCell cell) => cell.IsInteger ? cell.Truncated()
        : throw new TypeError($"%{Letter} format: an integer is required, not {cell.Type.Name()}");

    private string Integer(BigInteger value, string format, string prefix)
    {
        var magnitude = BigInteger.Abs(value);
        var digits = format == "o" ? Octal(magnitude)
            : magnitude.ToString(format, CultureInfo.InvariantCulture) is var text && format == "D" ? text
            : text.TrimStart('0') is { Length: > 0 } significant ? significant : "0";
        return Signed(value.Sign < 0, _isAlternate ? prefix : string.Empty, digits.PadLeft(Precision ?? 0, '0'));
    }

    private string Float(double value)
    {
        var magnitude = Math.Abs(value);
        var text = double.IsNaN(value) ? "nan" : double.IsInfinity(value) ? "inf" : Digits(magnitude);
        return Signed(
            double.IsNegative(value) && !double.IsNaN(value), string.Empty,
            char.IsAsciiLetterUpper(Letter) ? text.ToUpperInvariant() : text);
    }

    private string Digits(double value)
    {
        var precision = Precision ?? UsualPrecision;
        if (Letter is 'g' or 'G')
        {
            return General(value, Math.Max(precision, 1));
        }

        var trim = precision > 0 || _isAlternate ? 'k' : '-';
        return Letter is 'e' or 'E'
            ? FloatText.Scientific(value, ElementType.Double, precision, unique: false, trim)
            : FloatText.Positional(value, ElementType.Double, precision, unique: false, trim);
    }

    // As many significant digits as asked for, positional where the exponent is moderate.
    private string General(double value, int precision)
    {
        var exponent = 0;
        if (value != 0)
        {
            var shortest = FloatDigits.Shortest(value, ElementType.Double);
            exponent = FloatDigits.Rounded(value, precision - shortest.Exponent).Exponent - 1;
        }

        var trim = _isAlternate ? 'k' : '-';
        return exponent < -4 || exponent >= precision
            ? FloatText.Scientific(value, ElementType.Double, precision - 1, unique: false, trim)
            : FloatText.Positional(value, ElementType.Double, precision - 1 - exponent, unique: false, trim);
    }

    private string Cut(string text) => Precision < text.Length ? text[..Precision.Value] : text;

    private string Signed(bool isNegative, string prefix, string digits)
    {
        var front = (isNegative ? "-" : _plus) + prefix;
        return _isFilled ? front + digits.PadLeft(Width - front.Length, '0') : Padded(front + digits);
    }

    private string Padded(string text) => _isLeft ? text.PadRight(Width) : text.PadLeft(Width);
}
