namespace Cohort.Runtime.Functions;

/// <summary>
/// Inverse trigonometric functions of Doubles. The arc tangent is reduced to |t| at most tan(pi/8) by the tangents of
/// pi/4 and pi/2, the arc sine to at most 1/2 by its half-angle formula. The coefficients are our own, by Remez's
/// algorithm.
/// </summary>
internal static class InverseTrigonometricLowering
{
    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiLow = 6.123233995736766e-17;
    private const double TanPi8 = 0.41421356237309503;
    private const double TwoTo40 = 1099511627776;
    private const double Tan3Pi8 = 2.414213562373095;

    /// <summary>(atan(t) / t - 1) / t^2 in t^2, 2^-59.5.</summary>
    private static ReadOnlySpan<double> Tangent =>
    [
        -0.333333333333332, 0.1999999999995327, -0.14285714280162018, 0.11111110781611015, -0.09090897700979707,
        0.07692059141015549, -0.06663091105136036, 0.058477897678462044, -0.05038832419506707, 0.0380519717402729,
        -0.017892797117750055,
    ];

    /// <summary>(atan(t) / t - 1) / t^2 in t^2, 2^-35.</summary>
    private static ReadOnlySpan<double> NarrowTangent =>
    [
        -0.3333333250588081, 0.19999904357457784, -0.1428201690237395, 0.11044764126741503, -0.08476468947912642,
        0.04744073836218408,
    ];

    /// <summary>(asin(s) / s - 1) / s^2 in s^2 up to 1/4, 2^-59.8.</summary>
    private static ReadOnlySpan<double> Sine =>
    [
        0.16666666666666763, 0.07499999999970126, 0.044642857175260744, 0.030381942676432277, 0.02237221587510018,
        0.01735159602212287, 0.013981012669951616, 0.01139733774005375, 0.010789089320399545, 0.0036729908796193024,
        0.021788852755419735, -0.02111440731518195, 0.03270085253343862,
    ];

    /// <summary>(asin(s) / s - 1) / s^2 in s^2 up to 1/4, 2^-35.8.</summary>
    private static ReadOnlySpan<double> NarrowSine =>
    [
        0.16666667191274084, 0.07499948014158499, 0.04466020529474068, 0.030109704673337123, 0.024621953964146327,
        0.007457640221356506, 0.03470724855591992,
    ];

    public static GraphValue Arctan(GraphValue x, bool narrow)
    {
        var a = x.Absolute();
        var (high, low) = Angle(a, a.Constant(1), narrow);
        return FloatBits.FlipSign(high + low, x);
    }

    /// <summary>The angle of (x, y): operands are scaled away from overflow and underflow first.</summary>
    public static GraphValue Arctan2(GraphValue y, GraphValue x, bool narrow)
    {
        GraphValue a = y.Absolute(), b = x.Absolute();
        if (!narrow)
        {
            var larger = a.Maximum(b);
            var up = (larger < 1e-280).Select(a.Constant(TwoTo40), 1);
            var scale = (larger > 1e300).Select(1 / TwoTo40, up);
            (a, b) = (a * scale, b * scale);
        }

        var areInfinite = a.EqualTo(b) & a.EqualTo(double.PositiveInfinity);
        (a, b) = (areInfinite.Select(1, a), areInfinite.Select(1, b));
        var areZero = a.EqualTo(0) & b.EqualTo(0);
        var (high, low) = Angle(a, areZero.Select(1, b), narrow);
        var isLeft = FloatBits.SignBit(x);
        var angle = isLeft.Select((2 * HalfPi) - high - (low - (2 * HalfPiLow)), high + low);
        return FloatBits.FlipSign(angle, y);
    }

    public static GraphValue Arcsin(GraphValue x, bool narrow)
    {
        var a = x.Absolute();
        var (isBig, s, tail) = HalfAngle(a, narrow);
        var big = HalfPi - (s * 2.0) - ((tail * 2.0) - HalfPiLow);
        return FloatBits.FlipSign(isBig.Select(big, s + tail), x);
    }

    public static GraphValue Arccos(GraphValue x, bool narrow)
    {
        var (isBig, s, tail) = HalfAngle(x.Absolute(), narrow);
        var isNegative = x < 0;
        GraphValue twice = (s * 2.0), twiceTail = tail * 2.0;
        var left = (2 * HalfPi) - twice - (twiceTail - (2 * HalfPiLow));
        var middle = HalfPi - x - (isNegative.Select(-tail, tail) - HalfPiLow);
        return isBig.Select(isNegative.Select(left, twice + twiceTail), middle);
    }

    /// <summary>Whether a is above 1/2, and the arc sine of a, or of sqrt((1 - a) / 2) then, as a sum.</summary>
    private static (GraphValue IsBig, GraphValue S, GraphValue Tail) HalfAngle(GraphValue a, bool narrow)
    {
        var isBig = a > 0.5;
        var z = isBig.Select((1.0 - a) * 0.5, a * a);
        var s = isBig.Select(z.SquareRoot(), a);
        return (isBig, s, s * z * Polynomial.Evaluate(z, narrow ? NarrowSine : Sine));
    }

    /// <summary>The arc tangent of y / x for positive operands, as a sum.</summary>
    private static (GraphValue High, GraphValue Low) Angle(GraphValue y, GraphValue x, bool narrow)
    {
        var isSteep = y > x * Tan3Pi8;
        var isMiddle = y > x * TanPi8;
        var numerator = isSteep.Select(-x, isMiddle.Select(y - x, y));
        var denominator = isSteep.Select(y, isMiddle.Select(y + x, x));
        var t = numerator / denominator;
        var z = t * t;
        var tail = t * z * Polynomial.Evaluate(z, narrow ? NarrowTangent : Tangent);
        var zero = t.Constant(0);
        var angle = isSteep.Select(HalfPi, isMiddle.Select(HalfPi / 2, zero));
        var rest = isSteep.Select(HalfPiLow, isMiddle.Select(HalfPiLow / 2, zero));
        var high = angle + t;
        return (high, tail + rest + (angle - high + t));
    }
}
