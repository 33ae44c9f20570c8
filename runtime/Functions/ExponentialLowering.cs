namespace Cohort.Runtime.Functions;

/// <summary>
/// Exponentials and hyperbolic functions of Doubles: x = n ln 2 + r with |r| at most ln 2 / 2, and a minimax
/// polynomial for r. Where <c>narrow</c>, the result is rounded to Single afterwards and shorter polynomials do.
/// The coefficients are our own, by Remez's algorithm at 45 digits; the relative error is given with each.
/// </summary>
internal static class ExponentialLowering
{
    private const double Log2OfE = 1.4426950408889634;
    private const double Ln2 = 0.6931471805599453;
    private const double Ln2Low = 2.3190468138462996e-17;
    private const double Infinitesimal = 5.551115123125783e-17;

    /// <summary>(e^r - 1 - r) / r^2, 2^-57.9.</summary>
    private static ReadOnlySpan<double> ExpTail =>
    [
        0.5000000000000011, 0.16666666666666413, 0.04166666666652959, 0.00833333333349446, 0.0013888888943788269,
        0.0001984126950679917, 2.4801492924971767e-05, 2.7557585938148232e-06, 2.7630313916138705e-07,
        2.5000284253534607e-08,
    ];

    /// <summary>(e^r - 1 - r) / r^2, 2^-34.</summary>
    private static ReadOnlySpan<double> NarrowExpTail =>
    [
        0.5000000067803566, 0.16666665864450236, 0.04166629442017539, 0.008333497806894932, 0.001394470158370037,
        0.0001979008880415437,
    ];

    /// <summary>(2^f - 1 - f ln 2) / f^2, 2^-58.</summary>
    private static ReadOnlySpan<double> Exp2Tail =>
    [
        0.24022650695910133, 0.05550410866482007, 0.009618129107593834, 0.0013333558146776362,
        0.00015403530457507288, 1.5252733492160495e-05, 1.321543507012229e-06, 1.0178199686399203e-07,
        7.073822009583071e-09, 4.4347961779783455e-10,
    ];

    /// <summary>(2^f - 1) / f, 2^-34.</summary>
    private static ReadOnlySpan<double> NarrowExp2Tail =>
    [
        0.6931471807062503, 0.24022651067666545, 0.05550410358794634, 0.009618037871063877, 0.0013333940315357795,
        0.00015466862018896963, 1.519519483094312e-05,
    ];

    public static GraphValue Exp(GraphValue x, bool narrow)
    {
        var limited = narrow ? x.Within(-110, 90) : x.Within(-746, 710);
        var (n, power) = Power(limited, narrow);
        return narrow ? power * n.PowerOfTwo : Scale(power, n.Integer);
    }

    public static GraphValue Exp2(GraphValue x, bool narrow) =>
        Exp2OfSum(narrow ? x.Within(-155, 130) : x.Within(-1080, 1030), null, narrow);

    /// <summary>2 to the power of high + low, where high is within [-1080, 1030] and low far smaller.</summary>
    public static GraphValue Exp2OfSum(GraphValue high, GraphValue? low, bool narrow)
    {
        var n = WholeNumber.Nearest(high);
        var f = high - n.Value;
        if (narrow)
        {
            return Polynomial.Evaluate(f, NarrowExp2Tail).MultiplyAdd(f, 1) * n.PowerOfTwo;
        }

        var error = f.Constant(0);
        if (low is { } tail)
        {
            var exact = TwoDoubles.FastSum(f, tail);
            (f, error) = (exact.High, exact.Low * Ln2);
        }

        var linear = f * Ln2;
        var rest = f.MultiplyAdd(Ln2Low, f.MultiplyAdd(Ln2, -linear));
        rest = low is null ? rest : rest + error;
        rest = Polynomial.Evaluate(f, Exp2Tail).MultiplyAdd(f * f, rest);
        var sum = linear + 1.0;
        return Scale(sum + (1.0 - sum + linear + rest), n.Integer);
    }

    /// <summary>e^x for x in [-700, 700].</summary>
    public static GraphValue ExpInRange(GraphValue x, bool narrow)
    {
        var (n, power) = Power(x, narrow);
        return power * n.PowerOfTwo;
    }

    public static GraphValue Expm1(GraphValue x, bool narrow)
    {
        var value = QuarterExpm1(narrow ? x.Within(-20, 90) : x.Within(-40, 710), narrow) * 4.0;
        return (x.Absolute() < Infinitesimal).Select(x, value);
    }

    public static GraphValue Sinh(GraphValue x, bool narrow)
    {
        var a = x.Absolute();
        var quarter = QuarterExpm1(a.Minimum(a.Constant(narrow ? 90 : 710.5)), narrow);
        var value = (quarter + (quarter / quarter.MultiplyAdd(4.0, quarter.Constant(1)))) * 2.0;
        return FloatBits.FlipSign((a < 3.725290298461914e-09).Select(a, value), x);
    }

    public static GraphValue Cosh(GraphValue x, bool narrow)
    {
        var a = x.Absolute();
        var (n, power) = Power(a.Minimum(a.Constant(narrow ? 90 : 710.5)), narrow);
        var quarter = power * WholeNumber.PowerOf(n.Integer - 2);
        return quarter.MultiplyAdd(2.0, 0.125 / quarter);
    }

    public static GraphValue Tanh(GraphValue x, bool narrow)
    {
        var a = x.Absolute();
        var quarter = QuarterExpm1((a * 2.0).Minimum(a.Constant(40)), narrow);
        var value = quarter / (quarter + 0.5);
        return FloatBits.FlipSign((a < 3.725290298461914e-09).Select(a, value), x);
    }

    /// <summary>n and e^r.</summary>
    private static (WholeNumber N, GraphValue Power) Power(GraphValue x, bool narrow)
    {
        var n = WholeNumber.Nearest(x, Log2OfE);
        var r = n.Value.MultiplyAdd(-Ln2, x);
        r = narrow ? r : n.Value.MultiplyAdd(-Ln2Low, r);
        var tail = Polynomial.Evaluate(r, narrow ? NarrowExpTail : ExpTail);
        return (n, tail.MultiplyAdd(r, 1).MultiplyAdd(r, 1));
    }

    /// <summary>
    /// (e^x - 1) / 4, which does not overflow before x = 710.5: 2^(n-2) r + (2^(n-2) - 1/4) with its rounding error,
    /// then the small rest.
    /// </summary>
    private static GraphValue QuarterExpm1(GraphValue x, bool narrow)
    {
        var n = WholeNumber.Nearest(x, Log2OfE);
        var first = n.Value.MultiplyAdd(-Ln2, x);
        var r = n.Value.MultiplyAdd(-Ln2Low, first);
        var scale = WholeNumber.PowerOf(n.Integer - 2);
        var offset = scale - 0.25;
        var rest = Polynomial.Evaluate(r, narrow ? NarrowExpTail : ExpTail) * (r * r);
        if (narrow)
        {
            return scale.MultiplyAdd(r + rest, offset);
        }

        rest += n.Value.MultiplyAdd(-Ln2Low, first - r);
        var sum = scale.MultiplyAdd(r, offset);
        return sum + scale.MultiplyAdd(rest, scale.MultiplyAdd(r, offset - sum));
    }

    /// <summary>
    /// power * 2^n in two steps: the first is exact, so that subnormal results are rounded once.
    /// </summary>
    private static GraphValue Scale(GraphValue power, GraphValue n)
    {
        var half = n >> 1;
        return power * WholeNumber.PowerOf(half) * WholeNumber.PowerOf(n - half);
    }
}
