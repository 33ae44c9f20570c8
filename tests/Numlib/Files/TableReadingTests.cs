using System.IO.Compression;
using System.Numerics;
using System.Text;
using Xunit;

namespace Cohort.Tests.Numlib.Files;

/// <summary>np.loadtxt; results and messages are those of NumPy for the same lines.</summary>
public sealed class TableReadingTests
{
    [Fact]
    public void Blanks_separate_columns_and_comments_end_lines()
    {
        var table = np.loadtxt(["# c", "1 2 # x", "#y", "", " 3 \t 4"]);
        Assert.Equal([2L, 2L], table.shape);
        Assert.Equal([1.0, 2.0, 3.0, 4.0], table.ToArray<double>());
    }

    [Fact]
    public void Words_for_infinity_and_nan_are_numbers()
    {
        var row = np.loadtxt(["nan inf -inf Infinity NaN .5 5. 1e400 1e-400"]).ToArray<double>();
        Assert.Equal(
            [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NaN, 0.5, 5,
                double.PositiveInfinity, 0],
            row);
    }

    [Fact]
    public void Every_element_type_is_read()
    {
        Assert.Equal([1L, 1000L, -3L], np.loadtxt(["1.5 1e3 -3"], NPTypeCode.Int64).ToArray<long>());
        Assert.Equal([255, 0], np.loadtxt(["255 0"], NPTypeCode.Byte).ToArray<byte>());
        Assert.Equal([ulong.MaxValue, 0],
            np.loadtxt(["18446744073709551615 0"], NPTypeCode.UInt64).ToArray<ulong>());
        Assert.Equal([true, false, true], np.loadtxt(["1 0 3"], NPTypeCode.Boolean).ToArray<bool>());
        Assert.Equal([0.1f], np.loadtxt(["0.1"], NPTypeCode.Single, ndmin: 1).ToArray<float>());
        Assert.Equal([(Half)1.5, Half.PositiveInfinity], np.loadtxt(["1.5 1e5"], NPTypeCode.Half).ToArray<Half>());
        Assert.Equal([1.25m], np.loadtxt(["1.25"], NPTypeCode.Decimal, ndmin: 1).ToArray<decimal>());
        Assert.Equal(['a', 'b'], np.loadtxt(["a b"], NPTypeCode.Char).ToArray<char>());
        Assert.Equal(
            [new Complex(1, 2), new Complex(3, -4), new Complex(5, 0), new Complex(0, 2)],
            np.loadtxt(["1+2j (3-4j) 5 2j"], NPTypeCode.Complex).ToArray<Complex>());
    }

    [Theory]
    [InlineData(0, new[] { "1" }, new long[0])]
    [InlineData(1, new[] { "1" }, new long[] { 1 })]
    [InlineData(2, new[] { "1" }, new long[] { 1, 1 })]
    [InlineData(0, new[] { "1", "2" }, new long[] { 2 })]
    [InlineData(2, new[] { "1", "2" }, new long[] { 2, 1 })]
    [InlineData(2, new[] { "1 2" }, new long[] { 1, 2 })]
    [InlineData(0, new string[0], new long[] { 0 })]
    [InlineData(2, new string[0], new long[] { 0, 1 })]
    public void Axes_of_one_element_are_dropped_down_to_ndmin(int ndmin, string[] lines, long[] shape) =>
        Assert.Equal(shape, np.loadtxt(lines, ndmin: ndmin).shape);

    [Fact]
    public void Columns_and_rows_are_chosen()
    {
        Assert.Equal([2.0, 1, 4, 3], np.loadtxt(["1 2", "3 4"], usecols: [1, 0]).ToArray<double>());
        Assert.Equal([2.0, 4], np.loadtxt(["1 2", "3 4 5"], usecols: [1]).ToArray<double>());
        Assert.Equal([1.0, 2], np.loadtxt(["#h", "1", "#", "2", "3"], max_rows: 2, skiprows: 1).ToArray<double>());
        Assert.Equal([1.0, 3, 2, 4], np.loadtxt(["1 2", "3 4"], unpack: true).ToArray<double>());
        Assert.Equal([2.0, 3], np.loadtxt(["1 2 3"], usecols: [-2, -1]).ToArray<double>());
    }

    [Fact]
    public void Quotes_hold_delimiters_line_breaks_and_quotes()
    {
        Assert.Equal([1.0, 2], np.loadtxt(["\"1\" \"2\""], quotechar: "\"").ToArray<double>());
        Assert.Equal([12.0, 3], np.loadtxt(["\"1\"2,3"], delimiter: ",", quotechar: "\"").ToArray<double>());
        var error = Assert.Throws<ValueError>(() => np.loadtxt(["\"1\"\"2\",3"], delimiter: ",", quotechar: "\""));
        Assert.Equal("could not convert string '1\"2' to float64 at row 0, column 1.", error.Message);
        error = Assert.Throws<ValueError>(
            () => np.loadtxt(new StringReader("\"1\n,2"), delimiter: ",", quotechar: "\""));
        Assert.Equal("could not convert string '1\n,2\n' to float64 at row 0, column 1.", error.Message);
    }

    [Fact]
    public void Converters_make_elements_of_fields()
    {
        Func<string, object> letter = text => (double)text[0];
        var byColumn = new Dictionary<int, Func<string, object>> { [0] = letter, [-1] = text => text + "0" };
        Assert.Equal([97.0, 10, 98, 20], np.loadtxt(["a 1", "b 2"], converters: byColumn).ToArray<double>());
        Func<string, double> twice = text => 2 * double.Parse(text);
        Assert.Equal([2.0, 4], np.loadtxt(["1 2"], converters: twice).ToArray<double>());
        Assert.Throws<TypeError>(() => np.loadtxt(["1 2"], converters: "x"));
        var far = new Dictionary<int, Func<string, object>> { [5] = letter };
        Assert.Equal(
            "converter specified for column 5, which is invalid for the number of fields 2.",
            Assert.Throws<ValueError>(() => np.loadtxt(["a 1"], converters: far)).Message);
    }

    [Theory]
    [InlineData("could not convert string 'x' to float64 at row 1, column 2.", "1 2", "3 x")]
    [InlineData("could not convert string '1_0' to float64 at row 0, column 1.", "1_0")]
    [InlineData("could not convert string '0x10' to float64 at row 0, column 1.", "0x10")]
    [InlineData("could not convert string '1d3' to float64 at row 0, column 1.", "1d3")]
    [InlineData("the number of columns changed from 2 to 1 at row 2; use `usecols` to select a subset and avoid this "
        + "error", "1 2", "3")]
    [InlineData("Found an unquoted embedded newline within a single line of input.  This is currently not supported.",
        "1 2\n3 4")]
    public void Bad_lines_are_refused_with_their_place(string message, params string[] lines) =>
        Assert.Equal(message, Assert.Throws<ValueError>(() => np.loadtxt(lines)).Message);

    [Fact]
    public void Bad_fields_between_delimiters_are_refused()
    {
        Refused<ValueError>("could not convert string '' to float64 at row 0, column 3.",
            () => np.loadtxt(["1,2,"], delimiter: ","));
        Refused<ValueError>("the number of columns changed from 2 to 1 at row 2; use `usecols` to select a subset and "
            + "avoid this error", () => np.loadtxt(["1,2", "  ", "3,4"], delimiter: ","));
        Refused<ValueError>("invalid column index 5 at row 1 with 2 columns", () => np.loadtxt(["1 2"], usecols: [5]));
        Refused<ValueError>("could not convert string 'True' to bool at row 0, column 1.",
            () => np.loadtxt(["True"], NPTypeCode.Boolean));
        Refused<ValueError>("could not convert string '1+2' to complex128 at row 0, column 1.",
            () => np.loadtxt(["1+2"], NPTypeCode.Complex));
        Refused<ValueError>("could not convert string '300' to uint8 at row 0, column 1.",
            () => np.loadtxt(["300"], NPTypeCode.Byte));
    }

    [Fact]
    public void Parameters_that_make_no_sense_are_refused()
    {
        Refused<ValueError>("argument must be nonnegative", () => np.loadtxt(["1"], skiprows: -1));
        Refused<ValueError>("argument must be nonnegative", () => np.loadtxt(["1"], max_rows: -1));
        Refused<ValueError>("Illegal value of ndmin keyword: 3", () => np.loadtxt(["1"], ndmin: 3));
        Refused<ValueError>("comments cannot be an empty string. Use comments=None to disable comments.",
            () => np.loadtxt(["1"], comments: ""));
        Refused<TypeError>("Text reading control character must be a single unicode character or None; but got: 'ab'",
            () => np.loadtxt(["1"], delimiter: "ab"));
        Refused<TypeError>("control character 'delimiter' cannot be a newline (`\\r` or `\\n`).",
            () => np.loadtxt(["1"], delimiter: "\n"));
        Refused<TypeError>("The values for control characters 'comment' and 'delimiter' are incompatible",
            () => np.loadtxt(["1"], delimiter: ",", comments: ","));
        Refused<ValueError>("when multiple comments or a multi-character comment is given, quotes are not supported.  "
            + "In this case quotechar must be set to None.",
            () => np.loadtxt(["1"], comments: "//", quotechar: "\""));
        Assert.Equal([1.0, 3], np.loadtxt(["1 // 2", "3"], comments: "//").ToArray<double>());
        Refused<ValueError>("could not convert string '#1' to float64 at row 0, column 1.",
            () => np.loadtxt(["#1 2"], comments: null));
    }

    [Fact]
    public void Files_streams_and_readers_hold_tables_too()
    {
        var path = Path.GetTempFileName() + ".gz";
        try
        {
            using (var zip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            {
                zip.Write("1,2\r\n3,4\r\n"u8);
            }

            Assert.Equal([1.0, 2, 3, 4], np.loadtxt(path, delimiter: ",").ToArray<double>());
            Assert.Equal([1, 2, 3, 4], np.loadtxt(path, typeof(int), delimiter: ",").ToArray<int>());
        }
        finally
        {
            File.Delete(path);
        }

        var latin = new MemoryStream(Encoding.Latin1.GetBytes("# \u00e9\n1\u00a02\n"));
        Assert.Equal([1.0, 2], np.loadtxt(latin, encoding: "latin1").ToArray<double>());
        Assert.Equal([1.0, 2, 3], np.loadtxt(new StringReader("1\r2\n3")).ToArray<double>());
        Assert.Throws<NotSupportedException>(() => np.loadtxt("x.bz2"));
        Assert.Throws<FileNotFoundException>(() => np.loadtxt("there is no such file"));
    }

    private static void Refused<T>(string message, Action action)
        where T : Exception => Assert.Equal(message, Assert.Throws<T>(action).Message);
}
