using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>Layouts and values that the fast forms of functions must not get wrong.</summary>
public sealed class RewrittenFunctionTests
{
    [Theory]
    [InlineData("big")]
    [InlineData("little")]
    public void Bits_pack_from_any_place_in_memory(string order)
    {
        var bits = np.arange(3 * 61).reshape(3, 61) % 7 < 3;
        NDArray[] layouts =
        [
            bits["1, 3:"], bits[":, 5:21"], bits["::-1, 0:16"], bits[":, ::2"], np.transpose(bits), bits["1:, :56"],
            np.broadcast_to(bits["2, 8:40"], new Shape(2, 32)), bits["2:, 60:"],
        ];
        foreach (var layout in layouts)
        {
            var axis = layout.ndim - 1;
            Assert.Equal(Packed(np.ascontiguousarray(layout), order), np.packbits(layout, axis, order).tolist());
            Assert.Equal(Packed(np.ravel(layout), order), np.packbits(layout, null, order).tolist());
        }
    }

    [Fact]
    public void The_greatest_divisor_of_the_least_integer_is_positive()
    {
        var least = np.array(new[] { long.MinValue, long.MinValue, 12, 0, -8 });
        var others = np.array(new[] { 6L, -1, -18, -5, 0 });
        Assert.Equal([2L, 1, 6, 5, 8], np.gcd(least, others).ToArray<long>());
        Assert.Equal([2L, 1, 6, 5, 8], np.gcd(others, least).ToArray<long>());
    }

    [Fact]
    public void Quotients_round_down_for_all_signs_and_extremes()
    {
        long[] numbers = [long.MinValue, long.MinValue + 1, -7, -1, 0, 1, 7, long.MaxValue];
        var (x, y) = (np.array(numbers).reshape(-1, 1), np.array(numbers));
        var quotients = np.floor_divide(x, y).ToArray<long>();
        for (var i = 0; i < quotients.Length; i++)
        {
            var (a, b) = (numbers[i / numbers.Length], numbers[i % numbers.Length]);
            var expected = b == 0 ? 0 : (Int128)a / b - (a % (Int128)b != 0 && (a < 0) != (b < 0) ? 1 : 0);
            Assert.Equal(unchecked((long)expected), quotients[i]);
        }
    }

    [Fact]
    public void One_point_is_interpolated_to_itself()
    {
        var places = np.array(new[] { -1.0, 2, 3, double.NaN });
        var (point, value) = (np.array(new[] { 2.0 }), np.array(new[] { 5.0 }));
        Assert.Equal([5, 5, 5, double.NaN], np.interp(places, point, value).ToArray<double>());
        Assert.Equal([-9, 5, 9, double.NaN], np.interp(places, point, value, -9.0, 9.0).ToArray<double>());
    }

    [Fact]
    public void A_median_of_numbers_leaves_out_each_lines_own_NaNs()
    {
        var lines = np.arange(5.0 * 9).reshape(5, 9);
        lines = np.where(np.arange(9) < np.arange(5).reshape(5, 1) * 2 + 1, lines, double.NaN)[":, ::-1"];
        Assert.Equal([0.0, 10, 20, 30, 40], np.nanmedian(lines, 1).ToArray<double>());
        Assert.Equal([18.0, 23.5, 24.5], np.nanmedian(lines, 0)["::-1"][":3"].ToArray<double>());
    }

    [Theory]
    [InlineData("reflect")]
    [InlineData("symmetric")]
    [InlineData("wrap")]
    [InlineData("edge")]
    public void Borders_wider_than_the_array_repeat_it(string mode)
    {
        int[] numbers = [1, 2, 3];
        var padded = np.pad(np.array(numbers), (7, 8), mode).ToArray<int>();
        int[] period = mode switch
        {
            "reflect" => [1, 2, 3, 2],
            "symmetric" => [1, 2, 3, 3, 2, 1],
            "wrap" => numbers,
            _ => [],
        };
        for (var i = 0; i < padded.Length; i++)
        {
            var expected = period.Length == 0
                ? numbers[Math.Clamp(i - 7, 0, 2)]
                : period[(i - 7 + (100 * period.Length)) % period.Length];
            Assert.Equal(expected, padded[i]);
        }
    }

    private static object Packed(NDArray dense, string order)
    {
        var n = dense.Shape[-1];
        var (bits, lines) = (dense.ToArray<bool>(), dense.size == 0 ? 0 : dense.size / n);
        var bytes = new byte[lines, (n + 7) / 8];
        for (var i = 0; i < bits.Length; i++)
        {
            var (line, at) = (i / n, (int)(i % n));
            bytes[line, at / 8] |= (byte)((bits[i] ? 1 : 0) << (order == "big" ? 7 - (at % 8) : at % 8));
        }

        var packed = np.array(bytes);
        return (dense.ndim == 1 ? packed["0"] : packed).tolist();
    }
}
