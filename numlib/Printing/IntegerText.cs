using System.Text;

namespace Cohort.Printing;

/// <summary>Integers as texts in other bases.</summary>
internal static class IntegerText
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <exception cref="ValueError">The base is out of range.</exception>
    public static string InBase(Int128 number, int numberBase, int padding)
    {
        if (numberBase > Digits.Length)
        {
            throw new ValueError("Bases greater than 36 not handled in base_repr.");
        }

        if (numberBase < 2)
        {
            throw new ValueError("Bases less than 2 not handled in base_repr.");
        }

        var text = new StringBuilder();
        for (var rest = Int128.Abs(number); rest > 0; rest /= numberBase)
        {
            text.Insert(0, Digits[(int)(rest % numberBase)]);
        }

        if (number == 0 && padding <= 0)
        {
            text.Append('0');
        }

        return (number < 0 ? "-" : "") + new string('0', Math.Max(padding, 0)) + text;
    }

    /// <exception cref="ValueError">The width is too small.</exception>
    public static string Binary(long number, int? width)
    {
        if (width is not { } bits)
        {
            return InBase(number, 2, 0);
        }

        if (number >= 0)
        {
            var text = InBase(number, 2, 0);
            return text.Length <= bits ? text.PadLeft(bits, '0') : throw TooNarrow(bits, number);
        }

        var twos = (Int128.One << Math.Min(bits, 64)) + number;
        return bits < 64 && number < -(1L << (bits - 1))
            ? throw TooNarrow(bits, number)
            : InBase(twos, 2, 0).PadLeft(bits, '1');
    }

    private static ValueError TooNarrow(int width, long number) =>
        new($"Insufficient bit width={width} provided for binary number {number}");
}
