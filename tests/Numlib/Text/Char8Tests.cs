using Xunit;

namespace Cohort.Tests.Numlib.Text;

/// <summary>Sequences of <see cref="Char8"/> do what Python's bytes do; the answers are Python's.</summary>
public sealed class Char8Tests
{
    [Theory]
    [InlineData(" a b  c ", -1, "a|b|c")]
    [InlineData(" a b  c ", 1, "a|b  c ")]
    [InlineData(" a b  c ", 0, "a b  c ")]
    [InlineData("   ", -1, "")]
    [InlineData("", -1, "")]
    public void Splits_at_blanks_as_Python_does(string text, int most, string parts) =>
        Assert.Equal(parts, Shown(Char8.Split(Of(text), most)));

    [Theory]
    [InlineData("a,b,,c", -1, "a|b||c", "a|b||c")]
    [InlineData("a,b,,c", 1, "a|b,,c", "a,b,|c")]
    [InlineData("a,b,,c", 0, "a,b,,c", "a,b,,c")]
    [InlineData("", -1, "", "")]
    [InlineData(",", -1, "|", "|")]
    public void Splits_at_separators_from_both_ends(string text, int most, string parts, string fromTheEnd)
    {
        Assert.Equal(parts, Shown(Char8.Split(Of(text), Of(","), most)));
        Assert.Equal(fromTheEnd, Shown(Char8.RSplit(Of(text), Of(","), most)));
    }

    [Theory]
    [InlineData("a\nb\r\nc\rd", "a|b|c|d", "a\n|b\r\n|c\r|d")]
    [InlineData("a\n\n", "a|", "a\n|\n")]
    [InlineData("", "", "")]
    public void Splits_into_lines(string text, string lines, string withEnds)
    {
        Assert.Equal(lines, Shown(Char8.SplitLines(Of(text))));
        Assert.Equal(withEnds, Shown(Char8.SplitLines(Of(text), keepEnds: true)));
    }

    [Fact]
    public void Parts_around_a_separator_are_three()
    {
        var (before, separator, after) = Char8.Partition(Of("a=b=c"), Of("="));
        Assert.Equal("a|=|b=c", Shown([before, separator, after]));
        (before, separator, after) = Char8.RPartition(Of("a=b=c"), Of("="));
        Assert.Equal("a=b|=|c", Shown([before, separator, after]));
        (before, separator, after) = Char8.RPartition(Of("abc"), Of("="));
        Assert.Equal("||abc", Shown([before, separator, after]));
    }

    [Theory]
    [InlineData("aaa", "a", "bb", -1, "bbbbbb")]
    [InlineData("aaa", "a", "bb", 2, "bbbba")]
    [InlineData("abc", "", "-", -1, "-a-b-c-")]
    [InlineData("abc", "", "-", 2, "-a-bc")]
    [InlineData("", "", "x", -1, "x")]
    [InlineData("abc", "x", "-", -1, "abc")]
    public void Replaces_what_is_found(string text, string old, string replacement, int most, string result) =>
        Assert.Equal(result, Shown(Char8.Replace(Of(text), Of(old), Of(replacement), most)));

    [Theory]
    [InlineData("ab", 5, "ab***", "***ab", "**ab*", "000ab")]
    [InlineData("abc", 6, "abc***", "***abc", "*abc**", "000abc")]
    [InlineData("-42", 5, "-42**", "**-42", "*-42*", "-0042")]
    [InlineData("+", 3, "+**", "**+", "*+*", "+00")]
    [InlineData("abc", 2, "abc", "abc", "abc", "abc")]
    public void Fills_to_a_width(string text, int width, string left, string right, string center, string zeros)
    {
        Assert.Equal(left, Shown(Char8.LJust(Of(text), width, (Char8)'*')));
        Assert.Equal(right, Shown(Char8.RJust(Of(text), width, (Char8)'*')));
        Assert.Equal(center, Shown(Char8.Center(Of(text), width, (Char8)'*')));
        Assert.Equal(zeros, Shown(Char8.ZFill(Of(text), width)));
    }

    [Fact]
    public void Cases_change_as_in_ASCII()
    {
        Assert.Equal("ÉA1é HELLO", Shown(Char8.Upper(Of("Éa1é hello"))));
        Assert.Equal("They'Re Bill'S 3D", Shown(Char8.Title(Of("they're bill's 3d"))));
        Assert.Equal("Hello world", Shown(Char8.Capitalize(Of("hELLO wORLD"))));
        Assert.Equal("hELLO", Shown(Char8.SwapCase(Of("Hello"))));
    }

    [Theory]
    [InlineData("Ab 1", false, false, true)]
    [InlineData("AB 1", true, false, false)]
    [InlineData("ab 1", false, true, false)]
    [InlineData("Ab Cd", false, false, true)]
    [InlineData("1", false, false, false)]
    [InlineData("", false, false, false)]
    public void Questions_about_cases_ask_for_letters(string text, bool upper, bool lower, bool title)
    {
        Assert.Equal(upper, Char8.IsUppers(Of(text)));
        Assert.Equal(lower, Char8.IsLowers(Of(text)));
        Assert.Equal(title, Char8.IsTitles(Of(text)));
    }

    [Fact]
    public void Strips_what_is_asked_for()
    {
        Assert.Equal("a b", Shown(Char8.Strip(Of(" \t a b\r\n"))));
        Assert.Equal("a b\n", Shown(Char8.LStrip(Of(" a b\n"))));
        Assert.Equal(" a b", Shown(Char8.RStrip(Of(" a b\n"))));
        Assert.Equal("ya", Shown(Char8.Strip(Of("xxyaxz"), Of("zx"))));
        Assert.Equal("", Shown(Char8.Strip(Of("xx"), Of("x"))));
    }

    [Fact]
    public void Texts_come_back_from_their_encodings()
    {
        Assert.Equal("Grüße", Char8.ToStringLatin1(Char8.FromStringLatin1("Grüße")));
        Assert.Equal("5 €", Char8.ToStringUtf8(Char8.FromStringUtf8("5 €")));
        Assert.Equal(5, Char8.FromStringUtf8("5 €").Length);
        Assert.Throws<ArgumentException>(() => Char8.FromStringAscii("Grüße"));
        Assert.Throws<ArgumentException>(() => Char8.FromStringLatin1("5 €"));
        Assert.Throws<ArgumentException>(() => Char8.ToStringAscii(Of("é")));
    }

    [Fact]
    public void An_empty_separator_is_refused()
    {
        Assert.Equal("empty separator", Assert.Throws<ValueError>(() => Char8.Split(Of("a"), Of(""))).Message);
        Assert.Throws<ValueError>(() => Char8.RSplit(Of("a"), Of("")));
        Assert.Throws<ValueError>(() => Char8.Partition(Of("a"), Of("")));
    }

    [Fact]
    public void Spans_are_searched_as_bytes_are()
    {
        ReadOnlySpan<Char8> span = Of("abcabc");
        Assert.Equal(2, span.IndexOf((Char8)'c'));
        Assert.Equal(3, span.LastIndexOf(Of("ab")));
        Assert.Equal(2, span.Count(Of("bc")));
        Assert.Equal(7, span.Count(Of("")));
        Assert.Equal(1, span.IndexOfAny(Of("cb")));
        Assert.True(span.StartsWithString("abc") && span.EndsWithString("bc") && span.EqualsString("abcabc"));
        Assert.False(span.EqualsString("abcab"));
        Assert.True(span.EqualsIgnoreCaseAscii(Of("ABCabc")));
        Assert.True(span.CompareTo(Of("abd")) < 0);
    }

    [Fact]
    public void Memory_is_seen_as_bytes_and_as_characters()
    {
        var bytes = new byte[] { 65, 66 };
        Char8.AsChar8s(bytes.AsSpan())[1] = (Char8)'z';
        Assert.Equal("Az"u8.ToArray(), bytes);
        Assert.Equal([1, 200], Char8.FromInt32Array([257, 200], truncating: true).Select(c => (int)c));
        Assert.Throws<OverflowException>(() => Char8.FromInt32Array([257]));
        Assert.Equal([0, 255, 0], Char8.FromDoubleArray([-3, 300, double.NaN], saturating: true).Select(c => (int)c));
    }

    private static Char8[] Of(string text) => Char8.FromStringLatin1(text);

    private static string Shown(params Char8[][] parts) =>
        string.Join('|', parts.Select(part => Char8.ToStringLatin1(part)));
}
