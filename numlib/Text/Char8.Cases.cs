namespace Cohort;

/// <content>The methods of Python's <c>bytes</c> that change cases and widths.</content>
public readonly partial struct Char8
{
    /// <summary>The input with capital ASCII letters.</summary>
    public static Char8[] Upper(ReadOnlySpan<Char8> input) => Mapped(input, ToUpper);

    /// <summary>The input with small ASCII letters.</summary>
    public static Char8[] Lower(ReadOnlySpan<Char8> input) => Mapped(input, ToLower);

    /// <summary>The input with capitals for small ASCII letters, and small ones for capitals.</summary>
    public static Char8[] SwapCase(ReadOnlySpan<Char8> input) =>
        Mapped(input, c => IsUpper(c) ? ToLower(c) : ToUpper(c));

    /// <summary>The input with small ASCII letters behind a capital.</summary>
    public static Char8[] Capitalize(ReadOnlySpan<Char8> input)
    {
        var letters = Lower(input);
        if (letters.Length > 0)
        {
            letters[0] = ToUpper(letters[0]);
        }

        return letters;
    }

    /// <summary>The input with a capital where no letter is before, and small ASCII letters elsewhere.</summary>
    public static Char8[] Title(ReadOnlySpan<Char8> input)
    {
        var letters = Lower(input);
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = i == 0 || !IsLetter(letters[i - 1]) ? ToUpper(letters[i]) : letters[i];
        }

        return letters;
    }

    /// <summary>The input with so many characters behind it that it is as wide as asked for.</summary>
    public static Char8[] LJust(ReadOnlySpan<Char8> input, int width, Char8 fillChar) =>
        Padded(input, 0, width - input.Length, fillChar);

    /// <summary>The input with so many characters before it that it is as wide as asked for.</summary>
    public static Char8[] RJust(ReadOnlySpan<Char8> input, int width, Char8 fillChar) =>
        Padded(input, width - input.Length, 0, fillChar);

    /// <summary>The input between so many characters that it is as wide as asked for.</summary>
    public static Char8[] Center(ReadOnlySpan<Char8> input, int width, Char8 fillChar)
    {
        // Of an odd number, Python puts one more to the left where the width is odd, too.
        var fill = Math.Max(width - input.Length, 0);
        var left = (fill / 2) + (fill & width & 1);
        return Padded(input, left, fill - left, fillChar);
    }

    /// <summary>The input with so many zeros before it, but behind a sign, that it is as wide as asked for.</summary>
    public static Char8[] ZFill(ReadOnlySpan<Char8> input, int width)
    {
        var filled = Padded(input, width - input.Length, 0, (byte)'0');
        if (filled.Length > input.Length && !input.IsEmpty
            && input[0].Value is (byte)'+' or (byte)'-')
        {
            (filled[0], filled[^input.Length]) = (input[0], (byte)'0');
        }

        return filled;
    }

    private static Char8[] Padded(ReadOnlySpan<Char8> input, int left, int right, Char8 fillChar)
    {
        var padded = new Char8[Math.Max(left, 0) + input.Length + Math.Max(right, 0)];
        padded.AsSpan().Fill(fillChar);
        input.CopyTo(padded.AsSpan(Math.Max(left, 0)));
        return padded;
    }
}
