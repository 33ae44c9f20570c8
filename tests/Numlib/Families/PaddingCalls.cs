using static Cohort.Tests.Numlib.Families.FamilyCalls;

namespace Cohort.Tests.Numlib.Families;

/// <summary>Borders of all modes.</summary>
public static class PaddingCalls
{
    private static readonly string[] Modes =
    [
        "edge", "linear_ramp", "maximum", "mean", "median", "minimum", "reflect", "symmetric", "wrap", "constant",
    ];

    private static readonly int[,] Lengths = { { 1, 2 }, { 3, 2 } };

    public static readonly Dictionary<string, Func<NDArray[], NDArray[]>> All = new(
        [.. Plain(), .. Reflected(), .. Statistics(), .. Named()]);

    private static IEnumerable<KeyValuePair<string, Func<NDArray[], NDArray[]>>> Plain()
    {
        foreach (var mode in Modes)
        {
            yield return new($"pad {mode}", Of(a => np.pad(a, 2, mode)));
            yield return new($"pad {mode} uneven", Of(a => np.pad(a, new[,] { { 1, 2 }, { 0, 3 } }, mode)));
            yield return new($"pad {mode} pair", Of(a => np.pad(a, (2, 1), mode)));
        }
    }

    private static IEnumerable<KeyValuePair<string, Func<NDArray[], NDArray[]>>> Reflected()
    {
        foreach (var mode in new[] { "reflect", "symmetric" })
        {
            yield return new($"pad {mode} odd", Of(a => np.pad(a, new[] { 2, 1 }, mode, reflect_type: "odd")));
            yield return new($"pad {mode} far", Of(a => np.pad(a, 4, mode)));
            yield return new($"pad {mode} far odd", Of(a => np.pad(a, 7, mode, reflect_type: "odd")));
        }
    }

    private static IEnumerable<KeyValuePair<string, Func<NDArray[], NDArray[]>>> Statistics()
    {
        foreach (var mode in new[] { "maximum", "mean", "median", "minimum" })
        {
            yield return new($"pad {mode} length", Of(a => np.pad(a, 2, mode, stat_length: Lengths)));
        }
    }

    private static Dictionary<string, Func<NDArray[], NDArray[]>> Named() => new()
    {
        ["pad constants"] = Of(a => np.pad(
            a, new Dictionary<int, object> { [0] = (1, 2), [-1] = new[] { 3, 1 } },
            constant_values: new[,] { { 4, 5 }, { 6, 7 } })),
        ["pad constants pair"] = Of(a => np.pad(a, 2, constant_values: (4, 5))),
        ["pad ends"] = Of(a => np.pad(a, 3, "linear_ramp", end_values: new[] { -4, 5 })),
        ["pad function"] = Of(a => np.pad(a, 2, Frame)),
    };

    private static void Frame(NDArray vector, (int Before, int After) widths, int axis, object? kwargs)
    {
        vector[$":{widths.Before}"] = 10 + axis;
        vector[$"-{widths.After}:"] = vector.sum();
    }
}
