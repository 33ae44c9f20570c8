using System.Globalization;
using System.Numerics;
using Cohort.Runtime.Elements;

namespace Cohort.Printing;

/// <summary>
/// The decimal digits of a finite floating-point number: the shortest that identify it in its type, or its exact
/// value rounded half to even at a digit. The value is 0.d1d2d3... times ten to the <see cref="Exponent"/>.
/// </summary>
/// <remarks>Gives what NumPy's Dragon4 gives, from .NET's shortest round-trip digits and exact integers.</remarks>
internal readonly struct FloatDigits
{
    private FloatDigits(bool negative, string digits, int exponent)
    {
        var significant = digits.TrimStart('0');
        var leading = digits.Length - significant.Length;
        significant = significant.TrimEnd('0');
        Negative = negative;
        Digits = significant;
        Exponent = significant.Length == 0 ? 1 : exponent - leading;
    }

    public bool Negative { get; }

    /// <summary>The digits without leading and trailing zeros; empty for zero.</summary>
    public string Digits { get; }

    /// <summary>The place of the decimal point, counted from the first digit.</summary>
    public int Exponent { get; }

    /// <summary>The shortest digits that read back as the same value of the type.</summary>
    public static FloatDigits Shortest(double value, ElementType type)
    {
        var text = type switch
        {
            ElementType.Half => ((Half)value).ToString("R", CultureInfo.InvariantCulture),
            ElementType.Single => ((float)value).ToString("R", CultureInfo.InvariantCulture),
            _ => value.ToString("R", CultureInfo.InvariantCulture),
        };

        var mantissa = text.AsSpan().TrimStart('-');
        var exponent = 0;
        var e = mantissa.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..e];
        }

        var point = mantissa.IndexOf('.');
        var integer = point < 0 ? mantissa.Length : point;
        var digits = mantissa.ToString().Replace(".", string.Empty, StringComparison.Ordinal);
        return new FloatDigits(double.IsNegative(value), digits, integer + exponent);
    }

    /// <summary>The exact value rounded half to even to <paramref name="places"/> digits after the point.</summary>
    public static FloatDigits Rounded(double value, int places)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var fraction = bits & 0xFFFFFFFFFFFFF;
        var biased = (int)((bits >> 52) & 0x7FF);
        var mantissa = (BigInteger)(biased == 0 ? fraction : fraction | (1L << 52));
        var power = Math.Max(biased, 1) - 1075;
        var numerator = mantissa * BigInteger.Pow(10, Math.Max(places, 0));
        var denominator = BigInteger.Pow(10, Math.Max(-places, 0));
        if (power >= 0)
        {
            numerator <<= power;
        }
        else
        {
            denominator <<= -power;
        }

        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var half = (remainder << 1).CompareTo(denominator);
        if (half > 0 || (half == 0 && !quotient.IsEven))
        {
            quotient += 1;
        }

        var digits = quotient.ToString(CultureInfo.InvariantCulture);
        return new FloatDigits(double.IsNegative(value), digits, digits.Length - places);
    }

    /// <summary>The digits after the point that a positional form of these digits has.</summary>
    public int Places => Math.Max(0, Digits.Length - Exponent);
}
