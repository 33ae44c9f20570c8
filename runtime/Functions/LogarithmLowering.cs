namespace Cohort.Runtime.Functions;

/// <summary>
/// Logarithms of Doubles: x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)), and with s = f / (2 + f)
/// log(1 + f) = f - f^2/2 + s (f^2/2 + s^2 L(s^2)), the scheme of FreeBSD's msun. The coefficients are our own.
/// </summary>
internal static class LogarithmLowering
{
    private const double Ln2 = 0.6931471805599453;
    private const double Ln2Low = 2.3190468138462996e-17;
    private const double Log2OfE = 1.4426950408889634;
    private const double Log2OfELow = 2.0355273740931033e-17;
    private const double Log10OfE = 0.4342944819032518;
    private const double Log10OfELow = 1.098319650216765e-17;
    private const double Log10Of2 = 0.3010299956639812;
    private const double Log10Of2Low = -2.8037281277851704e-18;
    private const double Large = 1e17;

    /// <summary>(log((1 + s) / (1 - s)) - 2 s) / s^3 in s^2, 2^-59.5.</summary>
    private static ReadOnlySpan<double> Tail =>
    [
        0.6666666666666735, 0.39999999999412045, 0.2857142874308532, 0.2222219849045731, 0.18183569171251837,
        0.1531391359089918, 0.14797440775191864,
    ];

    /// <summary>(log((1 + s) / (1 - s)) - 2 s) / s^3 in s^2, 2^-37.6.</summary>
    private static ReadOnlySpan<double> NarrowTail =>
        [0.6666666564237357, 0.400003360213899, 0.2853724718475133, 0.23583455870333977];

    public static GraphValue Log(GraphValue x, bool narrow)
    {
        var split = LogSplit.Of(x, mayBeSubnormal: !narrow);
        var value = narrow
            ? split.K.MultiplyAdd(Ln2, NarrowLog(split))
            : Combine(split, split.K * Ln2Low, narrow);
        return WithLimits(x, value, 0);
    }

    public static GraphValue Log2(GraphValue x, bool narrow)
    {
        var split = LogSplit.Of(x, mayBeSubnormal: !narrow);
        if (narrow)
        {
            return WithLimits(x, NarrowLog(split).MultiplyAdd(Log2OfE, split.K), 0);
        }

        var (high, low) = ScaledLog(split, Log2OfE, Log2OfELow);
        var sum = split.K + high;
        return WithLimits(x, sum + (low + (split.K - sum + high)), 0);
    }

    public static GraphValue Log10(GraphValue x, bool narrow)
    {
        var split = LogSplit.Of(x, mayBeSubnormal: !narrow);
        if (narrow)
        {
            return WithLimits(x, split.K.MultiplyAdd(Log10Of2, NarrowLog(split) * Log10OfE), 0);
        }

        var (high, low) = ScaledLog(split, Log10OfE, Log10OfELow);
        var exponent = split.K * Log10Of2;
        var rest = split.K.MultiplyAdd(Log10Of2Low, split.K.MultiplyAdd(Log10Of2, -exponent));
        var sum = exponent + high;
        return WithLimits(x, sum + (low + rest + (exponent - sum + high)), 0);
    }

    /// <summary>The rounding error of 1 + x joins as a small correction of f.</summary>
    public static GraphValue Log1p(GraphValue x, bool narrow)
    {
        var u = x + 1.0;
        var b = u - 1.0;
        var error = (1.0 - (u - b)) + (x - b);
        var split = LogSplit.Of(u, mayBeSubnormal: false);
        var scale = WholeNumber.PowerOf(-split.Exponent.Minimum(split.Exponent.Constant(1000)));
        var f = split.F;
        var slope = 1.0 - (f * (1.0 - (f * (1.0 - f))));
        var correction = split.K.MultiplyAdd(Ln2Low, error * scale * slope);
        var value = Combine(split, correction, narrow);
        value = (x.Absolute() < 5.551115123125783e-17).Select(x, value);
        return WithLimits(x, value, -1);
    }

    public static GraphValue Arcsinh(GraphValue x, bool narrow)
    {
        var a = x.Absolute();
        var square = a * a;
        var shift = a + (square / ((square + 1.0).SquareRoot() + 1.0));
        return FloatBits.FlipSign(LogOrLarge(a, shift, narrow), x);
    }

    public static GraphValue Arccosh(GraphValue x, bool narrow)
    {
        var t = x - 1.0;
        var shift = t + t.MultiplyAdd(t, t * 2.0).SquareRoot();
        return (x < 1).Select(double.NaN, LogOrLarge(x, shift, narrow));
    }

    public static GraphValue Arctanh(GraphValue x, bool narrow)
    {
        var a = x.Absolute();
        return FloatBits.FlipSign(Log1p(a * 2.0 / (1.0 - a), narrow) * 0.5, x);
    }

    public static GraphValue LogAddExp(GraphValue x, GraphValue y, bool narrow)
    {
        var distance = (x - y).Absolute();
        var value = x.Maximum(y) + Log1p(ExponentialLowering.Exp(-distance, narrow), narrow);
        return x.EqualTo(y).Select(x + Ln2, value);
    }

    public static GraphValue LogAddExp2(GraphValue x, GraphValue y, bool narrow)
    {
        var distance = (x - y).Absolute();
        var value = x.Maximum(y) + (Log1p(ExponentialLowering.Exp2(-distance, narrow), narrow) * Log2OfE);
        return x.EqualTo(y).Select(x + 1.0, value);
    }

    /// <summary>
    /// log(1 + shift), or log(2 a) where a is so large that the two agree and shift may have overflowed.
    /// </summary>
    private static GraphValue LogOrLarge(GraphValue a, GraphValue shift, bool narrow)
    {
        var isLarge = a > Large;
        return Log1p(isLarge.Select(a, shift), narrow) + isLarge.Select(a.Constant(Ln2), 0);
    }

    private static GraphValue NarrowLog(in LogSplit split)
    {
        var s = split.F / (split.F + 2.0);
        var z = s * s;
        return s * Polynomial.Evaluate(z, NarrowTail).MultiplyAdd(z, 2);
    }

    private static GraphValue Combine(in LogSplit split, GraphValue correction, bool narrow)
    {
        var f = split.F;
        var (half, tail) = HalfSquareAndTail(f, narrow);
        var inner = tail.S.MultiplyAdd(half + tail.R, correction);
        return split.K.MultiplyAdd(Ln2, f - (half - inner));
    }

    private static (GraphValue HalfSquare, (GraphValue S, GraphValue R) Tail) HalfSquareAndTail(
        GraphValue f, bool narrow)
    {
        var s = f / (f + 2.0);
        var z = s * s;
        return (f * 0.5 * f, (s, z * Polynomial.Evaluate(z, narrow ? NarrowTail : Tail)));
    }

    /// <summary>log(1 + f) times a factor, as an unevaluated sum.</summary>
    private static (GraphValue High, GraphValue Low) ScaledLog(in LogSplit split, double factor, double factorLow)
    {
        var f = split.F;
        var (half, tail) = HalfSquareAndTail(f, narrow: false);
        var halfError = (f * 0.5).MultiplyAdd(f, -half);
        var a = f - half;
        var low = tail.S.MultiplyAdd(half + tail.R, f - a - half - halfError);
        var high = a * factor;
        return (high, low.MultiplyAdd(factor, a.MultiplyAdd(factorLow, a.MultiplyAdd(factor, -high))));
    }

    /// <summary>-infinity at the pole, NaN below it, infinity at infinity.</summary>
    private static GraphValue WithLimits(GraphValue x, GraphValue value, double pole)
    {
        var below = x.EqualTo(pole).Select(double.NegativeInfinity, x.Constant(double.NaN));
        return (x > pole).Select((x < double.PositiveInfinity).Select(value, x), below);
    }
}
