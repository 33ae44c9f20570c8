using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>The expected numbers are what NumPy draws for the same seeds.</summary>
public sealed class RandomTests
{
    [Fact]
    public void The_legacy_stream_has_NumPys_bits()
    {
        var random = np.random.RandomState(42);
        Assert.Equal([0.3745401188473625, 0.9507143064099162, 0.7319939418114051], random.rand(3).ToArray<double>());
        random.seed(42);
        Assert.Equal([6L, 3L, 7L, 4L, 6L], random.randint(0, 10, new Shape(5)).ToArray<long>());
        random.seed(1);
        Assert.Equal([1.6243453636632417, -0.6117564136500754], random.normal(0, 1, new Shape(2)).ToArray<double>());
    }

    [Fact]
    public void Integers_are_int64_unless_asked_for_and_the_same_in_both()
    {
        var random = np.random.RandomState(42);
        var wide = random.randint(-5, 1000, new Shape(3, 4));
        random.seed(42);
        var narrow = random.randint(-5, 1000, new Shape(3, 4), np.int32);
        Assert.Equal((NPTypeCode.Int64, NPTypeCode.Int32), (wide.typecode, narrow.typecode));
        Assert.True(np.array_equal(wide, narrow));
        Assert.InRange((long)np.random.RandomState(1).randint(1L << 40, 1L << 41), 1L << 40, 1L << 41);
        Assert.Throws<ValueError>(() => random.randint(0, 1L << 40, dtype: np.int32));
    }

    [Fact]
    public void Uniform_numbers_between_arrays_follow_the_stream()
    {
        var random = np.random.RandomState(42);
        var numbers = random.uniform(np.array(new double[] { 0, 10, -1 }), np.array(new double[] { 1, 20, 1 }));
        Assert.Equal(
            [0.3745401188473625, 10 + (10 * 0.9507143064099162), -1 + (2 * 0.7319939418114051)],
            numbers.ToArray<double>());
        Assert.Equal(NPTypeCode.Single, random.uniform(np.zeros(2), np.ones(2), np.float32).typecode);
        Assert.Throws<OverflowException>(() => random.uniform(np.zeros(2), np.array(double.PositiveInfinity)));
    }

    [Fact]
    public void The_generator_has_NumPys_bits()
    {
        var generator = np.random.default_rng(42);
        Assert.Equal([0.7739560485559633, 0.4388784397520523], generator.random(new Shape(2)).ToArray<double>());
    }

    [Fact]
    public void A_saved_state_continues_the_stream()
    {
        var random = np.random.RandomState(7);
        var state = random.get_state();
        var first = random.randn(5).ToArray<double>();
        random.set_state(state);
        Assert.Equal(first, random.randn(5).ToArray<double>());
    }

    [Fact]
    public void A_permutation_holds_every_number_once() => Assert.Equal(
        Enumerable.Range(0, 20).Select(i => (long)i),
        np.sort(np.random.default_rng(3).permutation(20)).ToArray<long>());

    [Fact]
    public void A_generator_permutes_like_numpy()
    {
        Assert.Equal([4, 2, 3, 1, 0], np.random.default_rng(42).permutation(5).ToArray<long>());
        Assert.Equal([3, 2, 5, 4, 1, 0], np.random.default_rng(42).permutation(6).ToArray<long>());
        var rows = np.random.default_rng(42).permutation(np.arange(6).reshape(3, 2));
        Assert.Equal([4, 5, 2, 3, 0, 1], rows.ToArray<long>());
        var shuffled = np.arange(6.0);
        np.random.default_rng(42).shuffle(shuffled);
        Assert.Equal([3.0, 2, 5, 4, 1, 0], shuffled.ToArray<double>());
    }

    [Fact]
    public void Integers_of_a_range_convert_to_the_type_asked_for()
    {
        np.random.seed(42);
        Assert.Equal([51, 92, 14, 71], np.random.randint(0, 100, new Shape(4)).ToArray<int>());
    }

    [Fact]
    public void A_sample_larger_than_its_population_is_refused() => Assert.Equal(
        "Cannot take a larger sample than population when 'replace=False'",
        Assert.Throws<ValueError>(() => np.random.choice(3, new Shape(4), replace: false)).Message);
}
