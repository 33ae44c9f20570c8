using System.Globalization;

namespace Cohort;

/// <content>
/// What a character is: letter, digit, blank and so on, by ASCII as in Python's <c>bytes</c>, or by Latin-1 where the
/// name says so or Python has no such question.
/// </content>
public readonly partial struct Char8
{
    /// <summary>Whether it is in ASCII.</summary>
    public static bool IsAscii(Char8 c) => c.Value <= 0x7F;

    /// <summary>Whether it is in ASCII.</summary>
    public static bool IsAsciiChar(Char8 c) => c.Value <= 0x7F;

    /// <summary>Whether it is a digit from 0 to 9.</summary>
    public static bool IsAsciiDigit(Char8 c) => char.IsAsciiDigit((char)c.Value);

    /// <summary>Whether it is a hexadecimal digit.</summary>
    public static bool IsAsciiHexDigit(Char8 c) => char.IsAsciiHexDigit((char)c.Value);

    /// <summary>Whether it is a hexadecimal digit, not written as a capital.</summary>
    public static bool IsAsciiHexDigitLower(Char8 c) => char.IsAsciiHexDigitLower((char)c.Value);

    /// <summary>Whether it is a hexadecimal digit, not written as a small letter.</summary>
    public static bool IsAsciiHexDigitUpper(Char8 c) => char.IsAsciiHexDigitUpper((char)c.Value);

    /// <summary>Whether it is an ASCII letter.</summary>
    public static bool IsAsciiLetter(Char8 c) => char.IsAsciiLetter((char)c.Value);

    /// <summary>Whether it is a small ASCII letter.</summary>
    public static bool IsAsciiLetterLower(Char8 c) => char.IsAsciiLetterLower((char)c.Value);

    /// <summary>Whether it is a capital ASCII letter.</summary>
    public static bool IsAsciiLetterUpper(Char8 c) => char.IsAsciiLetterUpper((char)c.Value);

    /// <summary>Whether it is an ASCII letter or digit.</summary>
    public static bool IsAsciiLetterOrDigit(Char8 c) => char.IsAsciiLetterOrDigit((char)c.Value);

    /// <summary>Whether it is a digit from 0 to 9.</summary>
    public static bool IsDigit(Char8 c) => IsAsciiDigit(c);

    /// <summary>Whether it is an ASCII letter.</summary>
    public static bool IsLetter(Char8 c) => IsAsciiLetter(c);

    /// <summary>Whether it is an ASCII letter.</summary>
    public static bool IsAlpha(Char8 c) => IsAsciiLetter(c);

    /// <summary>Whether it is an ASCII letter or digit.</summary>
    public static bool IsAlnum(Char8 c) => IsAsciiLetterOrDigit(c);

    /// <summary>Whether it is an ASCII letter or digit.</summary>
    public static bool IsLetterOrDigit(Char8 c) => IsAsciiLetterOrDigit(c);

    /// <summary>Whether it is a capital ASCII letter.</summary>
    public static bool IsUpper(Char8 c) => IsAsciiLetterUpper(c);

    /// <summary>Whether it is a small ASCII letter.</summary>
    public static bool IsLower(Char8 c) => IsAsciiLetterLower(c);

    /// <summary>Whether it is a blank: a space, or a byte from 9 to 13.</summary>
    public static bool IsWhiteSpace(Char8 c) => c.Value is 0x20 or (>= 0x09 and <= 0x0D);

    /// <summary>Whether it is a blank: a space, or a byte from 9 to 13.</summary>
    public static bool IsSpace(Char8 c) => IsWhiteSpace(c);

    /// <summary>Whether it is a byte from 32 to 126.</summary>
    public static bool IsPrintable(Char8 c) => c.Value is >= 0x20 and <= 0x7E;

    /// <summary>Whether it is the byte 0.</summary>
    public static bool IsNull(Char8 c) => c.Value == 0;

    /// <summary>Whether it is a control character of Latin-1.</summary>
    public static bool IsControl(Char8 c) => char.IsControl((char)c.Value);

    /// <summary>Whether it is a digit from 0 to 9, of which Latin-1 has no others.</summary>
    public static bool IsDigitLatin1(Char8 c) => char.IsDigit((char)c.Value);

    /// <summary>Whether it is a letter of Latin-1.</summary>
    public static bool IsLetterLatin1(Char8 c) => char.IsLetter((char)c.Value);

    /// <summary>Whether it is a small letter of Latin-1.</summary>
    public static bool IsLowerLatin1(Char8 c) => char.IsLower((char)c.Value);

    /// <summary>Whether it is a capital letter of Latin-1.</summary>
    public static bool IsUpperLatin1(Char8 c) => char.IsUpper((char)c.Value);

    /// <summary>Whether it is a blank of Latin-1.</summary>
    public static bool IsWhiteSpaceLatin1(Char8 c) => char.IsWhiteSpace((char)c.Value);

    /// <summary>Whether it is a digit, a superscript or a fraction of Latin-1.</summary>
    public static bool IsNumber(Char8 c) => char.IsNumber((char)c.Value);

    /// <summary>Whether it is a punctuation mark of Latin-1.</summary>
    public static bool IsPunctuation(Char8 c) => char.IsPunctuation((char)c.Value);

    /// <summary>Whether it is a space or a no-break space.</summary>
    public static bool IsSeparator(Char8 c) => char.IsSeparator((char)c.Value);

    /// <summary>Whether it is a symbol of Latin-1.</summary>
    public static bool IsSymbol(Char8 c) => char.IsSymbol((char)c.Value);

    /// <summary>False: Latin-1 has no surrogates.</summary>
    public static bool IsSurrogate(Char8 c) => char.IsSurrogate((char)c.Value);

    /// <summary>False: Latin-1 has no surrogates.</summary>
    public static bool IsHighSurrogate(Char8 c) => char.IsHighSurrogate((char)c.Value);

    /// <summary>False: Latin-1 has no surrogates.</summary>
    public static bool IsLowSurrogate(Char8 c) => char.IsLowSurrogate((char)c.Value);

    /// <summary>Whether it is a character by itself in UTF-8.</summary>
    public static bool IsUtf8SingleByte(Char8 c) => c.Value <= 0x7F;

    /// <summary>Whether it goes on a character in UTF-8.</summary>
    public static bool IsUtf8ContinuationByte(Char8 c) => (c.Value & 0xC0) == 0x80;

    /// <summary>Whether it begins a character of several bytes in UTF-8.</summary>
    public static bool IsUtf8LeadByte(Char8 c) => c.Value is >= 0xC2 and <= 0xF4;

    /// <summary>Whether UTF-8 never has it.</summary>
    public static bool IsUtf8Invalid(Char8 c) => c.Value is 0xC0 or 0xC1 or >= 0xF5;

    /// <summary>Whether it lies between two characters or is one of them.</summary>
    public static bool IsBetween(Char8 c, Char8 minInclusive, Char8 maxInclusive) =>
        char.IsBetween((char)c.Value, (char)minInclusive.Value, (char)maxInclusive.Value);

    /// <summary>The bytes of the character that it begins in UTF-8; 0 where it begins none.</summary>
    public static int GetUtf8SequenceLength(Char8 c) => c.Value switch
    {
        <= 0x7F => 1,
        >= 0xC2 and <= 0xDF => 2,
        >= 0xE0 and <= 0xEF => 3,
        >= 0xF0 and <= 0xF4 => 4,
        _ => 0,
    };

    /// <summary>The category of the Latin-1 character.</summary>
    public static UnicodeCategory GetUnicodeCategory(Char8 c) => char.GetUnicodeCategory((char)c.Value);

    /// <summary>The value of a digit from 0 to 9; -1 for others.</summary>
    public static double GetNumericValue(Char8 c) => IsDigit(c) ? c.Value - '0' : -1;

    /// <summary>The capital of a small ASCII letter, else the character itself.</summary>
    public static Char8 ToUpper(Char8 c) => IsLower(c) ? new((byte)(c.Value - 0x20)) : c;

    /// <summary>The small letter of an ASCII capital, else the character itself.</summary>
    public static Char8 ToLower(Char8 c) => IsUpper(c) ? new((byte)(c.Value + 0x20)) : c;

    /// <inheritdoc cref="ToUpper(Char8)"/>
    public static Char8 ToUpperInvariant(Char8 c) => ToUpper(c);

    /// <inheritdoc cref="ToLower(Char8)"/>
    public static Char8 ToLowerInvariant(Char8 c) => ToLower(c);

    /// <summary>The capital of a small Latin-1 letter if Latin-1 has it, else the character itself.</summary>
    public static Char8 ToUpperLatin1(Char8 c) =>
        TryFromChar(char.ToUpperInvariant((char)c.Value), out var upper) ? upper : c;

    /// <summary>The small letter of a Latin-1 capital, else the character itself.</summary>
    public static Char8 ToLowerLatin1(Char8 c) => new((byte)char.ToLowerInvariant((char)c.Value));

    /// <summary>Whether there are characters, and all are digits.</summary>
    public static bool IsDigits(ReadOnlySpan<Char8> input) => !input.IsEmpty && All(input, IsDigit);

    /// <summary>Whether there are characters, and all are ASCII letters.</summary>
    public static bool IsAlphas(ReadOnlySpan<Char8> input) => !input.IsEmpty && All(input, IsAlpha);

    /// <summary>Whether there are characters, and all are ASCII letters and digits.</summary>
    public static bool IsAlnums(ReadOnlySpan<Char8> input) => !input.IsEmpty && All(input, IsAlnum);

    /// <summary>Whether there are characters, and all are blanks.</summary>
    public static bool IsSpaces(ReadOnlySpan<Char8> input) => !input.IsEmpty && All(input, IsSpace);

    /// <summary>Whether all characters are in ASCII.</summary>
    public static bool IsAsciis(ReadOnlySpan<Char8> input) => All(input, IsAscii);

    /// <summary>Whether all characters are bytes from 32 to 126.</summary>
    public static bool IsPrintables(ReadOnlySpan<Char8> input) => All(input, IsPrintable);

    /// <summary>Whether there are ASCII letters, and all of them are capitals.</summary>
    public static bool IsUppers(ReadOnlySpan<Char8> input) =>
        !All(input, c => !IsUpper(c)) && All(input, c => !IsLower(c));

    /// <summary>Whether there are ASCII letters, and all of them are small.</summary>
    public static bool IsLowers(ReadOnlySpan<Char8> input) =>
        !All(input, c => !IsLower(c)) && All(input, c => !IsUpper(c));

    /// <summary>Whether there are ASCII letters, and capitals are just those that follow no letter.</summary>
    public static bool IsTitles(ReadOnlySpan<Char8> input)
    {
        var (letters, followsLetter) = (false, false);
        foreach (var c in input)
        {
            if (IsLetter(c))
            {
                if (IsUpper(c) == followsLetter)
                {
                    return false;
                }

                letters = true;
            }

            followsLetter = IsLetter(c);
        }

        return letters;
    }

    private static bool All(ReadOnlySpan<Char8> input, Func<Char8, bool> question)
    {
        foreach (var c in input)
        {
            if (!question(c))
            {
                return false;
            }
        }

        return true;
    }
}
