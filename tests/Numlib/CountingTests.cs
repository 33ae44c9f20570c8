using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>bincount and histogram: NumPy's values, types and messages.</summary>
public sealed class CountingTests
{
    [Fact]
    public void Numbers_are_counted_and_weights_added_up()
    {
        var x = np.array(new[] { 0, 1, 1, 3, 2, 1, 7 });
        Assert.Equal([1, 3, 1, 1, 0, 0, 0, 1], np.bincount(x).ToArray<long>());
        Assert.Equal(12, np.bincount(x, minlength: 12).size);
        Assert.Equal(0, np.bincount(np.array(Array.Empty<int>())).size);
        var weights = np.array(new[] { 0.3, 0.5, 0.2, 0.7, 1.0, -0.6 });
        Assert.Equal(
            [0.3, 0.5 + 0.2, 0.7 + 1.0, -0.6],
            np.bincount(np.array(new[] { 0, 1, 1, 2, 2, 3 }), weights).ToArray<double>());
        Assert.Equal([2, 1], np.bincount(np.array(new[] { true, false, false })).ToArray<long>());
    }

    [Fact]
    public void Many_numbers_are_counted_by_all_workers()
    {
        var x = np.arange(1_000_000) % 1000;
        Assert.Equal(Enumerable.Repeat(1000L, 1000), np.bincount(x).ToArray<long>());
    }

    [Fact]
    public void What_cannot_be_counted_is_refused_in_the_words_of_NumPy()
    {
        Refuses<ValueError>(
            "'list' argument must have no negative elements", () => np.bincount(np.array(new[] { -1 })));
        Refuses<ValueError>("object too deep for desired array", () => np.bincount(np.zeros((2, 2), np.int32)));
        Refuses<ValueError>(
            "The weights and list don't have the same length.",
            () => np.bincount(np.array(new[] { 1, 2 }), np.array(new[] { 1.0 })));
        Refuses<ValueError>("'minlength' must not be negative", () => np.bincount(np.array(new[] { 1 }), null, -1));
        Refuses<TypeError>(
            "Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'safe'",
            () => np.bincount(np.zeros(2)));
    }

    [Fact]
    public void A_histogram_has_closed_edges_on_the_right_end_alone()
    {
        var (hist, edges) = np.histogram(np.array(new[] { 1.0, 2, 1, 4, 2.5, double.NaN, 4 }), 3, (1, 4));
        Assert.Equal([2, 2, 2], hist.ToArray<long>());
        Assert.Equal([1.0, 2, 3, 4], edges.ToArray<double>());
        var (given, _) = np.histogram(np.array(new[] { 1, 2, 1, 0, 5, 3 }), np.array(new[] { 0, 1, 2, 3 }));
        Assert.Equal([1, 2, 2], given.ToArray<long>());
        var (density, _) = np.histogram(np.arange(5), np.array(new[] { 0.0, 1, 4, 5 }), density: true);
        Assert.Equal([0.2, 0.2, 0.2], density.ToArray<double>());
        var (weighted, _) = np.histogram(np.array(new[] { 0.1, 0.2, 0.9 }), 2, (0, 1), np.array(new[] { 1.5, 2, 4 }));
        Assert.Equal([3.5, 4.0], weighted.ToArray<double>());
    }

    [Fact]
    public void Each_element_is_in_the_bin_between_whose_edges_it_lies()
    {
        var values = np.random.RandomState(3).rand(20_000) * 7 - 2;
        foreach (var bins in new[] { 1, 7, 49, 100 })
        {
            var (hist, edges) = np.histogram(values, bins);
            var bounds = edges.ToArray<double>();
            var expected = new long[bins];
            foreach (var value in values.ToArray<double>())
            {
                var bin = Array.FindLastIndex(bounds, bound => bound <= value);
                expected[Math.Min(bin, bins - 1)]++;
            }

            Assert.Equal(expected, hist.ToArray<long>());
        }
    }

    [Fact]
    public void Bins_that_are_none_are_refused()
    {
        Refuses<ValueError>("`bins` must be positive, when an integer", () => np.histogram(np.arange(3), 0));
        Refuses<ValueError>(
            "`bins` must increase monotonically, when an array",
            () => np.histogram(np.arange(3), np.array(new[] { 1, 0 })));
        Refuses<ValueError>(
            "max must be larger than min in range parameter.", () => np.histogram(np.arange(3), 3, (2, 1)));
        Refuses<ValueError>(
            "autodetected range of [nan, nan] is not finite",
            () => np.histogram(np.array(new[] { double.NaN, 1.0 })));
    }

    private static void Refuses<T>(string message, Func<object> call)
        where T : Exception => Assert.Equal(message, Assert.Throws<T>(call).Message);
}
