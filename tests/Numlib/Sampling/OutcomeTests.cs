using Xunit;

namespace Cohort.Tests.Numlib.Sampling;

/// <summary>Counts of outcomes with arrays of trials and of probabilities, against what NumPy draws.</summary>
public sealed class OutcomeTests
{
    private static readonly NDArray Two = np.array(new long[] { 5, 20 });
    private static readonly NDArray Three = np.array(new[] { 0.2, 0.3, 0.5 });
    private static readonly NDArray Rows = np.array(new[,] { { 0.2, 0.3, 0.5 }, { 0.1, 0.1, 0.8 } });

    [Fact]
    public void Trials_and_rows_of_probabilities_broadcast()
    {
        Same([2, 3], [2, 1, 2, 3, 2, 15], 0.09417734788764953, random => random.multinomial(Two, Rows));
        Same([2, 2, 3], [2, 1, 2, 1, 1, 3, 2, 11, 7, 3, 3, 14], 0.12811363267554587,
            random => random.multinomial(Two.reshape(2, 1), Rows));
        Same([3, 2, 3], [2, 1, 2, 6, 6, 8, 0, 4, 1, 5, 7, 8, 0, 2, 3, 3, 9, 8], 0.6438651200806645,
            random => random.multinomial(Two, Three, new Shape(3, 2)));
        Same([2, 2], [2, 5, 3, 4], 0.8585979199113825,
            random => random.multinomial(7, np.array(new[,] { { 0.2, 0.8 }, { 0.5, 0.5 } })));
        Same([2, 1], [0, 3], 0.7739560485559633,
            random => random.multinomial(np.array(new[] { 0, 3 }), np.array(new[] { 1.0 })));
        Same([3], [3, 4, 2], 0.8585979199113825, random => random.multinomial(9, np.array(new[] { 0.25, 0.5, 0.25 })));
        Same([3], [3, 4, 2], 0.8585979199113825, random => random.multinomial(9, [0.25, 0.5, 0.25]));
    }

    [Fact]
    public void Reversed_and_transposed_arguments_count_as_their_copies()
    {
        var turned = np.array(new[,] { { 0.1, 0.2 }, { 0.1, 0.3 }, { 0.8, 0.5 } }).T["::-1"];
        Same([2, 3], [2, 1, 2, 3, 2, 15], 0.09417734788764953,
            random => random.multinomial(np.array(new[] { 20, 5 })["::-1"], turned));
    }

    [Fact]
    public void No_trials_and_no_rows_give_no_counts()
    {
        Assert.Equal([0L, 3], np.random.default_rng(1).multinomial(np.zeros(0, np.int64), Three).shape);
        Assert.Equal([0L, 2], np.random.default_rng(1).multinomial(4, np.zeros((0, 2))).shape);
    }

    public static TheoryData<string, NDArray, NDArray> Refused => new()
    {
        { "n < 0", np.array(new[] { 5, -2 }), Three },
        { "sum(pvals[...,:-1]) > 1.0", 5, np.array(new[,] { { 0.2, 0.3, 0.5 }, { 0.9, 0.9, 0.8 } }) },
        { "sum(pvals[:-1]) > 1.0", Two, np.array(new[] { 0.9, 0.9, 0.8 }) },
        { "pvals < 0, pvals > 1 or pvals contains NaNs", 5, np.array(new[] { 0.9, np.nan }) },
        {
            "pvals must have at least 1 dimension and the last dimension of pvals must be greater than 0.", 5,
            np.zeros((2, 0))
        },
        {
            "pvals must have at least 1 dimension and the last dimension of pvals must be greater than 0.", 5,
            np.array(0.5)
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refusals_are_in_NumPys_words(string message, NDArray n, NDArray pvals) => Assert.Equal(
        message, Assert.Throws<ValueError>(() => np.random.default_rng(1).multinomial(n, pvals)).Message);

    [Fact]
    public void Sizes_must_fit_trials_must_be_integers_and_narrow_sums_are_explained()
    {
        var random = np.random.default_rng(1);
        Assert.Throws<ValueError>(() => random.multinomial(Two, Three, new Shape(2, 3)));
        Assert.Throws<TypeError>(() => random.multinomial(np.array(new[] { 5.5 }), Three));
        var narrow = np.array(new[] { 0.3f, 0.7f, 0.0f }) + 3e-8f;
        Assert.StartsWith(
            "sum(pvals[:-1].astype(np.float64)) > 1.0. The pvals array is cast to 64-bit floating point",
            Assert.Throws<ValueError>(() => random.multinomial(Two, narrow)).Message, StringComparison.Ordinal);
    }

    private static void Same(long[] shape, long[] counts, double next, Func<Generator, NDArray> draw)
    {
        var random = np.random.default_rng(42);
        var drawn = draw(random);
        Assert.Equal(typeof(long), drawn.dtype);
        Assert.Equal(shape, drawn.shape);
        Assert.Equal(counts, drawn.ToArray<long>());
        Assert.Equal(next, (double)random.random());
    }
}
