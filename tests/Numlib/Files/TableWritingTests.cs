using System.IO.Compression;
using System.Numerics;
using System.Text;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Numlib.Files;

/// <summary>np.savetxt; texts and messages are those of NumPy.</summary>
public sealed class TableWritingTests
{
    private static readonly NDArray Row = np.array(new[,] { { 1.5, -2.25 } });

    [Theory]
    [InlineData("%.18e", "1.500000000000000000e+00 -2.250000000000000000e+00\n")]
    [InlineData("%d", "1 -2\n")]
    [InlineData("%s", "1.5 -2.25\n")]
    [InlineData("%10.5f", "   1.50000   -2.25000\n")]
    [InlineData("%-10.3g|", "1.5       | -2.25     |\n")]
    [InlineData("%+.2e", "+1.50e+00 -2.25e+00\n")]
    [InlineData("% 8.1f", "     1.5     -2.2\n")]
    [InlineData("%08.2f", "00001.50 -0002.25\n")]
    [InlineData("%E", "1.500000E+00 -2.250000E+00\n")]
    [InlineData("%#.3g", "1.50 -2.25\n")]
    [InlineData("%5s", "  1.5 -2.25\n")]
    [InlineData("%.3s", "1.5 -2.\n")]
    [InlineData("%r", "np.float64(1.5) np.float64(-2.25)\n")]
    [InlineData("%.0f", "2 -2\n")]
    [InlineData("%#.0f", "2. -2.\n")]
    [InlineData("%d %d", "1 -2\n")]
    [InlineData("%d-%f", "1--2.250000\n")]
    [InlineData("%ld", "1 -2\n")]
    public void Formats_are_those_of_Python(string format, string text) => Assert.Equal(text, Saved(Row, format));

    [Fact]
    public void Numbers_of_every_kind_are_written()
    {
        Assert.Equal("1\n2\n12c\n", Saved(np.array(new[] { 1, 2, 300 }), "%x"));
        Assert.Equal("-ff\n", Saved(np.array(new[] { -255 }), "%x"));
        Assert.Equal("0o377\n", Saved(np.array(new[] { 255 }), "%#o"));
        Assert.Equal("0XFF\n", Saved(np.array(new[] { 255 }), "%#X"));
        Assert.Equal("000255\n", Saved(np.array(new[] { 255 }), "%06.4d"));
        Assert.Equal("-0005\n", Saved(np.array(new[] { -5 }), "%05d"));
        Assert.Equal("A\n", Saved(np.array(new[] { 65 }), "%c"));
        Assert.Equal("True\nFalse\n", Saved(np.array(new[] { true, false }), "%s"));
        Assert.Equal("1.000000\n", Saved(np.array(new[] { true }), "%f"));
        Assert.Equal("18446744073709551615\n", Saved(np.array(new[] { ulong.MaxValue }), "%d"));
        Assert.Equal("10000000000000000000000\n", Saved(np.array(new[] { 1e22 }), "%d"));
        Assert.Equal("1.1\n", Saved(np.array(new[] { 1.1f }), "%s"));
        Assert.Equal("1e+20\n1e-05\n100.0\n", Saved(np.array(new[] { 1e20, 1e-5, 100 }), "%s"));
        Assert.Equal("1.25\n", Saved(np.array(new[] { 1.25m }), "%s"));
        Assert.Equal("0.0001\n1e-05\n123456\n1.23457e+06\n-0\n",
            Saved(np.array(new[] { 0.0001, 0.00001, 123456, 1234567, -0.0 }), "%g"));
        Assert.Equal("+0000INF\n-0000INF\n+0000NAN\n",
            Saved(np.array(new[] { double.PositiveInfinity, double.NegativeInfinity, double.NaN }), "%+08.2F"));
    }

    [Fact]
    public void Complex_numbers_are_written_in_two_parts()
    {
        var numbers = np.array(new[,] { { new Complex(1, 2), new Complex(3, -4) } });
        Assert.Equal(" (1.0+2.0j)  (3.0-4.0j)\n", Saved(numbers, "%.1f"));
        Assert.Equal("1.0 2.0j 3.0 -4.0\n", Saved(numbers, "%.1f %.1fj %.1f %.1f"));
        Assert.Equal("1.0+2.0j 3.0 -4.0\n", Saved(numbers, ["%.1f+%.1fj", "%s %s"]));
        Assert.Throws<ValueError>(() => Saved(numbers, "%.1f %.1f"));
        Assert.Equal("not all arguments converted during string formatting",
            Assert.Throws<TypeError>(() => Saved(numbers, ["%.1f", "%s"])).Message);
    }

    [Fact]
    public void Header_footer_delimiter_and_line_ends_are_chosen()
    {
        using var stream = new MemoryStream();
        np.savetxt(stream, Row, "%.1f", ";", "\r\n", "h\ni", "f", "//");
        Assert.Equal("//h\n//i\r\n1.5;-2.2\r\n//f\r\n", Encoding.Latin1.GetString(stream.ToArray()));
        using var writer = new StringWriter();
        np.savetxt(writer, Row, ["%d", "%.1f"], ",");
        Assert.Equal("1,-2.2\n", writer.ToString());
        Assert.Equal("\n\n", Saved(np.zeros(new Shape(2, 0)), Array.Empty<string>()));
    }

    [Theory]
    [InlineData("%x", "Mismatch between array dtype ('float64') and format specifier ('%x %x')")]
    [InlineData("%c", "Mismatch between array dtype ('float64') and format specifier ('%c %c')")]
    [InlineData("%%", "Mismatch between array dtype ('float64') and format specifier ('%%')")]
    [InlineData("%*d", "Mismatch between array dtype ('float64') and format specifier ('%*d %*d')")]
    [InlineData("%(a)d", "Mismatch between array dtype ('float64') and format specifier ('%(a)d %(a)d')")]
    public void Formats_that_do_not_fit_the_elements_are_refused(string format, string message) =>
        Assert.Equal(message, Assert.Throws<TypeError>(() => Saved(Row, format)).Message);

    [Fact]
    public void Formats_and_arrays_that_make_no_sense_are_refused()
    {
        Assert.Equal("fmt has wrong number of % formats:  %d %d %d",
            Assert.Throws<ValueError>(() => Saved(Row, "%d %d %d")).Message);
        Assert.Equal("unsupported format character 'z' (0x7a) at index 1",
            Assert.Throws<ValueError>(() => Saved(Row, "%z")).Message);
        Assert.Equal("fmt has wrong shape.  ['%d']",
            Assert.Throws<AttributeError>(() => Saved(Row, ["%d"])).Message);
        Assert.Equal("Expected 1D or 2D array, got 3D array instead",
            Assert.Throws<ValueError>(() => Saved(np.zeros(new Shape(2, 2, 2)), "%d")).Message);
        Assert.Equal("cannot convert float NaN to integer",
            Assert.Throws<ValueError>(() => Saved(np.array(new[] { double.NaN }), "%d")).Message);
        Assert.Throws<OverflowException>(() => Saved(np.array(new[] { double.PositiveInfinity }), "%d"));
    }

    [Fact]
    public void A_file_that_could_not_be_written_keeps_its_content()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var path = Path.Combine(folder, "table.txt");
            np.savetxt(path, Row, "%d");
            Assert.Throws<ValueError>(() => np.savetxt(path, np.array(new[] { 1, double.NaN }), "%d"));
            Assert.Equal("1 -2\n", File.ReadAllText(path));
            Assert.Single(Directory.GetFiles(folder));
            np.savetxt(path + ".gz", Row, "%d");
            using var zip = new StreamReader(
                new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress));
            Assert.Equal("1 -2\n", zip.ReadToEnd());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_is_written_is_read_back() => Gen.Double.Array[1, 20].Sample(values =>
    {
        var array = np.array(values);
        var back = np.loadtxt(new StringReader(Saved(array, "%.18e")), ndmin: 1);
        Assert.Equal(values, back.ToArray<double>());
    });

    [Fact]
    public void Views_are_written_as_they_look()
    {
        var array = np.arange(6).reshape(2, 3);
        Assert.Equal("0 3\n1 4\n2 5\n", Saved(array.T, "%d"));
        Assert.Equal("5 3\n2 0\n", Saved(array["::-1, ::-2"], "%d"));
    }

    private static string Saved(NDArray array, string format)
    {
        using var stream = new MemoryStream();
        np.savetxt(stream, array, format);
        return Encoding.Latin1.GetString(stream.ToArray());
    }

    private static string Saved(NDArray array, string[] formats)
    {
        using var stream = new MemoryStream();
        np.savetxt(stream, array, formats);
        return Encoding.Latin1.GetString(stream.ToArray());
    }
}
