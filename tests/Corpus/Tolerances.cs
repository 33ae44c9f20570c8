using Cohort.Runtime.Elements;

namespace Cohort.Tests.Corpus;

/// <summary>
/// How far a result may be from NumPy's. Functions that are not listed must agree bit for bit. The bounds are those of
/// NumPy's own accuracy tests (numpy/_core/tests/test_umath_accuracy.py and its data: 4 ulp at most).
/// </summary>
public static class Tolerances
{
    private static readonly HashSet<string> Transcendental =
    [
        "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "arcsin", "arccos", "arctan",
        "arctan2", "sinh", "cosh", "tanh", "cbrt", "power",
    ];

    // One rounding more or less of the constant pi/180.
    private static readonly HashSet<string> Scaled = ["deg2rad", "rad2deg"];

    private static readonly HashSet<string> Accumulated =
        ["sum", "mean", "average", "std", "std_ddof", "var", "var_ddof", "cumsum", "matmul", "dot"];

    private static readonly HashSet<string> Multiplied = ["prod", "cumprod"];

    /// <summary>
    /// How far a complex power may be off relative to its size: it is an exponential, so that the rounding of the
    /// exponent counts in proportion to it. The exponent is told by the extreme that it can have for the operands.
    /// </summary>
    public static double RelativePower(CorpusCase recorded)
    {
        if (recorded.Op != "power" || recorded.Type != ElementType.Complex)
        {
            return 0;
        }

        var sizes = recorded.Operands[0].Values().Where(x => double.IsFinite(x) && x > 0);
        var logarithm = sizes.Select(x => Math.Abs(Math.Log(x)) + Math.PI).DefaultIfEmpty().Max();
        return 4 * Math.Pow(2, -53) * (1 + (logarithm * LargestFinite(recorded.Operands[1])));
    }

    /// <summary>The largest distance in units in the last place.</summary>
    public static long UnitsInLastPlace(string op, ElementType type, int terms)
    {
        if (!IsInexact(type))
        {
            return 0;
        }

        return op switch
        {
            _ when Transcendental.Contains(op) => type == ElementType.Half ? 1 : 4,
            _ when Scaled.Contains(op) => 1,
            "abs" or "absolute" => 2,
            _ when Multiplied.Contains(op) => terms,
            _ => 0,
        };
    }

    /// <summary>
    /// The largest absolute difference of a result that sums terms in some order: each addition rounds once, relative
    /// to what it has summed so far. Zero for functions that do not sum.
    /// </summary>
    public static double Absolute(CorpusCase recorded)
    {
        if (!Accumulated.Contains(recorded.Op) || !IsInexact(recorded.Type))
        {
            return 0;
        }

        var terms = recorded.Operands.Max(o => o.Values().Length);
        var magnitude = recorded.Operands.Select(LargestFinite).Aggregate(1.0, (product, x) => product * x);
        var isSquared = recorded.Op.StartsWith("var", StringComparison.Ordinal);
        return 2 * terms * Epsilon(recorded.Type) * (isSquared ? magnitude * magnitude : magnitude);
    }

    private static bool IsInexact(ElementType type) =>
        type.IsFloat() || type is ElementType.Complex or ElementType.Decimal;

    private static double LargestFinite(CorpusOperand operand) =>
        operand.Values().Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    private static double Epsilon(ElementType type) => type switch
    {
        ElementType.Half => Math.Pow(2, -11),
        ElementType.Single => Math.Pow(2, -24),
        ElementType.Decimal => 1e-28,
        _ => Math.Pow(2, -53),
    };
}
