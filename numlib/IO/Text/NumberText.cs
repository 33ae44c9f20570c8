using System.Globalization;
using System.Numerics;

namespace Cohort.IO.Text;

/// <summary>
/// Reads numbers as Python and NumPy write them; the whole text has to be one, except for blanks around it.
/// </summary>
internal static class NumberText
{
    /// <summary>An integer, or a float whose whole part fits the type.</summary>
    public static bool TryInteger<T>(ReadOnlySpan<char> text, out T value)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var number = text.Trim();
        if (NumberScanner.Integer(number) == number.Length
            && T.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        value = default;
        if (!TryDouble(number, out var real)
            || !(real > double.CreateSaturating(T.MinValue) - 1 && real < double.CreateSaturating(T.MaxValue) + 1))
        {
            return false;
        }

        value = T.CreateTruncating(Math.Truncate(real));
        return true;
    }

    /// <summary>Any float type: the number as a double, rounded once more.</summary>
    public static bool TryReal<T>(ReadOnlySpan<char> text, out T value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var valid = TryDouble(text, out var number);
        value = T.CreateTruncating(number);
        return valid;
    }

    public static bool TryDouble(ReadOnlySpan<char> text, out double value)
    {
        var number = text.Trim();
        value = double.NaN;
        if (number.Length == 0 || NumberScanner.Float(number) != number.Length)
        {
            return false;
        }

        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        var isNaN = number.EndsWith("nan", StringComparison.OrdinalIgnoreCase);
        value = isNaN ? double.NaN : number[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        return true;
    }

    public static bool TryComplex(ReadOnlySpan<char> text, out Complex value)
    {
        var number = text.Trim();
        value = default;
        if (number.Length == 0 || NumberScanner.Complex(number) != number.Length)
        {
            return false;
        }

        number = number.Trim("()");
        var first = NumberScanner.Float(number);
        TryDouble(number[..first], out var real);
        if (first == number.Length)
        {
            value = real;
            return true;
        }

        TryDouble(first == number.Length - 1 ? number[..first] : number[first..^1], out var imaginary);
        value = new Complex(first == number.Length - 1 ? 0 : real, imaginary);
        return true;
    }

    /// <summary>An integer, or a float that is converted to one; true when it is not zero.</summary>
    public static bool TryTruth(ReadOnlySpan<char> text, out bool value)
    {
        var valid = TryInteger<long>(text, out var number);
        value = number != 0;
        return valid;
    }

    public static bool TryDecimal(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    public static bool TryCharacter(ReadOnlySpan<char> text, out char value)
    {
        value = text.Length == 1 ? text[0] : default;
        return text.Length == 1;
    }
}
