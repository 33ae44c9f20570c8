using System.Globalization;
using Cohort.Tests.House;
using Xunit;

namespace Cohort.Tests.Numlib.Sampling;

/// <summary>Distributions of np.random.default_rng(42), against what NumPy draws.</summary>
public sealed class GeneratorTests
{
    private const string AnswersFile = "tests/Numlib/Sampling/GeneratorAnswers.txt";

    // The C library's functions round in their own ways, and NumPy 2 computes Wald numbers without cancellation.
    private const double Tolerance = 1e-12;
    private const double WaldTolerance = 1e-9;

    private static readonly Dictionary<string, Func<Generator, double[], Shape, NDArray>> Distributions = new()
    {
        ["standard_gamma"] = (g, p, size) => g.standard_gamma(p[0], size),
        ["gamma"] = (g, p, size) => g.gamma(p[0], p[1], size),
        ["beta"] = (g, p, size) => g.beta(p[0], p[1], size),
        ["chisquare"] = (g, p, size) => g.chisquare(p[0], size),
        ["noncentral_chisquare"] = (g, p, size) => g.noncentral_chisquare(p[0], p[1], size),
        ["f"] = (g, p, size) => g.f(p[0], p[1], size),
        ["noncentral_f"] = (g, p, size) => g.noncentral_f(p[0], p[1], p[2], size),
        ["standard_t"] = (g, p, size) => g.standard_t(p[0], size),
        ["standard_cauchy"] = (g, _, size) => g.standard_cauchy(size),
        ["laplace"] = (g, p, size) => g.laplace(p[0], p[1], size),
        ["gumbel"] = (g, p, size) => g.gumbel(p[0], p[1], size),
        ["logistic"] = (g, p, size) => g.logistic(p[0], p[1], size),
        ["lognormal"] = (g, p, size) => g.lognormal(p[0], p[1], size),
        ["rayleigh"] = (g, p, size) => g.rayleigh(p[0], size),
        ["triangular"] = (g, p, size) => g.triangular(p[0], p[1], p[2], size),
        ["wald"] = (g, p, size) => g.wald(p[0], p[1], size),
        ["vonmises"] = (g, p, size) => g.vonmises(p[0], p[1], size),
        ["pareto"] = (g, p, size) => g.pareto(p[0], size),
        ["weibull"] = (g, p, size) => g.weibull(p[0], size),
        ["power"] = (g, p, size) => g.power(p[0], size),
        ["binomial"] = (g, p, size) => g.binomial((long)p[0], p[1], size),
        ["poisson"] = (g, p, size) => g.poisson(p[0], size),
        ["negative_binomial"] = (g, p, size) => g.negative_binomial(p[0], p[1], size),
        ["geometric"] = (g, p, size) => g.geometric(p[0], size),
        ["zipf"] = (g, p, size) => g.zipf(p[0], size),
        ["logseries"] = (g, p, size) => g.logseries(p[0], size),
        ["hypergeometric"] = (g, p, size) => g.hypergeometric((long)p[0], (long)p[1], (long)p[2], size),
    };

    public static TheoryData<string> Answers =>
        [.. Repository.Lines(AnswersFile).Where(line => line.Length > 0 && line[0] != '#')];

    [Theory]
    [MemberData(nameof(Answers))]
    public void Numbers_are_those_of_NumPy(string answer)
    {
        var (call, expected) = (answer.Split(": ")[0].Split(' '), answer.Split(": ")[1].Split(" then "));
        var generator = Rng();
        var numbers = Distributions[call[0]](generator, Numbers(call[1..]), new Shape(20));
        var drawn = numbers.astype(np.float64).ToArray<double>();
        foreach (var (one, other) in Numbers(expected[0].Split(' ')).Zip(drawn))
        {
            var most = Math.Abs(one) * (call[0] == "wald" ? WaldTolerance : Tolerance);
            Assert.InRange(other - one, -most, most);
        }

        Assert.Equal(Numbers(expected[1..])[0], (double)generator.random());
    }

    [Fact]
    public void Distributions_of_inversions_give_the_same_bits()
    {
        Assert.Equal(
            [2.3823325634002686f, 0.7378824353218079f, 2.7651846408843994f],
            Rng().standard_gamma(2.5, new Shape(3), np.float32).ToArray<float>());
        Assert.Equal(
            [0.007965726777911186f, 0.4691033363342285f, 0.1875021904706955f],
            Rng().standard_gamma(0.5, new Shape(3), np.float32).ToArray<float>());
        var kept = np.zeros(new Shape(3));
        Assert.Same(kept, Rng().standard_gamma(2.5, @out: kept));
        Assert.True(np.array_equal(kept, Rng().standard_gamma(2.5, new Shape(3))));
    }

    [Fact]
    public void Zipf_numbers_are_small_for_large_exponents() =>
        Assert.Equal([1L, 1, 1], Rng().zipf(2000, new Shape(3)).ToArray<long>());

    [Fact]
    public void Counts_of_outcomes_are_those_of_NumPy()
    {
        Assert.Equal([5L, 5, 10, 6, 6, 8, 2, 11, 7],
            Rng().multinomial(20, [0.2, 0.3, 0.5], new Shape(3)).ToArray<long>());
        Assert.Equal([180L, 300, 520], Rng().multinomial(1000, [0.2, 0.3, 0.5]).ToArray<long>());
        Assert.Equal([3L], Rng().multinomial(1000, [0.2, 0.3, 0.5]).shape);
    }

    [Theory]
    [InlineData("marginals", 6, new long[] { 6, 0, 0, 4, 2, 0, 4, 1, 1 })]
    [InlineData("marginals", 20, new long[] { 10, 7, 3, 12, 6, 2, 11, 5, 4 })]
    [InlineData("count", 6, new long[] { 6, 0, 0, 3, 2, 1, 3, 2, 1 })]
    [InlineData("count", 20, new long[] { 10, 6, 4, 12, 4, 4, 9, 7, 4 })]
    public void Samples_of_colors_are_those_of_NumPy(string method, long nsample, long[] expected) => Assert.Equal(
        expected, Rng().multivariate_hypergeometric([16, 8, 4], nsample, new Shape(3), method).ToArray<long>());

    [Fact]
    public void Parts_of_one_are_those_of_NumPy()
    {
        Near([0.3174762876184857, 0.08613712680247759, 0.5963865855790367, 0.24500107525101864, 0.30985890218429035,
            0.44514002256469104], Rng().dirichlet([1, 2, 3], new Shape(2)));
        Near([9.57188251318835e-07, 0.39797995425503074, 0.6020190885567179, 3.5299097118454686e-103,
            0.0001458793840901344, 0.9998541206159098], Rng().dirichlet([0.01, 0.02, 0.05], new Shape(2)));
        Assert.Equal([0.0, 0.0], Rng().dirichlet([0, 0]).ToArray<double>());
    }

    [Fact]
    public void Normal_vectors_are_those_of_NumPy()
    {
        var cov = new[,] { { 2, 0.5 }, { 0.5, 1 } };
        Near([1.4309350268754408, 1.134917703408299, 2.0612982590085993, 3.1451422944581804],
            Rng().multivariate_normal([1, 2], cov, new Shape(2), method: "cholesky"));
        Near([0.9361453658409961, 0.971202129371108, -0.35053470193992076, 2.347117095512045],
            Rng().multivariate_normal([1, 2], cov, new Shape(2)));
        var wide = new[,] { { 2, 0.5, 0.1 }, { 0.5, 1, 0.2 }, { 0.1, 0.2, 3 } };
        Near([1.4309350268754408, 1.134917703408299, 4.118108597355308],
            Rng().multivariate_normal([1, 2, 3], wide, method: "cholesky"));
        foreach (var method in new[] { "svd", "eigh" })
        {
            var many = Rng().multivariate_normal([1, 2, 3], wide, new Shape(20000), method: method);
            var away = many - np.mean(many, 0);
            Assert.True(np.allclose(np.matmul(away.T, away) / 20000, np.array(wide), atol: 0.1));
        }
    }

    [Fact]
    public void Orders_are_those_of_NumPy()
    {
        var matrix = np.arange(6).reshape(2, 3);
        Assert.Equal([5L, 6, 0, 7, 3, 2, 4, 9, 1, 8], Rng().permuted(np.arange(10)).ToArray<long>());
        Assert.Equal([3L, 2, 5, 4, 1, 0], Rng().permuted(matrix).ToArray<long>());
        Assert.Equal([2L, 1, 0, 3, 5, 4], Rng().permuted(matrix, 1).ToArray<long>());
        Assert.Equal([3L, 1, 2, 0, 4, 5], Rng().permuted(matrix, 0).ToArray<long>());
        Assert.Equal([4L, 5, 3, 1, 2, 0], Rng().permuted(np.asfortranarray(matrix)).ToArray<long>());
        var kept = np.zeros(new Shape(2, 3), np.int64);
        Assert.Same(kept, Rng().permuted(matrix, 1, kept));
        Assert.Equal([2L, 1, 0, 3, 5, 4], kept.ToArray<long>());
        Assert.Throws<ValueError>(() => Rng().permuted(matrix, 1, np.zeros(new Shape(3))));
    }

    [Fact]
    public void Shuffled_matrices_are_those_of_NumPy()
    {
        var (rows, generator) = (np.arange(12).reshape(6, 2), Rng());
        generator.shuffle(rows);
        Assert.Equal([6L, 7, 4, 5, 10, 11, 8, 9, 2, 3, 0, 1], rows.ToArray<long>());
        Assert.Equal(0.6973680290593639, (double)generator.random());
        var columns = np.arange(12).reshape(2, 6);
        Rng().shuffle(columns, 1);
        Assert.Equal([3L, 2, 5, 4, 1, 0, 9, 8, 11, 10, 7, 6], columns.ToArray<long>());
    }

    [Fact]
    public void Children_have_streams_of_their_own()
    {
        var seed = new SeedSequence(42);
        var children = seed.spawn(2);
        Assert.Equal(
            [16910944855483863638, 8623682774590505111, 10515173214987953696, 1314131344145802742],
            new[] { children[0], children[1], children[1].spawn(1)[0], seed.spawn(1)[0] }.Select(First));
        Assert.Equal(12261920713808913982, First(new SeedSequence([1, 1L << 40]).spawn(1)[0]));
        var generators = Rng().spawn(2);
        Assert.Equal((double)new Generator(new PCG64(new SeedSequence(42).spawn(2)[1])).random(),
            (double)generators[1].random());
        Assert.Throws<ValueError>(() => Rng().spawn(-1));
    }

    [Theory]
    [InlineData("shape < 0")]
    [InlineData("a <= 0")]
    [InlineData("p <= 0, p > 1 or p contains NaNs")]
    [InlineData("ngood + nbad < nsample")]
    [InlineData("nsample > sum(colors)")]
    [InlineData("left > mode")]
    [InlineData("sum(pvals[:-1]) > 1.0")]
    [InlineData("covariance is not symmetric positive-semidefinite.")]
    [InlineData("cov must be 2 dimensional and square")]
    public void Parameters_out_of_range_are_refused(string message)
    {
        Action action = message switch
        {
            "shape < 0" => () => Rng().gamma(-1),
            "a <= 0" => () => Rng().beta(0, 1),
            "ngood + nbad < nsample" => () => Rng().hypergeometric(1, 1, 3),
            "nsample > sum(colors)" => () => Rng().multivariate_hypergeometric([1, 1], 3),
            "left > mode" => () => Rng().triangular(3, 2, 4),
            "sum(pvals[:-1]) > 1.0" => () => Rng().multinomial(3, [0.7, 0.7, 0.1]),
            "cov must be 2 dimensional and square" => () => Rng().multivariate_normal(np.ones(2), np.ones(2)),
            _ when message[0] == 'p' => () => Rng().geometric(0),
            _ => () => Rng().multivariate_normal([1, 2], new double[,] { { 1, 2 }, { 2, 1 } }, check_valid: "raise"),
        };
        Assert.Equal(message, Assert.Throws<ValueError>(action).Message);
    }

    private static Generator Rng() => np.random.default_rng(42);

    private static double[] Numbers(string[] texts) =>
        Array.ConvertAll(texts, text => text switch
        {
            "inf" => double.PositiveInfinity,
            _ => double.Parse(text, CultureInfo.InvariantCulture),
        });

    private static ulong First(SeedSequence seed) =>
        (ulong)(new Generator(new PCG64(seed)).integers(0UL, ulong.MaxValue, dtype: np.uint64, endpoint: true));

    private static void Near(double[] expected, NDArray numbers)
    {
        foreach (var (one, other) in expected.Zip(numbers.ToArray<double>()))
        {
            Assert.InRange(other, one - (1e-12 * Math.Abs(one)), one + (1e-12 * Math.Abs(one)));
        }
    }
}
