namespace Cohort.Statistics;

/// <summary>
/// NumPy's definitions of a sample quantile: the nine of R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical
/// Packages, The American Statistician 50 (1996), and four more.
/// </summary>
internal sealed class QuantileMethod
{
    private static readonly Dictionary<string, QuantileMethod> All = new(StringComparer.Ordinal)
    {
        ["inverted_cdf"] = Discrete((n, q, round) => Above(round(round(n * q) - 1), isBelow: false)),
        ["averaged_inverted_cdf"] = new((n, q, round) => round(round(n * q) - 1), (gamma, _) => gamma == 0 ? 0.5 : 1),
        ["closest_observation"] = Discrete((n, q, round) => Nearest(round(round(round(n * q) - 1) - 0.5))),
        ["interpolated_inverted_cdf"] = Continuous(0, 1),
        ["hazen"] = Continuous(0.5, 0.5),
        ["weibull"] = Continuous(0, 0),
        ["linear"] = new((n, q, round) => round(round(n - 1) * q), Unchanged),
        ["median_unbiased"] = Continuous(1 / 3.0, 1 / 3.0),
        ["normal_unbiased"] = Continuous(3 / 8.0, 3 / 8.0),
        ["lower"] = Discrete((n, q, round) => Math.Floor(round(round(n - 1) * q))),
        ["higher"] = Discrete((n, q, round) => Math.Ceiling(round(round(n - 1) * q))),
        ["midpoint"] = new(Midpoint, (_, index) => index % 1 == 0 ? 0 : 0.5),
        ["nearest"] = Discrete((n, q, round) => Math.Round(round(round(n - 1) * q), MidpointRounding.ToEven)),
    };

    private readonly Func<double, double, Func<double, double>, double> _index;
    private readonly Func<double, double, double> _weight;

    private QuantileMethod(
        Func<double, double, Func<double, double>, double> index, Func<double, double, double> weight)
    {
        (_index, _weight) = (index, weight);
    }

    /// <summary>Whether a quantile is always one of the elements.</summary>
    public bool IsDiscrete { get; private init; }

    /// <summary>Whether a place that is an integer of the program gives an element of the array's type.</summary>
    public bool IsLinear => ReferenceEquals(this, All["linear"]);

    /// <summary>The definition of a name.</summary>
    /// <exception cref="ValueError">There is none of the name.</exception>
    public static QuantileMethod Of(string name) => All.TryGetValue(name, out var method) ? method
        : throw new ValueError($"'{name}' is not a valid method. Use one of: {string.Join(", ", All.Keys)}");

    /// <summary>Where in n sorted elements a quantile lies.</summary>
    /// <param name="n">How many elements there are, at least 1.</param>
    /// <param name="q">Which quantile, from 0 to 1.</param>
    /// <param name="round">The rounding of the floating-point type in which q is given.</param>
    public QuantilePlace Place(long n, double q, Func<double, double> round)
    {
        var index = _index(round(n), q, round);
        if (IsDiscrete)
        {
            var place = Math.Clamp((long)index, 0, n - 1);
            return new QuantilePlace(place, place, 0);
        }

        var previous = index >= n - 1 ? -1 : index < 0 ? 0 : (long)Math.Floor(index);
        var next = index >= n - 1 ? -1 : index < 0 ? 0 : previous + 1;
        var weight = _weight(round(index - previous), index);
        return new QuantilePlace(previous < 0 ? n - 1 : previous, next < 0 ? n - 1 : next, weight);
    }

    private static QuantileMethod Continuous(double alpha, double beta) => new(
        (n, q, round) => round(round(round(n * q) + round(round(alpha) + round(q * round(1 - alpha - beta)))) - 1),
        Unchanged);

    private static QuantileMethod Discrete(Func<double, double, Func<double, double>, double> index) =>
        new(index, Unchanged) { IsDiscrete = true };

    private static double Unchanged(double gamma, double index) => gamma;

    private static double Midpoint(double n, double q, Func<double, double> round)
    {
        var index = round(round(n - 1) * q);
        return round(0.5 * round(Math.Floor(index) + Math.Ceiling(index)));
    }

    private static double Nearest(double index) => Above(index, isBelow: Math.Floor(index) % 2 != 1);

    // The integer above, unless the index is one itself and that does not count as below.
    private static double Above(double index, bool isBelow)
    {
        var previous = Math.Floor(index);
        return index == previous && !isBelow ? previous : previous + 1;
    }
}
