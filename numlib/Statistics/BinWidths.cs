using Cohort.Runtime.Elements;

namespace Cohort.Statistics;

/// <summary>NumPy's rules for the number of bins of a histogram.</summary>
internal static class BinWidths
{
    private static readonly Dictionary<string, Func<NDArray, double, double>> Rules = new(StringComparer.Ordinal)
    {
        ["auto"] = Auto,
        ["doane"] = Doane,
        ["fd"] = FreedmanDiaconis,
        ["rice"] = (x, spread) => spread / (2 * Math.Cbrt(x.size)),
        ["scott"] = (x, _) => Math.Cbrt(24 * Math.Sqrt(Math.PI) / x.size) * Number(np.std(x)),
        ["sqrt"] = (x, spread) => spread / Math.Sqrt(x.size),
        ["stone"] = Stone,
        ["sturges"] = (x, spread) => spread / (Math.Log2(x.size) + 1),
    };

    /// <summary>How many bins of equal width a rule wants for elements between two edges.</summary>
    /// <param name="flat">The elements.</param>
    /// <param name="rule">The name of the rule.</param>
    /// <param name="first">The first edge.</param>
    /// <param name="last">The last edge.</param>
    /// <exception cref="ValueError">There is no such rule.</exception>
    public static int Count(NDArray flat, string rule, double first, double last)
    {
        if (!Rules.TryGetValue(rule, out var width))
        {
            throw new ValueError($"'{rule}' is not a valid estimator for `bins`");
        }

        NDArray inside = flat[(flat >= first) & (flat <= last)];
        if (inside.size == 0)
        {
            return 1;
        }

        var spread = Number(inside.max()) - Number(inside.min());
        var found = width(inside, spread);
        found = flat.Type.IsInteger() && found < 1 ? 1 : found;
        return found > 0 ? (int)Math.Ceiling((last - first) / found) : 1;
    }

    private static double Number(NDArray scalar) => scalar.astype(np.float64).item<double>();

    private static double FreedmanDiaconis(NDArray x, double spread)
    {
        var quartiles = np.percentile(x, new[] { 75.0, 25.0 }).ToArray<double>();
        return 2 * (quartiles[0] - quartiles[1]) * Math.Pow(x.size, -1 / 3.0);
    }

    // The wider of Freedman and Diaconis's and half the square root's, but no more than Sturges's.
    private static double Auto(NDArray x, double spread) => Math.Min(
        Math.Max(FreedmanDiaconis(x, spread), Rules["sqrt"](x, spread) / 2), Rules["sturges"](x, spread));

    private static double Doane(NDArray x, double spread)
    {
        double n = x.size;
        var sigma = n > 2 ? Number(np.std(x)) : 0;
        if (sigma <= 0)
        {
            return 0;
        }

        var standard = (x - np.mean(x)) / sigma;
        var skewness = Math.Abs(Number(np.mean(standard * standard * standard)));
        var bound = Math.Sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        return spread / (1 + Math.Log2(n) + Math.Log2(1 + (skewness / bound)));
    }

    // The number of bins with the least estimated squared error.
    private static double Stone(NDArray x, double spread)
    {
        double n = x.size;
        if (n <= 1 || spread == 0)
        {
            return 0;
        }

        var (best, least) = (1, double.PositiveInfinity);
        for (var bins = 1; bins <= Math.Max(100, (int)Math.Sqrt(n)); bins++)
        {
            var shares = np.histogram(x, bins).hist / n;
            var error = (2 - ((n + 1) * Number(np.sum(shares * shares)))) / (spread / bins);
            (best, least) = error < least ? (bins, error) : (best, least);
        }

        return spread / best;
    }
}
