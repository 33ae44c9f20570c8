using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>The expected numbers are what NumPy's RandomState(42) draws.</summary>
public sealed class DistributionTests
{
    private static readonly Shape Three = new(3);

    public static TheoryData<string, double[]> Continuous => new()
    {
        { "standard_gamma", [2.983135365424813, 1.9694529574820125, 1.8399551367455784] },
        { "gamma", [0.28056060125239285, 1.3180360656843702, 0.048683632331012576] },
        { "beta below 1", [0.5992069666276891, 0.5000773047714704, 0.0044765792479401325] },
        { "beta", [0.4944725879278468, 0.3751527747114991, 0.5298115439843974] },
        { "chisquare", [3.579246352985752, 2.0472117146208575, 1.8631756716660912] },
        { "noncentral_chisquare", [1.0299416915118464, 3.3428827765451437, 2.9867895397531816] },
        { "noncentral_chisquare below 1", [3.3742507019473, 2.2763784382687446e-05, 9.785849884411165] },
        { "f", [1.4266729680291241, 0.785291470247438, 1.89046299492087] },
        { "noncentral_f", [0.31883368269775625, 0.6541678614413409, 0.3699725097024784] },
        { "standard_t", [0.60129249463424, -1.0951668982661746, 1.3018021421494603] },
        { "standard_cauchy", [-3.5924974762375737, 0.425263191903688, 1.000070120387526] },
        { "laplace", [0.4221816504513213, 5.633948500715152, 2.2471970259710075] },
        { "gumbel", [2.5131621068576706, -1.2039608408891258, 0.4496733822839337] },
        { "logistic", [-0.02557653071485122, 6.919159510955579, 3.0095253045528967] },
        { "lognormal", [3.4846132989976137, 2.5367097046483957, 3.757839792580996] },
        { "rayleigh", [1.937561539620064, 4.907236640650232, 3.245607115527632] },
        { "triangular", [2.062796013085915, 3.4562039338681245, 2.7319162688798624] },
        { "wald", [2.992123291293097, 2.23888874436636, 1.652437935650865] },
        { "vonmises", [1.4598674699258964, 0.10367762614779785, 1.064180151597765] },
        { "pareto", [0.16932036645405568, 1.7274682836709054, 0.5510238033601347] },
        { "weibull", [0.6850314518157974, 1.7349701527454358, 1.1474954002284494] },
        { "power", [0.6119968291154477, 0.9750457970833556, 0.8555664450008573] },
    };

    public static TheoryData<string, long[]> Counts => new()
    {
        { "poisson 3", [4, 1, 3, 3, 2, 3, 2, 3] },
        { "poisson 50", [47, 55, 42, 52, 58, 43, 46, 49, 52, 45, 49, 43, 52, 52, 46, 54, 40, 45, 46, 51] },
        { "binomial 10", [2, 5, 4, 3, 2, 2, 1, 5] },
        { "binomial 1000", [711, 714, 698, 722, 694, 727, 693, 697, 702, 690, 678, 698, 703, 706, 676, 679] },
        { "binomial 100000", [39847, 40125, 40017, 39734, 40030, 39682, 39922, 40019, 39959, 40095, 40227, 40007] },
        { "negative_binomial", [7, 5, 1, 5, 5, 6, 29, 18] },
        { "geometric above", [1, 5, 2, 2, 1, 1, 1, 3] },
        { "geometric below", [5, 29, 13, 9, 2, 2, 1, 20] },
        { "zipf", [1, 3, 1, 1, 2, 1, 5, 1] },
        { "logseries", [9, 2, 2, 20, 3, 35, 1, 2] },
    };

    [Theory]
    [MemberData(nameof(Continuous))]
    public void Continuous_numbers_are_NumPys(string distribution, double[] expected)
    {
        var random = np.random.RandomState(42);
        var numbers = distribution switch
        {
            "standard_gamma" => random.standard_gamma(2.5, Three),
            "gamma" => random.gamma(0.5, 2, Three),
            "beta below 1" => random.beta(0.5, 0.5, Three),
            "beta" => random.beta(2, 3, Three),
            "chisquare" => random.chisquare(3, Three),
            "noncentral_chisquare" => random.noncentral_chisquare(3, 2, Three),
            "noncentral_chisquare below 1" => random.noncentral_chisquare(0.5, 2, Three),
            "f" => random.f(3, 7, Three),
            "noncentral_f" => random.noncentral_f(3, 7, 2, Three),
            "standard_t" => random.standard_t(3, Three),
            "standard_cauchy" => random.standard_cauchy(Three),
            "laplace" => random.laplace(1, 2, Three),
            "gumbel" => random.gumbel(1, 2, Three),
            "logistic" => random.logistic(1, 2, Three),
            "lognormal" => random.lognormal(1, 0.5, Three),
            "rayleigh" => random.rayleigh(2, Three),
            "triangular" => random.triangular(1, 2, 4, Three),
            "wald" => random.wald(2, 3, Three),
            "vonmises" => random.vonmises(1, 2, Three),
            "pareto" => random.pareto(3, 3),
            "weibull" => random.weibull(2, Three),
            _ => random.power(2, [3]),
        };
        var drawn = numbers.ToArray<double>();
        Assert.All(expected.Zip(drawn), pair => Assert.Equal(pair.First, pair.Second, Math.Abs(pair.First) * 1e-14));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Counts_are_NumPys(string distribution, long[] expected)
    {
        var random = np.random.RandomState(42);
        var size = new Shape(expected.LongLength);
        var counts = distribution switch
        {
            "poisson 3" => random.poisson(3, size),
            "poisson 50" => random.poisson(50, size),
            "binomial 10" => random.binomial(10, 0.3, size),
            "binomial 1000" => random.binomial(1000, 0.7, size),
            "binomial 100000" => random.binomial(100_000, 0.4, size),
            "negative_binomial" => random.negative_binomial(5, 0.4, size),
            "geometric above" => random.geometric(0.5, size),
            "geometric below" => random.geometric(0.1, size),
            "zipf" => random.zipf(2, size),
            _ => random.logseries(0.9, size),
        };
        Assert.Equal(expected, counts.ToArray<long>());
    }

    [Fact]
    public void Vectors_of_counts_and_shares_are_NumPys()
    {
        var counts = np.random.RandomState(42).multinomial(20, [0.2, 0.3, 0.5], 3);
        Assert.Equal("[[ 3 10  7]\n [ 5  6  9]\n [ 2  5 13]]", counts.ToString());
        var shares = np.random.RandomState(42).dirichlet([1.5, 2, 0.5], 2);
        Assert.Equal([2L, 3L], shares.shape);
        Assert.Equal(0.5409282730473914, shares.GetDouble(0, 0), 1e-15);
        Assert.Equal(0.14042661753224767, shares.GetDouble(1, 2), 1e-15);
        Assert.Equal([3L], np.random.multinomial(5, [0.5, 0.25, 0.25]).shape);
    }

    [Fact]
    public void Parameters_out_of_range_are_refused_in_NumPys_words()
    {
        var random = np.random.RandomState(0);
        (string Words, Action Draw)[] refused =
        [
            ("lam < 0 or lam is NaN", () => random.poisson(-1)), ("lam value too large", () => random.poisson(1e30)),
            ("n < 0", () => random.binomial(-1, 0.3)), ("p < 0, p > 1 or p is NaN", () => random.binomial(1, 1.3)),
            ("p <= 0, p > 1 or p contains NaNs", () => random.geometric(0)), ("n <= 0", () =>
                random.negative_binomial(0, 0.4)),
            ("a <= 1 or a is NaN", () => random.zipf(1)), ("p < 0, p >= 1 or p is NaN", () => random.logseries(1.5)),
            ("shape < 0", () => random.gamma(-1)), ("a <= 0", () => random.pareto(0)),
            ("left > mode", () => random.triangular(1, 0, 2)), ("mode > right", () => random.triangular(1, 3, 2)),
            ("left == right", () => random.triangular(1, 1, 1)), ("alpha <= 0", () => random.dirichlet([0, 1])),
            ("mean <= 0", () => random.wald(0, 1)), ("kappa < 0", () => random.vonmises(0, -1)),
        ];
        foreach (var (words, draw) in refused)
        {
            Assert.Equal(words, Assert.Throws<ValueError>(draw).Message);
        }
    }
}
