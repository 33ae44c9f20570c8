using static Cohort.Tests.Numlib.Families.FamilyCalls;

namespace Cohort.Tests.Numlib.Families;

/// <summary>Quantiles, covariance, convolution, interpolation and parts of complex numbers.</summary>
public static class StatisticsCalls
{
    private static readonly string[] Methods =
    [
        "inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull",
        "linear", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest",
    ];

    public static readonly Dictionary<string, Func<NDArray[], NDArray[]>> All = new(
        [.. Quantiles(), .. Sliding(), .. Named()]);

    private static IEnumerable<KeyValuePair<string, Func<NDArray[], NDArray[]>>> Quantiles()
    {
        foreach (var method in Methods)
        {
            yield return new($"quantile {method}", Of((a, q) => np.quantile(a, q, 0, method: method)));
            yield return new($"nanquantile {method}", Of((a, q) => np.nanquantile(a, q, 0, method: method)));
        }
    }

    private static IEnumerable<KeyValuePair<string, Func<NDArray[], NDArray[]>>> Sliding()
    {
        foreach (var mode in new[] { "full", "same", "valid" })
        {
            yield return new($"convolve {mode}", Of((a, v) => np.convolve(a, v, mode)));
            yield return new($"correlate {mode}", Of((a, v) => a.correlate(v, mode)));
        }
    }

    private static Dictionary<string, Func<NDArray[], NDArray[]>> Named() => new()
    {
        ["percentile axes"] = Of(a => np.percentile(a, 30, [0, 2], keepdims: true)),
        ["percentile list"] = Of(a => np.percentile(a, [10.0, 50, 90], -1)),
        ["percentile many"] = Of(a => np.percentile(a, np.arange(0, 101, 5.0))),
        ["percentile grid"] = Of(a => np.percentile(a, np.array(new[,] { { 10.0, 20 }, { 30, 40 } }), 0)),
        ["nanpercentile axes"] = Of(a => np.nanpercentile(a, 40, [0, 2], keepdims: true)),
        ["median axis"] = Of(a => np.median(a, 1)),
        ["nanmedian axis"] = Of(a => np.nanmedian(a, 1)),
        ["nanmedian axes"] = Of(a => np.nanmedian(a, [0, 2], keepdims: true)),
        ["nanargmax"] = Of(a => np.nanargmax(a)),
        ["nanargmin"] = Of(a => np.nanargmin(a)),
        ["nanargmax axis"] = Of(a => np.nanargmax(a, 1, keepdims: true)),
        ["nanargmin axis"] = Of(a => np.nanargmin(a, 0)),
        ["nancumsum"] = Of(a => np.nancumsum(a)),
        ["nancumprod axis"] = Of(a => np.nancumprod(a, 1)),
        ["cov"] = Of(x => np.cov(x)),
        ["cov y"] = Of((x, y) => np.cov(x, y)),
        ["cov columns"] = Of(x => np.cov(x, rowvar: false)),
        ["cov bias"] = Of(x => np.cov(x, bias: true)),
        ["cov ddof"] = Of(x => np.cov(x, ddof: 2)),
        ["cov fweights"] = Of((x, f) => np.cov(x, fweights: f)),
        ["cov weights"] = Of((x, f, a) => np.cov(x, fweights: f, aweights: a)),
        ["corrcoef"] = Of(x => np.corrcoef(x)),
        ["corrcoef y"] = Of((x, y) => np.corrcoef(x, y)),
        ["interp"] = Of((x, xp, fp) => np.interp(x, xp, fp)),
        ["interp outside"] = Of((x, xp, fp) => np.interp(x, xp, fp, left: -1.5, right: 9)),
        ["interp period"] = Of((x, xp, fp) => np.interp(x, xp, fp, period: 3.5)),
        ["angle"] = Of(a => np.angle(a)),
        ["angle deg"] = Of(a => np.angle(a, deg: true)),
        ["real"] = Of(np.real),
        ["imag"] = Of(a => a.imag),
        ["conj"] = Of(a => np.conj(a)),
        ["iscomplex"] = Of(np.iscomplex),
        ["isreal"] = Of(np.isreal),
        ["nan_to_num"] = Of(a => np.nan_to_num(a)),
        ["nan_to_num values"] = Of(a => np.nan_to_num(a, nan: 7, posinf: 8.5, neginf: -9)),
        ["isneginf"] = Of(a => np.isneginf(a)),
        ["isposinf"] = Of(a => np.isposinf(a)),
        ["real_if_close"] = Of(a => np.real_if_close(a)),
    };
}
