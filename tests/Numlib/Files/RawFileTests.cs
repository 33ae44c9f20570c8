using System.Numerics;
using System.Text;
using Xunit;

namespace Cohort.Tests.Numlib.Files;

/// <summary>fromfile, tofile and fromstring; results are those of NumPy.</summary>
public sealed class RawFileTests
{
    [Fact]
    public void Bytes_come_back_from_a_file()
    {
        var path = Path.GetTempFileName();
        try
        {
            var array = np.arange(6).reshape(2, 3).astype(np.int16).T;
            array.tofile(path);
            Assert.Equal([0, 3, 1, 4, 2, 5], np.fromfile(path, typeof(short)).ToArray<short>());
            Assert.Equal([3, 1], np.fromfile(path, NPTypeCode.Int16, 2, offset: 2).ToArray<short>());
            Assert.Equal([0L, 0L], [np.fromfile(path, offset: 100).size, np.fromfile(path, count: 0).size]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Fewer_elements_than_asked_for_are_what_there_is()
    {
        var stream = new MemoryStream(new byte[20]);
        Assert.Equal([0.0, 0.0], np.fromfile(stream, count: 5).ToArray<double>());
    }

    [Fact]
    public void Long_streams_are_read_whole()
    {
        var array = np.arange(700_000);
        using var stream = new MemoryStream();
        array.tofile(stream);
        stream.Position = 0;
        Assert.True(np.array_equal(array, np.fromfile(stream, typeof(long))));
    }

    [Fact]
    public void Text_has_the_digits_of_Python()
    {
        Assert.Equal("0.10000000149011612 1.0000000200408773e+20 3.0", Text(np.array(new[] { 0.1f, 1e20f, 3 }), " "));
        Assert.Equal("0.1, 1e+20, 3.0", Text(np.array(new[] { 0.1, 1e20, 3 }), ", "));
        Assert.Equal("True False", Text(np.array(new[] { true, false }), " "));
        Assert.Equal("(1+2j) (1.5-0j) 2j",
            Text(np.array(new[] { new Complex(1, 2), new Complex(1.5, -0.0), new Complex(0, 2) }), " "));
        Assert.Equal("1 3 2 4", Text(np.array(new[,] { { 1, 2 }, { 3, 4 } }).T, " "));
        Assert.Equal("00001,00002", Text(np.array(new[] { 1, 2 }), ",", "%05d"));
    }

    [Fact]
    public void Text_comes_back_from_a_file()
    {
        var stream = new MemoryStream("1, 2 ,3\n"u8.ToArray());
        Assert.Equal([1.0, 2, 3], np.fromfile(stream, sep: ",").ToArray<double>());
        Assert.Equal("'offset' argument only permitted for binary files",
            Assert.Throws<TypeError>(() => np.fromfile(stream, sep: ",", offset: 1)).Message);
    }

    [Theory]
    [InlineData("1 2 3", " ", new[] { 1.0, 2, 3 })]
    [InlineData("1, 2 ,3", ",", new[] { 1.0, 2, 3 })]
    [InlineData("1,2,", ",", new[] { 1.0, 2 })]
    [InlineData("", " ", new double[0])]
    [InlineData("1;2", " ; ", new[] { 1.0, 2 })]
    [InlineData("nan inf", " ", new[] { double.NaN, double.PositiveInfinity })]
    [InlineData("1\n2\t3", " ", new[] { 1.0, 2, 3 })]
    [InlineData("1ab2", "ab", new[] { 1.0, 2 })]
    [InlineData(" 1 ", ",", new[] { 1.0 })]
    public void Numbers_between_separators_are_read(string text, string sep, double[] numbers) =>
        Assert.Equal(numbers, np.fromstring(text, sep: sep).ToArray<double>());

    [Fact]
    public void Numbers_of_every_type_are_read()
    {
        Assert.Equal([1], np.fromstring("1 2", typeof(int), count: 1, sep: " ").ToArray<int>());
        Assert.Equal([44], np.fromstring("300", NPTypeCode.Byte, sep: " ").ToArray<byte>());
        Assert.Equal(
            [long.MaxValue], np.fromstring("99999999999999999999", NPTypeCode.Int64, sep: " ").ToArray<long>());
        Assert.Equal([new Complex(1, 2), new Complex(0, 3)],
            np.fromstring("1+2j 3j", NPTypeCode.Complex, sep: " ").ToArray<Complex>());
        Assert.Equal([true, false], np.fromstring("1 0", NPTypeCode.Boolean, sep: " ").ToArray<bool>());
    }

    [Theory]
    [InlineData("1 2 x", " ")]
    [InlineData("1,,2", ",")]
    [InlineData("1 2", ",")]
    [InlineData("0x10", " ")]
    public void Other_text_is_refused(string text, string sep) => Assert.Equal(
        "string or file could not be read to its end due to unmatched data",
        Assert.Throws<ValueError>(() => np.fromstring(text, sep: sep)).Message);

    [Fact]
    public void Text_without_separators_is_refused() => Assert.Equal(
        "The binary mode of fromstring is removed, use frombuffer instead",
        Assert.Throws<ValueError>(() => np.fromstring("abcdefgh")).Message);

    private static string Text(NDArray array, string sep, string format = "%s")
    {
        using var stream = new MemoryStream();
        array.tofile(stream, sep, format);
        return Encoding.Latin1.GetString(stream.ToArray());
    }
}
