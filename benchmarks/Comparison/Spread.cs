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

    /// <summary>A time with its unit.</summary>
    public static string Words(double seconds) => seconds switch
    {
        < 1e-6 => $"{seconds * 1e9:0.0} ns",
        < 1e-3 => $"{seconds * 1e6:0.0} us",
        < 1 => $"{seconds * 1e3:0.0} ms",
        _ => $"{seconds:0.00} s",
    };

    private static double Quantile(double[] sorted, double fraction)
    {
        var position = fraction * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
