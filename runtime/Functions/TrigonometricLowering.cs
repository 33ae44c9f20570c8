using Cohort.Runtime.Elements;

namespace Cohort.Runtime.Functions;

/// <summary>
/// Sine and cosine by one polynomial on [-pi/2, pi/2], tangent by the quotient of two on [-pi/4, pi/4]. Below 2^45 the
/// multiple of pi is taken off in three fused steps (Cody and Waite) whose rounding errors are kept; beyond, by
/// <see cref="LargeAngle"/>. The coefficients are our own, by Remez's algorithm.
/// </summary>
internal static class TrigonometricLowering
{
    private const double Pi = 3.141592653589793;
    private const double PiMiddle = 1.2246467991473532e-16;
    private const double PiLow = -2.9947698097183397e-33;
    private const double Direct = 35184372088832;

    /// <summary>(sin(r) / r - 1) / r^2 in r^2 up to (pi/2)^2, 2^-61.8.</summary>
    private static ReadOnlySpan<double> Sine =>
    [
        -0.16666666666666666, 0.008333333333333203, -0.0001984126984121208, 2.7557319211552224e-06,
        -2.5052106904516837e-08, 1.60589410121624e-10, -7.643018617058669e-13, 2.7213940812398798e-15,
    ];

    /// <summary>(sin(r) / r - 1) / r^2 in r^2 up to (pi/2)^2, 2^-35.5.</summary>
    private static ReadOnlySpan<double> NarrowSine =>
    [
        -0.16666666630094532, 0.008333331247913323, -0.00019840883472808612, 2.7526039855717355e-06,
        -2.3898530033591454e-08,
    ];

    /// <summary>(sin(r) / r - 1) / r^2 in r^2 up to (pi/4)^2, 2^-57.8.</summary>
    private static ReadOnlySpan<double> ShortSine =>
    [
        -0.16666666666666627, 0.008333333333321306, -0.00019841269828884512, 2.7557313360220583e-06,
        -2.505070458652739e-08, 1.5893609969777296e-10,
    ];

    /// <summary>(cos(r) - 1 + r^2 / 2) / r^4 in r^2 up to (pi/4)^2, 2^-64.</summary>
    private static ReadOnlySpan<double> ShortCosine =>
    [
        0.04166666666666659, -0.0013888888888872607, 2.4801587288496316e-05, -2.7557314057725463e-07,
        2.0875682026338513e-09, -1.1357455800694234e-11,
    ];

    /// <summary>As <see cref="ShortSine"/>, 2^-37.4.</summary>
    private static ReadOnlySpan<double> NarrowShortSine =>
        [-0.16666666639580355, 0.00833332914595981, -0.00019839257088780015, 2.7175673789683654e-06];

    /// <summary>As <see cref="ShortCosine"/>, 2^-43.</summary>
    private static ReadOnlySpan<double> NarrowShortCosine =>
        [0.041666666619207086, -0.001388888343838151, 2.479943635737315e-05, -2.7203297827595374e-07];

    public static GraphValue Sin(GraphValue x, bool narrow)
    {
        var a = x.Absolute();
        var n = WholeNumber.Nearest(a, 1 / Math.PI);
        var angle = Reduce(a, n.Value, n.Bits, 1, narrow).OrRare(IsLarge(a), LargeAngle.Reduce(a, false, false));
        return FloatBits.FlipSign(SineOf(angle, narrow), x);
    }

    public static GraphValue Cos(GraphValue x, bool narrow)
    {
        var a = x.Absolute();
        var n = WholeNumber.Nearest(a.MultiplyAdd(1 / Math.PI, a.Constant(-0.5)));
        var angle = Reduce(a, n.Value + 0.5, n.Bits + n.Bits.Constant(1), 1, narrow);
        return SineOf(angle.OrRare(IsLarge(a), LargeAngle.Reduce(a, true, false)), narrow);
    }

    public static GraphValue Tan(GraphValue x, bool narrow)
    {
        var a = x.Absolute();
        var n = WholeNumber.Nearest(a, 2 / Math.PI);
        var (r, rest, multiple) = Reduce(a, n.Value, n.Bits, 0.5, narrow)
            .OrRare(IsLarge(a), LargeAngle.Reduce(a, false, true));
        var z = r * r;
        var sine = Polynomial.Evaluate(z, narrow ? NarrowShortSine : ShortSine);
        var cosine = Polynomial.Evaluate(z, narrow ? NarrowShortCosine : ShortCosine);
        var half = z * 0.5;
        var s = r + rest.MultiplyAdd(1.0 - half, r * z * sine);
        var c = 1.0 - half;
        c += 1.0 - c - half + (z * z).MultiplyAdd(cosine, -(r * rest));
        var isOdd = (multiple & multiple.Constant(1)).NotEqualTo(0);
        return FloatBits.FlipSign(isOdd.Select(-c, s) / isOdd.Select(s, c), x);
    }

    /// <summary>a - n pi, or pi/2, as a sum of two numbers. The first product and difference are exact.</summary>
    private static ReducedAngle Reduce(GraphValue a, GraphValue n, GraphValue multiple, double unit, bool narrow)
    {
        var first = n.MultiplyAdd(-Pi * unit, a);
        if (narrow)
        {
            return new ReducedAngle(n.MultiplyAdd(-PiMiddle * unit, first), a.Constant(0), multiple);
        }

        var product = n * (PiMiddle * unit);
        var productError = n.MultiplyAdd(PiMiddle * unit, -product);
        var r = first - product;
        var back = r - first;
        var error = first - (r - back) - (product + back);
        return new ReducedAngle(r, n.MultiplyAdd(-PiLow * unit, error - productError), multiple);
    }

    private static GraphValue IsLarge(GraphValue a) => (a > Direct) & (a < double.PositiveInfinity);

    /// <summary>The sine of a reduced angle. Its derivative weighs the rest: 1 - 0.405 r^2 is near enough.</summary>
    private static GraphValue SineOf(ReducedAngle angle, bool narrow)
    {
        var r = angle.R;
        var z = r * r;
        var factor = Polynomial.Evaluate(z, narrow ? NarrowSine : Sine);
        var value = narrow
            ? (r * z).MultiplyAdd(factor, r)
            : r + (r * z).MultiplyAdd(factor, angle.Rest * z.MultiplyAdd(-0.405, z.Constant(1)));
        return (value.BitCast(ElementType.Int64) ^ (angle.Multiple << 63)).BitCast(ElementType.Double);
    }
}
