using System.Text.RegularExpressions;
using Xunit;

namespace Cohort.Tests.Numlib.Files;

/// <summary>Numbers that patterns find in texts.</summary>
public sealed class PatternTests
{
    private const string Text = "1312 foo\n1534 bar\n 444 qux";

    [Fact]
    public void Groups_become_vectors_of_their_types()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "x=1.5, n=3\nx=-2e3, n=40\n");
            var columns = np.fromregex(file, @"x=(\S+), n=(\d+)", [np.float64, np.int32]);
            Assert.Equal([1.5, -2000.0], columns[0].ToArray<double>());
            Assert.Equal([3, 40], columns[1].ToArray<int>());
            Assert.Equal(typeof(int), columns[1].dtype);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Without_groups_the_matches_are_the_numbers()
    {
        var numbers = Assert.Single(np.fromregex(new StringReader(Text), new Regex(@"\d+"), [np.int64]));
        Assert.Equal([1312L, 1534, 444], numbers.ToArray<long>());
        Assert.Equal(0, np.fromregex(new StringReader(Text), new Regex("z(.)"), [np.int64])[0].size);
    }

    [Fact]
    public void What_is_no_number_and_types_that_do_not_fit_are_refused()
    {
        var words = new Regex(@"(\d+)\s+(...)");
        Assert.Throws<ValueError>(() => np.fromregex(new StringReader(Text), words, [np.int64]));
        var refusal = Assert.Throws<ValueError>(() =>
            np.fromregex(new StringReader(Text), words, [np.int64, np.float64]));
        Assert.Equal("could not convert string 'foo' to float64", refusal.Message);
    }

    [Fact]
    public void Floating_point_errors_can_only_be_ignored()
    {
        using (np.errstate(divide: "ignore", invalid: "ignore"))
        {
            Assert.True(double.IsNaN((double)(np.array(0.0) / np.array(0.0))));
        }

        Assert.All(np.seterr(all: "ignore").Values, mode => Assert.Equal("ignore", mode));
        Assert.Equal(["divide", "invalid", "over", "under"], np.geterr().Keys.Order());
        Assert.Throws<NotSupportedException>(() => np.seterr(over: "raise"));
        Assert.Throws<ValueError>(() => np.errstate(all: "shout"));
    }

    [Fact]
    public void Letters_of_types_have_words()
    {
        Assert.Equal("double precision", np.typename("d"));
        Assert.Equal("character", np.typename("S1"));
        Assert.Throws<KeyError>(() => np.typename("%"));
        Assert.Contains("d", np.typecodes["AllFloat"], StringComparison.Ordinal);
    }
}
