using static Cohort.Tests.Numlib.Families.FamilyCalls;

namespace Cohort.Tests.Numlib.Families;

/// <summary>Functions of the program, integers, the parts of floats, and bits.</summary>
public static class FunctionCalls
{
    public static readonly Dictionary<string, Func<NDArray[], NDArray[]>> All = new([.. Named(), .. Bits()]);

    private static Dictionary<string, Func<NDArray[], NDArray[]>> Named() => new()
    {
        ["apply_along_axis sum"] = Of(m => np.apply_along_axis(line => line.sum(), 1, m)),
        ["apply_along_axis sort"] = Of(m => np.apply_along_axis(line => np.sort(line), 0, m)),
        ["apply_along_axis diag"] = Of(m => np.apply_along_axis(line => np.diag(line), 1, m)),
        ["apply_over_axes"] = Of(m => np.apply_over_axes((a, axis) => np.sum(a, axis), m, 0, 2)),
        ["piecewise"] = Of(x => np.piecewise(x, [x < 0, x > 2], [(Func<NDArray, NDArray>)(v => -v), 7, 1.5])),
        ["gcd"] = Of(np.gcd),
        ["lcm"] = Of(np.lcm),
        ["divmod"] = a => np.divmod(a[0], a[1]) is var (quotient, rest) ? [quotient, rest] : [],
        ["float_power"] = Of(np.float_power),
        ["frexp"] = a => np.frexp(a[0]) is var (mantissa, exponent) ? [mantissa, exponent] : [],
        ["unpackbits more"] = Of(a => np.unpackbits(a, 1, 20)),
        ["array_equiv"] = Of((a, b) => np.array(np.array_equiv(a, b))),
    };

    private static IEnumerable<KeyValuePair<string, Func<NDArray[], NDArray[]>>> Bits()
    {
        foreach (var order in new[] { "big", "little" })
        {
            yield return new($"packbits {order}", Of(a => np.packbits(a, bitorder: order)));
            yield return new($"packbits axis {order}", Of(a => np.packbits(a, 0, order)));
            yield return new($"unpackbits {order}", Of(a => np.unpackbits(a, bitorder: order)));
            yield return new($"unpackbits axis {order}", Of(a => np.unpackbits(a, 0, -3, order)));
        }
    }
}
