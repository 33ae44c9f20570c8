using static Cohort.Tests.Numlib.Families.FamilyCalls;

namespace Cohort.Tests.Numlib.Families;

/// <summary>Windows, derivatives, integrals and histograms.</summary>
public static class SignalCalls
{
    public static readonly Dictionary<string, Func<NDArray[], NDArray[]>> All = new([.. Edges(), .. Named()]);

    private static IEnumerable<KeyValuePair<string, Func<NDArray[], NDArray[]>>> Edges()
    {
        foreach (var rule in new[] { "auto", "doane", "fd", "rice", "scott", "sqrt", "stone", "sturges" })
        {
            yield return new($"histogram_bin_edges {rule}", Of(a => np.histogram_bin_edges(a, rule)));
        }
    }

    private static Dictionary<string, Func<NDArray[], NDArray[]>> Named() => new()
    {
        ["bartlett"] = Of(m => np.bartlett((int)m)),
        ["blackman"] = Of(m => np.blackman((int)m)),
        ["hamming"] = Of(m => np.hamming((int)m)),
        ["hanning"] = Of(m => np.hanning((int)m)),
        ["kaiser"] = Of(m => np.kaiser((int)m, 8.6)),
        ["i0"] = Of(np.i0),
        ["sinc"] = Of(np.sinc),
        ["unwrap"] = Of(p => np.unwrap(p)),
        ["unwrap axis"] = Of(p => np.unwrap(p, axis: 0)),
        ["unwrap discont"] = Of(p => np.unwrap(p, discont: 5)),
        ["unwrap period"] = Of(p => np.unwrap(p, period: 4)),
        ["unwrap odd"] = Of(p => np.unwrap(p, period: 7)),
        ["trapezoid"] = Of(y => np.trapezoid(y)),
        ["trapezoid x"] = Of((y, x) => np.trapz(y, x)),
        ["trapezoid axis"] = Of(y => np.trapezoid(y, dx: 0.5, axis: 0)),
        ["gradient"] = Of(f => np.gradient(f)),
        ["gradient 2"] = a => np.gradient(a[0]),
        ["gradient spacing"] = Of(f => np.gradient(f, 0.5)),
        ["gradient places"] = Of((f, x) => np.gradient(f, x)),
        ["gradient mixed"] = a => np.gradient(a[0], 2.0, a[1]),
        ["gradient edges"] = Of(f => np.gradient(f, null, [1], 2)),
        ["gradient places edges"] = Of((f, x) => np.gradient(f, [x], [1], 2)),
        ["histogram_bin_edges 4"] = Of(a => np.histogram_bin_edges(a, 4, (-1, 5))),
        ["histogram2d"] = a => Three(np.histogram2d(a[0], a[1], 3)),
        ["histogram2d edges"] = a => Three(np.histogram2d(a[0], a[1], new object[] { a[2], 4 }, density: true)),
        ["histogram2d weights"] = a => Three(np.histogram2d(a[0], a[1], new[] { 2, 3 }, weights: a[2])),
        ["histogramdd"] = a => np.histogramdd(a[0], new[] { 2, 3, 2 }) is var (h, edges) ? [h, .. edges] : [],
    };

    private static NDArray[] Three((NDArray H, NDArray X, NDArray Y) result) => [result.H, result.X, result.Y];
}
