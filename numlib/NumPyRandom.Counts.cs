using Cohort.Creation;
using Cohort.Draws;
using Cohort.Kernels.Library.Random;
using static Cohort.Draws.ParameterChecks;

namespace Cohort;

/// <content>Distributions of counts, int64, with the numbers that NumPy's RandomState gives for a seed.</content>
public partial class NumPyRandom
{
    /// <summary>How many of n trials succeed.</summary>
    public NDArray binomial(int n, double p) => binomial(n, p, Shape.Scalar);

    /// <summary>How many of n trials succeed, each with probability p.</summary>
    /// <exception cref="ValueError">There is no such number of trials or probability.</exception>
    public NDArray binomial(int n, double p, Shape size) =>
        Each(size, LegacyCounters.Binomial(n, p));

    /// <summary>Events in an interval that has lam on average.</summary>
    public NDArray poisson(double lam = 1) => poisson(lam, Shape.Scalar);

    /// <summary>Events in an interval that has lam on average.</summary>
    /// <exception cref="ValueError">The average is negative or too large.</exception>
    public NDArray poisson(double lam, Shape size) =>
        Each(size, LegacyCounters.Poisson(lam));

    /// <summary>Failures before n successes.</summary>
    public NDArray negative_binomial(double n, double p) => negative_binomial(n, p, Shape.Scalar);

    /// <summary>Failures before n successes, each with probability p.</summary>
    /// <exception cref="ValueError">There is no such number or probability.</exception>
    public NDArray negative_binomial(double n, double p, Shape size) =>
        Each(size, LegacyCounters.NegativeBinomial(n, p));

    /// <summary>Trials up to the first success.</summary>
    public NDArray geometric(double p) => geometric(p, Shape.Scalar);

    /// <summary>Trials up to the first success, each with probability p.</summary>
    /// <exception cref="ValueError">There is no such probability.</exception>
    public NDArray geometric(double p, Shape size) =>
        Each(size, LegacyCounters.Geometric(p));

    /// <summary>A number of Zipf's distribution.</summary>
    public NDArray zipf(double a) => zipf(a, Shape.Scalar);

    /// <summary>Numbers of Zipf's distribution with an exponent.</summary>
    /// <exception cref="ValueError">The exponent is not above 1.</exception>
    public NDArray zipf(double a, Shape size) =>
        Each(size, LegacyCounters.Zipf(a));

    /// <summary>Numbers of the logarithmic series distribution; by default one.</summary>
    /// <exception cref="ValueError">There is no such probability.</exception>
    public NDArray logseries(double p, Shape? size = null) => logseries(p, size ?? Shape.Scalar);

    /// <inheritdoc cref="logseries(double, Shape?)"/>
    public NDArray logseries(double p, Shape size) =>
        Each(size, LegacyCounters.Logseries(p));

    /// <inheritdoc cref="logseries(double, Shape?)"/>
    public NDArray logseries(double p, int size) => logseries(p, new Shape((long)size));

    /// <inheritdoc cref="logseries(double, Shape?)"/>
    public NDArray logseries(double p, int[] size) => logseries(p, new Shape(size));

    /// <inheritdoc cref="logseries(double, Shape?)"/>
    public NDArray logseries(double p, long[] size) => logseries(p, new Shape(size));

    /// <summary>How often each outcome comes in n trials.</summary>
    /// <param name="n">The number of trials.</param>
    /// <param name="pvals">The probability of each outcome; the last one has what the others leave.</param>
    /// <param name="size">The shape of such vectors; by default one.</param>
    /// <exception cref="ValueError">There is no such number of trials, or the probabilities do not fit.</exception>
    public NDArray multinomial(int n, double[] pvals, Shape? size = null)
    {
        NotNegative(n, "n");
        Require(
            Array.TrueForAll(pvals, p => p is >= 0 and <= 1), "pvals < 0, pvals > 1 or pvals contains NaNs");
        Require(pvals.SkipLast(1).Sum() <= 1.0 + 1e-12, "sum(pvals[:-1]) > 1.0");
        var shape = One(size ?? default);
        var counts = HostContent.Buffer<long>(checked(shape.Size * pvals.Length), "np.random");
        lock (_gate)
        {
            for (var row = 0; row < counts.Length; row += pvals.Length)
            {
                FillMultinomial(n, pvals, counts.AsSpan(row, pvals.Length));
            }
        }

        return HostContent.Import<long>(Session.Current, [.. shape.Value.Extents, pvals.Length], counts);
    }

    /// <inheritdoc cref="multinomial(int, double[], Shape?)"/>
    public NDArray multinomial(int n, double[] pvals, int[] size) => multinomial(n, pvals, (Shape?)new Shape(size));

    /// <inheritdoc cref="multinomial(int, double[], Shape?)"/>
    public NDArray multinomial(int n, double[] pvals, int size) =>
        multinomial(n, pvals, (Shape?)new Shape((long)size));

    private void FillMultinomial(long trials, double[] probabilities, Span<long> row)
    {
        var rest = 1.0;
        for (var i = 0; i < row.Length - 1 && trials > 0; i++)
        {
            row[i] = new Binomial(trials, Math.Min(probabilities[i] / rest, 1), isLegacy: true).Next(ref _generator);
            trials -= row[i];
            rest -= probabilities[i];
        }

        row[^1] = trials;
    }
}
