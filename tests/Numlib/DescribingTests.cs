using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>What np says about arrays, about their types, and about what it runs on.</summary>
public sealed class DescribingTests
{
    [Fact]
    public void Information_on_an_array_is_laid_out_as_NumPys()
    {
        var written = new StringWriter();
        np.info(np.zeros((3, 4)).T, written);
        var order = BitConverter.IsLittleEndian ? "little" : "big";
        Assert.Equal(
            $"""
            class:  ndarray
            shape:  (4, 3)
            strides:  (8, 32)
            itemsize:  8
            aligned:  True
            contiguous:  False
            fortran:  True
            byteorder:  {order}
            byteswap:  False
            type: float64

            """.ReplaceLineEndings(),
            written.ToString());
        written.GetStringBuilder().Clear();
        np.info(np.arange(6, dtype: typeof(short))["::-2"], written);
        Assert.Contains("shape:  (3,)", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("strides:  (-4,)", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("type: int16", written.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(float), np.floating, true)]
    [InlineData(typeof(float), np.inexact, true)]
    [InlineData(typeof(float), np.integer, false)]
    [InlineData(typeof(int), np.integer, true)]
    [InlineData(typeof(int), np.signedinteger, true)]
    [InlineData(typeof(int), np.unsignedinteger, false)]
    [InlineData(typeof(byte), np.unsignedinteger, true)]
    [InlineData(typeof(byte), np.number, true)]
    [InlineData(typeof(bool), np.number, false)]
    [InlineData(typeof(bool), np.generic, true)]
    [InlineData(typeof(System.Numerics.Complex), np.complexfloating, true)]
    [InlineData(typeof(double), np.complexfloating, false)]
    [InlineData(typeof(double), np.character, false)]
    [InlineData(typeof(double), np.flexible, false)]
    public void Types_belong_to_the_kinds_of_NumPy(Type type, string kind, bool belongs)
    {
        Assert.Equal(belongs, np.issubdtype(type, kind));
        Assert.Equal(belongs, np.issubdtype(np.zeros(2, type), kind));
    }
}
