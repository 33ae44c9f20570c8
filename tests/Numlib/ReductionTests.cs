using CsCheck;
using Xunit;

namespace Cohort.Tests.Numlib;

public sealed class ReductionTests
{
    [Fact]
    public void Sums_along_each_axis_equal_those_of_a_loop() => Gen.Int[-9, 9].Array[24].Sample(values =>
    {
        var array = np.array(values).reshape(2, 3, 4);
        for (var axis = 0; axis < 3; axis++)
        {
            var sums = np.sum(array, axis);
            Assert.Equal(NPTypeCode.Int64, sums.typecode);
            Assert.Equal(values.Sum(), (long)sums.sum());
            Assert.Equal(1L, np.sum(array, axis, true).shape[axis]);
        }

        var last = np.sum(array, [0, 2]).ToArray<long>();
        Assert.Equal(values.Where((_, i) => i / 4 % 3 == 1).Sum(value => (long)value), last[1]);
    });

    [Fact]
    public void A_reversed_view_sums_like_its_copy()
    {
        var view = np.arange(24.0).reshape(2, 3, 4)[":, ::-1, ::2"];
        Assert.Equal((double)view.copy().sum(), (double)view.sum());
        Assert.True(np.array_equal(np.sum(view.copy(), 1), np.sum(view, 1)));
    }

    [Fact]
    public void Mean_and_deviation_of_integers_are_float64()
    {
        var array = np.array(1, 2, 3, 4);
        Assert.Equal(2.5, (double)array.mean());
        Assert.Equal(1.25, (double)array.var());
        Assert.Equal(Math.Sqrt(5.0 / 3), (double)np.std(array, ddof: 1));
    }

    [Fact]
    public void The_smallest_of_nothing_is_refused()
    {
        Assert.Equal(
            "zero-size array to reduction operation minimum which has no identity",
            Assert.Throws<ValueError>(() => np.min(np.zeros(0))).Message);
        Assert.Equal(
            "attempt to get argmax of an empty sequence",
            Assert.Throws<ValueError>(() => np.argmax(np.zeros(0))).Message);
    }

    [Fact]
    public void Positions_are_those_of_the_first_extreme()
    {
        var array = np.array(3, 1, 4, 1, 5, 9, 2, 6).reshape(2, 4);
        Assert.Equal(5, np.argmax(array));
        Assert.Equal([1L, 2L], np.argmin(array, 1).ToArray<long>());
    }

    [Fact]
    public void Sorting_and_searching_agree_with_LINQ() => Gen.Int[-20, 20].Array[1, 40].Sample(values =>
    {
        var array = np.array(values);
        Assert.Equal(values.Order(), np.sort(array).ToArray<int>());
        Assert.Equal(values.Distinct().Order(), np.unique(array).values.ToArray<int>());
        var order = np.argsort(array);
        Assert.Equal(values.Order(), np.take(array, order).ToArray<int>());
        Assert.Equal(values.Count(value => value < 3), np.searchsorted(np.sort(array), 3));
    });

    [Fact]
    public void Distinct_elements_rebuild_the_array()
    {
        var array = np.array(3, 1, 1, 2, 3);
        var (values, indices, inverse, counts) = np.unique(array, true, true, true);
        Assert.Equal([1L, 3L, 0L], indices.ToArray<long>());
        Assert.Equal([2L, 1L, 2L], counts.ToArray<long>());
        Assert.True(np.array_equal(array, np.take(values, inverse)));
    }

    [Theory]
    [InlineData(typeof(sbyte), -128, 128)]
    [InlineData(typeof(byte), 0, 256)]
    [InlineData(typeof(ushort), 60_000, 65_536)]
    [InlineData(typeof(int), int.MaxValue - 3000, int.MaxValue)]
    [InlineData(typeof(long), -50, 3000)]
    public void Distinct_elements_of_a_short_range_are_counted(Type type, long low, long high)
    {
        np.random.seed(5);
        var array = np.random.randint(low, high, new Shape(50, 400)).astype(type);
        var expected = array.ToArray<long>().GroupBy(x => x).OrderBy(group => group.Key).ToList();
        var (values, counts) = np.unique_counts(array["::-1"]);
        Assert.Equal(type, values.dtype);
        Assert.Equal(expected.Select(group => group.Key), values.ToArray<long>());
        Assert.Equal(expected.Select(group => (long)group.Count()), counts.ToArray<long>());
    }

    [Fact]
    public void Matrix_products_equal_three_loops() =>
        Gen.Select(Gen.Int[-5, 5].Array[6], Gen.Int[-5, 5].Array[12]).Sample((a, b) =>
        {
            var product = np.matmul(np.array(a).reshape(2, 3), np.array(b).reshape(3, 4));
            Assert.Equal(Enumerable.Range(0, 3).Sum(k => a[3 + k] * b[(k * 4) + 2]), product.GetInt32(1, 2));
            Assert.True(np.array_equal(product, np.tensordot(np.array(a).reshape(2, 3), np.array(b).reshape(3, 4), 1)));
        });

    [Fact]
    public void Running_sums_and_differences_undo_each_other()
    {
        var array = np.arange(24).reshape(2, 3, 4);
        Assert.True(np.array_equal(array["1:"], np.diff(np.cumsum(array, 0), axis: 0)));
    }
}
