using Xunit;

namespace Cohort.Tests.Numlib.Sampling;

/// <summary>The expected numbers are what NumPy's RandomState(42) draws.</summary>
public sealed class LegacySampleTests
{
    private static readonly Dictionary<(double, double, double), double[]> Expected = new()
    {
        [(2, 0.5, 1)] = [-0.6346484265546326, -0.3961406790434142],
        [(2, -0.5, 1)] = [-0.7288779665415952, 0.1686504456307113],
        [(1, 0.5, 4)] = [0.029910449434710034, 1.0117262587215963],
        [(1, -0.5, 4)] = [-0.29156039080020996, 0.9692663184536093],
        [(2, 0, 1)] = [0.70245989181115, -0.13826430117118466],
        [(1, 0, 4)] = [-0.13826430117118466, 0.9934283060224653],
        [(1, 2, 4)] = [-0.4967141517496963, -0.9934283066532338],
    };

    [Theory]
    [InlineData(15, 15, 15, new long[] { 8, 9, 8, 6, 6, 10, 8, 6, 7, 7, 10, 8, 5, 7, 8, 6, 9, 6, 8, 5 },
        0.7296061783380641)]
    [InlineData(5, 20, 3, new long[] { 1, 0, 1, 1, 1, 0, 0, 0, 0, 0 }, 0.6075448519014384)]
    [InlineData(20, 5, 22, new long[] { 18, 18, 18, 17, 17, 18, 17, 18, 18, 18 }, 0.8872127425763265)]
    [InlineData(100, 200, 50, new long[] { 18, 19, 15, 17, 14, 13, 14, 21, 17, 13 }, 0.06505159298527952)]
    [InlineData(200, 100, 250, new long[] { 168, 171, 168, 161, 168, 166, 166, 167, 164, 169 }, 0.14092422497476265)]
    [InlineData(100000, 50000, 1000, new long[] { 663, 658, 676, 665, 679, 682, 679, 650 }, 0.19967378215835974)]
    public void Samples_without_replacement_are_those_of_NumPy(
        long good, long bad, long sample, long[] expected, double next)
    {
        var random = np.random.RandomState(42);
        Assert.Equal(expected, random.hypergeometric(good, bad, sample, expected.Length).ToArray<long>());
        Assert.Equal(next, (double)random.rand());
    }

    [Fact]
    public void Samples_that_cannot_be_are_refused()
    {
        Assert.Equal("ngood < 0", Refusal(() => np.random.hypergeometric(-1, 1, 1)));
        Assert.Equal("nbad < 0", Refusal(() => np.random.hypergeometric(1, -1, 1)));
        Assert.Equal("nsample < 1 or nsample is NaN", Refusal(() => np.random.hypergeometric(1, 1, 0)));
        Assert.Equal("ngood + nbad < nsample", Refusal(() => np.random.hypergeometric(1, 1, 3)));
        Assert.Equal("low >= high", Refusal(() => np.random.random_integers(5, 3)));
        Assert.Equal("mean and cov must have same length",
            Refusal(() => np.random.multivariate_normal([1, 2, 3], new double[2, 2])));
        Assert.Equal("check_valid must equal 'warn', 'raise', or 'ignore'",
            Refusal(() => np.random.multivariate_normal([1, 2], new double[2, 2], check_valid: "x")));
        Assert.Equal("covariance is not symmetric positive-semidefinite.", Refusal(() =>
            np.random.multivariate_normal([1, 2], new double[,] { { 1, 2 }, { 2, 1 } }, check_valid: "raise")));
    }

    [Fact]
    public void Normal_vectors_are_those_of_NumPy()
    {
        var drawn = np.random.RandomState(42).multivariate_normal([1, 2], new[,] { { 2, 0.5 }, { 0.5, 1 } }, 3);
        Assert.Equal([3L, 2L], drawn.shape);
        Assert.True(np.allclose(drawn, np.array(new[,]
        {
            { 0.36535157, 1.60385932 }, { -0.40796828, 2.8847138 }, { 1.40117058, 1.94050645 },
        }), atol: 1e-8));
    }

    [Theory]
    [InlineData(2, 0.5, 1)]
    [InlineData(2, -0.5, 1)]
    [InlineData(1, 0.5, 4)]
    [InlineData(1, -0.5, 4)]
    [InlineData(2, 0, 1)]
    [InlineData(1, 0, 4)]
    [InlineData(1, 2, 4)]
    public void Two_normal_numbers_have_the_signs_of_LAPACK(double a, double b, double c)
    {
        var drawn = np.random.RandomState(42).multivariate_normal([0, 0], new[,] { { a, b }, { b, c } });
        Assert.True(np.allclose(drawn, np.array(Expected[(a, b, c)]), atol: 1e-8));
    }

    [Fact]
    public void Inclusive_integers_are_those_of_NumPy()
    {
        Assert.Equal([4L, 5, 3, 5, 5, 2, 3, 3],
            np.random.RandomState(42).random_integers(5, size: new Shape(8)).ToArray<long>());
        Assert.Equal([3L, 0, 1, 3, -1, 1, 1, 3],
            np.random.RandomState(42).random_integers(-3, 3, new Shape(8)).ToArray<long>());
    }

    [Fact]
    public void Trials_succeed_where_uniform_numbers_are_below_the_probability()
    {
        Assert.Equal([1.0, 0, 0, 0, 1, 1, 1, 0],
            np.random.RandomState(42).bernoulli(0.5, new Shape(8)).ToArray<double>());
        Assert.Equal(0, np.random.RandomState(42).bernoulli(0.5).ndim);
    }

    private static string Refusal(Action action) => Assert.Throws<ValueError>(action).Message;
}
