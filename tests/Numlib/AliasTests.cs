using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>NumPy 2's names that NumSharp has not.</summary>
public sealed class AliasTests
{
    [Fact]
    public void Bits_of_magnitudes_are_counted()
    {
        var counts = np.bitwise_count(np.array(new sbyte[] { 0, 1, 3, -1, -128, 127, -3 }));
        Assert.Equal(typeof(byte), counts.dtype);
        Assert.Equal([0, 1, 2, 1, 1, 7, 2], counts.ToArray<byte>().Select(count => (int)count));
        Assert.Equal([64, 0, 1], np.bitwise_count(np.array(new[] { ulong.MaxValue, 0UL, 1UL << 63 })).ToArray<byte>()
            .Select(count => (int)count));
        Assert.Equal([1, 63], np.bitwise_count(np.array(new[] { long.MinValue, long.MaxValue })).ToArray<byte>()
            .Select(count => (int)count));
        Assert.Equal([1, 0], np.bitwise_count(np.array(new[] { true, false })).ToArray<byte>().Select(c => (int)c));
        Assert.Throws<TypeError>(() => np.bitwise_count(np.array(new[] { 1.5 })));
    }

    [Fact]
    public void Running_sums_may_begin_with_nothing()
    {
        var a = np.array(new[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal(
            [0L, 1, 3, 6, 0, 4, 9, 15], np.cumulative_sum(a, 1, include_initial: true).ravel().ToArray<long>());
        Assert.Equal([1L, 1, 1, 1, 2, 3, 4, 10, 18],
            np.cumulative_prod(a, 0, include_initial: true).ravel().ToArray<long>());
        Assert.Throws<ValueError>(() => np.cumulative_sum(a));
        Assert.Equal([1L, 3, 6], np.cumulative_sum(np.array(new[] { 1, 2, 3 })).ToArray<long>());
    }

    [Fact]
    public void Sequences_become_arrays()
    {
        var squares = np.fromiter(Enumerable.Range(0, 4).Select(i => i * i), DType.Double);
        Assert.Equal([0.0, 1, 4, 9], squares.ToArray<double>());
        Assert.Equal(2, np.fromiter(new[] { 1, 2, 3 }, DType.Int32, 2).size);
        Assert.Empty(np.fromiter(Array.Empty<int>(), DType.Int32).ToArray<int>());
        Assert.Throws<ValueError>(() => np.fromiter(new[] { 1 }, DType.Int32, 2));
    }

    [Fact]
    public void Masked_places_take_the_values_at_the_same_places()
    {
        var a = np.arange(6);
        np.putmask(a, a > 2, np.array(new[] { -33, -44 }));
        Assert.Equal([0L, 1, 2, -44, -33, -44], a.ToArray<long>());
        Assert.Throws<ValueError>(() => np.putmask(a, np.array(new[] { true }), a));
    }

    [Fact]
    public void Sharing_is_told_by_elements()
    {
        var a = np.arange(10);
        Assert.True(np.shares_memory(a, a["2:4"]));
        Assert.False(np.shares_memory(a["::2"], a["1::2"]));
        Assert.True(np.may_share_memory(a["::2"], a["1::2"]));
        Assert.False(np.may_share_memory(a[":3"], a["5:"]));
        Assert.False(np.shares_memory(a, a.copy()));
        Assert.True(np.shares_memory(a["::3"], a["::2"]));
        Assert.True(np.shares_memory(np.real(np.zeros(3, typeof(System.Numerics.Complex))).reshape(3, 1), a) is false);
    }

    [Theory]
    [InlineData(5, 2, 0, "101")]
    [InlineData(6, 5, 0, "11")]
    [InlineData(7, 5, 3, "00012")]
    [InlineData(-10, 16, 0, "-A")]
    [InlineData(0, 2, 0, "0")]
    public void Integers_have_texts_in_other_bases(long number, int numberBase, int padding, string expected) =>
        Assert.Equal(expected, np.base_repr(number, numberBase, padding));

    [Theory]
    [InlineData(3, null, "11")]
    [InlineData(-3, null, "-11")]
    [InlineData(3, 4, "0011")]
    [InlineData(-3, 3, "101")]
    [InlineData(-3, 5, "11101")]
    public void Integers_have_texts_in_binary(long number, int? width, string expected) =>
        Assert.Equal(expected, np.binary_repr(number, width));

    [Fact]
    public void Integers_that_do_not_fit_are_refused()
    {
        Assert.Throws<ValueError>(() => np.binary_repr(-9, 4));
        Assert.Throws<ValueError>(() => np.binary_repr(16, 4));
        Assert.Throws<ValueError>(() => np.base_repr(1, 37));
        Assert.Throws<ValueError>(() => np.base_repr(1, 1));
    }

    [Fact]
    public void Other_names_give_the_same()
    {
        var x = np.linspace(-0.9, 0.9, 7);
        Assert.True(np.array_equal(np.acos(x), np.arccos(x)));
        Assert.True(np.array_equal(np.asin(x), np.arcsin(x)));
        Assert.True(np.array_equal(np.atan(x), np.arctan(x)));
        Assert.True(np.array_equal(np.atan2(x, x * x), np.arctan2(x, x * x)));
        Assert.True(np.array_equal(np.pow(x, x), np.power(x, x), equal_nan: true));
        Assert.True(np.array_equal(np.fabs(x), np.abs(x)));
        Assert.Equal(typeof(double), np.fabs(np.arange(3)).dtype);
        Assert.Equal([-2.0, 2], np.fix(np.array(new[] { -2.7, 2.7 })).ToArray<double>());
        Assert.Throws<TypeError>(() => np.fabs(np.array(new System.Numerics.Complex(1, 2))));
        Assert.Equal(typeof(float), np.astype(x, DType.Single).dtype);
    }
}
