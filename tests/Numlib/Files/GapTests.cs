using Xunit;

namespace Cohort.Tests.Numlib.Files;

/// <summary>np.genfromtxt; results and messages are those of NumPy for the same lines.</summary>
public sealed class GapTests
{
    [Fact]
    public void Gaps_become_nan_minus_one_or_false()
    {
        Assert.Equal([1, 2, 3, 4, double.NaN, double.NaN],
            np.genfromtxt(["1,2,3", "4,,x"], delimiter: ",").ToArray<double>());
        Assert.Equal([1L, -1, 3, 4, 5, -1],
            np.genfromtxt(["1,,3", "4,5,x"], NPTypeCode.Int64, delimiter: ",").ToArray<long>());
        Assert.Equal([-1L, 2], np.genfromtxt(["1.5 2"], NPTypeCode.Int64).ToArray<long>());
        Assert.Equal([true, false, false],
            np.genfromtxt(["True,false,x"], NPTypeCode.Boolean, delimiter: ",").ToArray<bool>());
        Assert.Equal([255], np.genfromtxt(["x"], NPTypeCode.Byte, ndmin: 1).ToArray<byte>());
    }

    [Fact]
    public void Gaps_are_filled_for_all_columns_one_by_one_or_by_number()
    {
        Assert.Equal([1.0, -1, -1], np.genfromtxt(["1,,x"], delimiter: ",", filling_values: -1).ToArray<double>());
        Assert.Equal([1.0, 2, 3, 4, 5, 3],
            np.genfromtxt(["1,,", "4,5,x"], delimiter: ",", filling_values: new[] { 1, 2, 3 }).ToArray<double>());
        var byColumn = new Dictionary<int, int> { [1] = 7, [-1] = 8 };
        Assert.Equal([1L, 7, 3, 4, 5, 8], np.genfromtxt(
            ["1,,3", "4,5,x"], NPTypeCode.Int64, delimiter: ",", filling_values: byColumn).ToArray<long>());
    }

    [Fact]
    public void Strict_tables_allow_the_gaps_that_are_named()
    {
        Assert.Equal([1.0, 9], np.genfromtxt(
            ["1,NA"], delimiter: ",", missing_values: "-,NA", filling_values: 9, loose: false).ToArray<double>());
        Assert.Equal([double.NaN, 1], np.genfromtxt(
            ["a,1"], delimiter: ",", missing_values: new Dictionary<int, string> { [0] = "a" }, loose: false)
            .ToArray<double>());
        var error = Assert.Throws<ValueError>(
            () => np.genfromtxt(["1,NX"], delimiter: ",", missing_values: "NA", loose: false));
        Assert.Equal("Cannot convert string 'NX'", error.Message);
    }

    [Fact]
    public void Columns_are_cut_at_texts_blanks_and_widths()
    {
        Assert.Equal([1.0, 2, 3, 4, 5, 67], np.genfromtxt(["  1  2  3", "  4  5 67"], delimiter: 3).ToArray<double>());
        Assert.Equal([1.0, 2], np.genfromtxt([" 1  2"], delimiter: new[] { 2, 3 }).ToArray<double>());
        Assert.Equal([1.0, 2], np.genfromtxt(["1::2"], delimiter: "::").ToArray<double>());
        Assert.Equal([1.0, 2, 3, 4], np.genfromtxt(["1 2 # c", "#", "3 4"]).ToArray<double>());
        Assert.Throws<TypeError>(() => np.genfromtxt(["1 2"], delimiter: 1.5));
    }

    [Fact]
    public void Header_footer_and_columns_are_chosen()
    {
        var lines = new[] { "a b c", "1 2 3", "4 5 6", "end" };
        Assert.Equal([1.0, 2, 3, 4, 5, 6], np.genfromtxt(lines, skip_header: 1, skip_footer: 1).ToArray<double>());
        Assert.Equal([1.0, 3, 4, 6], np.genfromtxt(
            lines, skip_header: 1, skip_footer: 1, usecols: [0, -1]).ToArray<double>());
        Assert.Equal([1.0, 2], np.genfromtxt(["1 2", "3 4"], max_rows: 1).ToArray<double>());
        Assert.Equal([1.0, 3, 2, 4], np.genfromtxt(["1 2", "3 4"], unpack: true).ToArray<double>());
        Assert.Equal([0L], np.genfromtxt(Array.Empty<string>()).shape);
    }

    [Fact]
    public void Rows_of_another_length_are_errors_or_left_out()
    {
        string[] lines = ["1 2", "3 4", "5", "6 7 8"];
        Assert.Equal(
            "Some errors were detected !\n    Line #3 (got 1 columns instead of 2)\n    Line #4 (got 3 columns instead "
                + "of 2)",
            Assert.Throws<ValueError>(() => np.genfromtxt(lines)).Message);
        Assert.Equal([1.0, 2, 3, 4], np.genfromtxt(lines, invalid_raise: false).ToArray<double>());
        Assert.Throws<ValueError>(() => np.genfromtxt(["1 2"], usecols: [5]));
        Assert.Equal("'max_rows' must be at least 1.",
            Assert.Throws<ValueError>(() => np.genfromtxt(["1"], max_rows: 0)).Message);
        Assert.Throws<ValueError>(() => np.genfromtxt(["1"], max_rows: 1, skip_footer: 1));
    }

    [Fact]
    public void An_empty_type_is_the_one_that_all_columns_suggest()
    {
        Assert.Equal(NPTypeCode.Int64, np.genfromtxt(["1 2", "3 4"], NPTypeCode.Empty).typecode);
        Assert.Equal(NPTypeCode.Double, np.genfromtxt(["1.5 2.5", "3 4"], NPTypeCode.Empty).typecode);
        Assert.Equal(NPTypeCode.Boolean, np.genfromtxt(["True False"], NPTypeCode.Empty).typecode);
        Assert.Throws<NotSupportedException>(() => np.genfromtxt(["1 2.5"], NPTypeCode.Empty));
        Assert.Throws<NotSupportedException>(() => np.genfromtxt(["a b", "1 2"], names: true));
    }
}
