namespace Benchmarks.Comparison;

/// <summary>Samples in short, in seconds.</summary>
internal sealed record Spread(double Minimum, double LowerQuartile, double Median, double UpperQuartile, int Samples)
{
    /// <summary>Condenses samples; quantiles lie between neighbours as by NumPy's default method.</summary>
    public static Spread Of(IEnumerable<double> samples)
    {
        var sorted = samples.Order().ToArray();
        return new Spread(
            sorted[0], Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75), sorted.Length);
    }

    private static double Quantile(double[] sorted, double fraction)
    {
        var position = fraction * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
