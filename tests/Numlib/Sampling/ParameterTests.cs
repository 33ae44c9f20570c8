using System.Globalization;
using Cohort.Tests.Numlib.Families;
using Xunit;

namespace Cohort.Tests.Numlib.Sampling;

/// <summary>
/// Distributions whose parameters are arrays draw each number with its own, as NumPy does for a seed.
/// </summary>
public sealed class ParameterTests
{
    // The C library's functions round in their own ways, and NumPy 2 computes Wald numbers without cancellation.
    private const double Tolerance = 1e-12;
    private const double WaldTolerance = 1e-9;

    private static readonly Dictionary<string, Func<Generator, NDArray[], Shape, NDArray>> Generators = new()
    {
        ["gamma"] = (g, p, size) => g.gamma(p[0], p[1], size),
        ["standard_gamma"] = (g, p, size) => g.standard_gamma(p[0], size),
        ["beta"] = (g, p, size) => g.beta(p[0], p[1], size),
        ["chisquare"] = (g, p, size) => g.chisquare(p[0], size),
        ["noncentral_chisquare"] = (g, p, size) => g.noncentral_chisquare(p[0], p[1], size),
        ["f"] = (g, p, size) => g.f(p[0], p[1], size),
        ["noncentral_f"] = (g, p, size) => g.noncentral_f(p[0], p[1], p[2], size),
        ["standard_t"] = (g, p, size) => g.standard_t(p[0], size),
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
        ["normal"] = (g, p, size) => g.normal(p[0], p[1], size),
        ["uniform"] = (g, p, size) => g.uniform(p[0], p[1], size),
        ["exponential"] = (g, p, size) => g.exponential(p[0], size),
        ["binomial"] = (g, p, size) => g.binomial(p[0], p[1], size),
        ["poisson"] = (g, p, size) => g.poisson(p[0], size),
        ["negative_binomial"] = (g, p, size) => g.negative_binomial(p[0], p[1], size),
        ["geometric"] = (g, p, size) => g.geometric(p[0], size),
        ["zipf"] = (g, p, size) => g.zipf(p[0], size),
        ["logseries"] = (g, p, size) => g.logseries(p[0], size),
        ["hypergeometric"] = (g, p, size) => g.hypergeometric(p[0], p[1], p[2], size),
    };

    private static readonly Dictionary<string, Func<NumPyRandom, NDArray[], Shape, NDArray>> Legacy = new()
    {
        ["gamma"] = (g, p, size) => g.gamma(p[0], p[1], size),
        ["standard_gamma"] = (g, p, size) => g.standard_gamma(p[0], size),
        ["beta"] = (g, p, size) => g.beta(p[0], p[1], size),
        ["chisquare"] = (g, p, size) => g.chisquare(p[0], size),
        ["noncentral_chisquare"] = (g, p, size) => g.noncentral_chisquare(p[0], p[1], size),
        ["f"] = (g, p, size) => g.f(p[0], p[1], size),
        ["noncentral_f"] = (g, p, size) => g.noncentral_f(p[0], p[1], p[2], size),
        ["standard_t"] = (g, p, size) => g.standard_t(p[0], size),
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
        ["normal"] = (g, p, size) => g.normal(p[0], p[1], size),
        ["uniform"] = (g, p, size) => g.uniform(p[0], p[1], size),
        ["exponential"] = (g, p, size) => g.exponential(p[0], size),
        ["binomial"] = (g, p, size) => g.binomial(p[0], p[1], size),
        ["poisson"] = (g, p, size) => g.poisson(p[0], size),
        ["negative_binomial"] = (g, p, size) => g.negative_binomial(p[0], p[1], size),
        ["geometric"] = (g, p, size) => g.geometric(p[0], size),
        ["zipf"] = (g, p, size) => g.zipf(p[0], size),
        ["logseries"] = (g, p, size) => g.logseries(p[0], size),
        ["hypergeometric"] = (g, p, size) => g.hypergeometric(p[0], p[1], p[2], size),
    };

    public static TheoryData<string> Calls =>
        [.. AnswerCase.All("parameters.txt").Select((answer, place) => $"{place} {answer.Call}")];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Numbers_are_those_of_NumPy(string call)
    {
        var place = int.Parse(call.Split(' ')[0], CultureInfo.InvariantCulture);
        var answer = AnswerCase.All("parameters.txt").ElementAt(place);
        var (source, name, size) = Parts(answer.Call);
        var (generator, legacy) = (np.random.default_rng(42), np.random.RandomState(42));
        var numbers = (source, name.Split(':')) switch
        {
            ("generator", ["integers", var type]) =>
                generator.integers(answer.Operands[0], answer.Operands[1], size, DType.From(type)),
            (_, ["integers", var type]) =>
                legacy.randint(answer.Operands[0], answer.Operands[1], size, DType.From(type)),
            ("generator", _) => Generators[name](generator, answer.Operands, size),
            _ => Legacy[name](legacy, answer.Operands, size),
        };
        var after = source == "generator" ? generator.random() : legacy.random_sample();
        Assert.Equal(answer.Results[0].dtype, numbers.dtype);
        Assert.Equal(answer.Results[0].shape, numbers.shape);
        var expected = answer.Results[0].astype(np.float64).ToArray<double>();
        foreach (var (one, other) in expected.Zip(numbers.astype(np.float64).ToArray<double>()))
        {
            var most = Math.Abs(one) * (name == "wald" ? WaldTolerance : Tolerance);
            Assert.InRange(other - one, -most, most);
        }

        Assert.Equal((double)answer.Results[1], (double)after);
    }

    [Fact]
    public void A_parameter_out_of_its_range_is_found_before_anything_is_drawn()
    {
        var generator = np.random.default_rng(1);
        var refusal = Assert.Throws<ValueError>(() => generator.gamma(np.array(new[] { 1.0, 2, -1 }), 1));
        Assert.Equal("shape < 0", refusal.Message);
        Assert.Equal("scale < 0", Assert.Throws<ValueError>(() => generator.normal(0, np.array(1.0, -2))).Message);
        Assert.Equal("low >= high", Assert.Throws<ValueError>(() => generator.integers(np.array(0, 5), 5)).Message);
        Assert.Equal("high is out of bounds for int8", Assert.Throws<ValueError>(() =>
            generator.integers(np.array(0, 5), 129, dtype: np.int8)).Message);
        Assert.Throws<TypeError>(() => generator.binomial(np.array(1.5, 2.5), 0.5));
        Assert.Equal((double)np.random.default_rng(1).random(), (double)generator.random());
    }

    [Fact]
    public void Parameters_have_to_broadcast_to_the_size()
    {
        var refusal = Assert.Throws<ValueError>(() =>
            np.random.default_rng(1).beta(np.ones(3), np.ones(2, 1), new Shape(3)));
        Assert.Equal(
            "Output size (3,) is not compatible with broadcast dimensions of inputs (2, 3).", refusal.Message);
        Assert.Throws<IncorrectShapeException>(() => np.random.default_rng(1).beta(np.ones(3), np.ones(2)));
    }

    [Fact]
    public void Plain_numbers_as_arrays_draw_what_plain_numbers_do()
    {
        var shape = new Shape(2, 5);
        Assert.True(np.array_equal(
            np.random.default_rng(3).weibull(1.5, shape), np.random.default_rng(3).weibull(np.array(1.5), shape)));
        Assert.Equal(0, np.random.default_rng(3).weibull(np.array(1.5)).ndim);
        Assert.True(np.array_equal(
            np.random.default_rng(3).normal(np.ones(4)), np.random.default_rng(3).normal(1, 1, new Shape(4))));
        Assert.True(np.array_equal(
            np.random.RandomState(3).gamma(np.ones(4)), np.random.RandomState(3).gamma(1, 1, new Shape(4))));
        Assert.Equal(new Shape(0, 5), np.random.default_rng(3).gamma(np.ones(0, 1), np.ones(5)).Shape);
        Assert.True(np.array_equal(
            np.random.default_rng(3).standard_gamma(0.5, new Shape(4), np.float32),
            np.random.default_rng(3).standard_gamma(np.full(new Shape(4), 0.5), dtype: np.float32)));
    }

    [Fact]
    public void Stepped_and_transposed_parameters_are_taken_in_order()
    {
        var scales = np.arange(12).reshape(3, 4) + 1.0;
        var drawn = np.random.default_rng(5).rayleigh(scales.T["::-1"]);
        Assert.True(np.array_equal(np.random.default_rng(5).rayleigh(scales.T["::-1"].copy()), drawn));
    }

    private static (string Source, string Name, Shape Size) Parts(string call)
    {
        var words = call.Split(' ');
        var size = words[2] == "-" ? default
            : new Shape([.. words[2].Split(',').Select(word => long.Parse(word, CultureInfo.InvariantCulture))]);
        return (words[0], words[1], size);
    }
}
