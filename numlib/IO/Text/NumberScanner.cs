namespace Cohort.IO.Text;

/// <summary>Finds how many characters at the front of a text make up a number.</summary>
internal static class NumberScanner
{
    private static readonly string[] Words = ["infinity", "inf", "nan"];

    /// <summary>A sign and digits.</summary>
    public static int Integer(ReadOnlySpan<char> text)
    {
        var sign = Sign(text);
        var digits = Digits(text[sign..]);
        return digits == 0 ? 0 : sign + digits;
    }

    /// <summary>A sign and digits with a point and an exponent, or one of the words for infinity and NaN.</summary>
    public static int Float(ReadOnlySpan<char> text)
    {
        var sign = Sign(text);
        var rest = text[sign..];
        foreach (var word in Words)
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return sign + word.Length;
            }
        }

        var whole = Digits(rest);
        var length = whole;
        if (length < rest.Length && rest[length] == '.')
        {
            var fraction = Digits(rest[(length + 1)..]);
            if (whole + fraction == 0)
            {
                return 0;
            }

            length += 1 + fraction;
        }

        return length == 0 ? 0 : sign + length + Exponent(rest[length..]);
    }

    /// <summary>A real number, an imaginary one that ends in j, or both, in brackets or not.</summary>
    public static int Complex(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] == '(')
        {
            var inner = Complex(text[1..]);
            return inner > 0 && inner + 1 < text.Length && text[inner + 1] == ')' ? inner + 2 : 0;
        }

        var real = Float(text);
        if (real == 0 || real == text.Length || text[real] == 'j')
        {
            return real == 0 || real == text.Length ? real : real + 1;
        }

        if (text[real] is not ('+' or '-'))
        {
            return real;
        }

        var imaginary = Float(text[real..]);
        var end = real + imaginary;
        return imaginary > 0 && end < text.Length && text[end] == 'j' ? end + 1 : real;
    }

    private static int Sign(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;

    private static int Digits(ReadOnlySpan<char> text)
    {
        var other = text.IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? text.Length : other;
    }

    private static int Exponent(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] is not ('e' or 'E'))
        {
            return 0;
        }

        var power = Integer(text[1..]);
        return power == 0 ? 0 : power + 1;
    }
}
