using Cohort.Creation;
using Cohort.Draws;
using Cohort.Runtime.Elements;
using static Cohort.Draws.ParameterChecks;

namespace Cohort;

/// <content>Distributions of counts, int64, with the numbers that NumPy's Generator gives for a seed.</content>
public sealed partial class Generator
{
    /// <summary>How many of n trials succeed, each with probability p.</summary>
    /// <exception cref="ValueError">There is no such number of trials or probability.</exception>
    public NDArray binomial(long n, double p, Shape size = default) =>
        Each(size, GeneratorCounters.Binomial(n, p));

    /// <summary>Events in an interval that has lam on average.</summary>
    /// <exception cref="ValueError">The average is negative or too large.</exception>
    public NDArray poisson(double lam = 1, Shape size = default) =>
        Each(size, GeneratorCounters.Poisson(lam));

    /// <summary>Failures before n successes, each with probability p.</summary>
    /// <exception cref="ValueError">There is no such number or probability.</exception>
    public NDArray negative_binomial(double n, double p, Shape size = default) =>
        Each(size, GeneratorCounters.NegativeBinomial(n, p));

    /// <summary>Trials up to the first success, each with probability p.</summary>
    /// <exception cref="ValueError">There is no such probability.</exception>
    public NDArray geometric(double p, Shape size = default) =>
        Each(size, GeneratorCounters.Geometric(p));

    /// <summary>Numbers of Zipf's distribution with an exponent.</summary>
    /// <exception cref="ValueError">The exponent is not above 1.</exception>
    public NDArray zipf(double a, Shape size = default) =>
        Each(size, GeneratorCounters.Zipf(a));

    /// <summary>Numbers of the logarithmic series distribution.</summary>
    /// <exception cref="ValueError">There is no such probability.</exception>
    public NDArray logseries(double p, Shape size = default) =>
        Each(size, GeneratorCounters.Logseries(p));

    /// <summary>How many of a sample without replacement are good.</summary>
    /// <param name="ngood">How many are good.</param>
    /// <param name="nbad">How many are not.</param>
    /// <param name="nsample">The size of the sample.</param>
    /// <param name="size">The shape; by default one count.</param>
    /// <exception cref="ValueError">There are not so many, or a number is negative or too large.</exception>
    public NDArray hypergeometric(long ngood, long nbad, long nsample, Shape size = default) =>
        Each(size, GeneratorCounters.Hypergeometric(ngood, nbad, nsample));

    /// <summary>How often each outcome comes in n trials.</summary>
    /// <param name="n">The number of trials.</param>
    /// <param name="pvals">The probability of each outcome; the last one has what the others leave.</param>
    /// <param name="size">The shape of such vectors; by default one.</param>
    /// <exception cref="ValueError">There is no such number of trials, or the probabilities do not fit.</exception>
    public NDArray multinomial(long n, double[] pvals, Shape size = default)
    {
        ArgumentNullException.ThrowIfNull(pvals);
        OutcomeTable.Check(pvals, pvals.Length, "[:-1]");
        Require(n >= 0, "n < 0");
        return Rows(Vectors(size, pvals.Length), pvals.Length, (ref ZigguratVariates g, Span<long> row) =>
            GeneratorDiscrete.Multinomial(ref g, n, pvals, row));
    }

    /// <summary>How often each outcome comes in trials, for each number of trials and row of probabilities.</summary>
    /// <param name="n">The numbers of trials.</param>
    /// <param name="pvals">
    /// Rows of probabilities along the last axis; the last one in a row has what the others leave.
    /// </param>
    /// <param name="size">
    /// The shape of such vectors; by default that to which the numbers of trials and the rows broadcast.
    /// </param>
    /// <exception cref="ValueError">
    /// There is no such number of trials, the probabilities do not fit, or shapes do not.
    /// </exception>
    /// <exception cref="TypeError">The numbers of trials are no integers.</exception>
    public NDArray multinomial(NDArray n, NDArray pvals, Shape size = default)
    {
        var table = OutcomeTable.Of(pvals);
        var shape = ParameterGrid.Common(size, n, table.Rows);
        var (trials, rows) = (ParameterGrid.Integers(n, shape), ParameterGrid.Spread<long>(table.Rows, shape));
        Require(Array.TrueForAll(trials, number => number >= 0), "n < 0");
        var place = 0;
        return Rows(Vectors(shape, table.Width), table.Width, (ref ZigguratVariates g, Span<long> row) =>
        {
            GeneratorDiscrete.Multinomial(ref g, trials[place], table.Row(rows[place]), row);
            place++;
        });
    }

    /// <summary>How many of each color are in a sample without replacement.</summary>
    /// <param name="colors">How many there are of each color.</param>
    /// <param name="nsample">The size of the sample.</param>
    /// <param name="size">The shape of such vectors; by default one.</param>
    /// <param name="method">"marginals" draws color by color, "count" draws the sample and counts.</param>
    /// <exception cref="ValueError">There are not so many, a number is negative or too large, or there is no such
    /// method.</exception>
    public NDArray multivariate_hypergeometric(
        long[] colors, long nsample, Shape size = default, string method = "marginals")
    {
        ArgumentNullException.ThrowIfNull(colors);
        Require(method is "count" or "marginals", "method must be \"count\" or \"marginals\".");
        Require(nsample >= 0, "nsample must be nonnegative.");
        Require(Array.TrueForAll(colors, color => color >= 0), "colors must be a one-dimensional sequence of "
            + $"nonnegative integers not exceeding {long.MaxValue}.");
        var total = colors.Aggregate(Int128.Zero, (sum, color) => sum + color);
        Require(total <= long.MaxValue, "sum(colors) must not exceed the maximum value of a 64 bit signed integer "
            + $"({long.MaxValue})");
        Require(method == "count" || total < LargestPopulation,
            $"When method is \"marginals\", sum(colors) must be less than {LargestPopulation}.");
        Require(nsample <= total, "nsample > sum(colors)");
        var shape = Vectors(size, colors.Length);
        return colors.Length == 0 || total == 0 || nsample == 0
            ? ArrayFactory.Filled(Session.Current, ElementType.Int64, shape.Value)
            : Rows(shape, colors.Length, new ColoredSample(colors, (long)total, nsample).Filler(method));
    }

    private static Shape Vectors(Shape size, int width) =>
        new([.. size.IsEmpty ? default : size.Value.Extents, width]);
}
