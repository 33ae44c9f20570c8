namespace Cohort.Runtime.Functions;

/// <summary>
/// Trigonometric and hyperbolic functions of complex numbers and their inverses. The forms of the inverses are those of
/// W. Kahan, "Branch cuts for complex elementary functions" (1987): no cancellation, the sides of the cuts told by the
/// signs of zeros.
/// </summary>
internal static class ComplexTrigonometricLowering
{
    private const double LargestExponent = 709;
    private const double HalfExpOfLargest = 4.109203730777486e307;
    private const double HalfPi = 1.5707963267948966;
    private const double Far = 134217728;

    public static ComplexValue Sin(ComplexValue z) => Sinh(z.TimesI()).TimesMinusI();

    public static ComplexValue Cos(ComplexValue z) => Cosh(z.TimesI());

    public static ComplexValue Tan(ComplexValue z) => Tanh(z.TimesI()).TimesMinusI();

    public static ComplexValue Sinh(ComplexValue z)
    {
        GraphValue x = z.Real, y = z.Imaginary;
        var (odd, even) = Hyperbolic(x);
        var real = odd.Value * OfAngle(TrigonometricLowering.Cos, y) * odd.Scale;
        var imaginary = even.Value * OfAngle(TrigonometricLowering.Sin, y) * even.Scale;
        var isUnbounded = ComplexLowering.IsUnbounded(y);
        var keeps = isUnbounded & (x.EqualTo(0) | x.Absolute().EqualTo(double.PositiveInfinity));
        real = (keeps | y.EqualTo(0)).Select(odd.Value * odd.Scale, real);
        return new ComplexValue(real, y.EqualTo(0).Select(y, imaginary));
    }

    public static ComplexValue Cosh(ComplexValue z)
    {
        GraphValue x = z.Real, y = z.Imaginary;
        var (odd, even) = Hyperbolic(x);
        var real = even.Value * OfAngle(TrigonometricLowering.Cos, y) * even.Scale;
        var imaginary = odd.Value * OfAngle(TrigonometricLowering.Sin, y) * odd.Scale;
        var isUnbounded = ComplexLowering.IsUnbounded(y);
        var isEndless = isUnbounded & x.Absolute().EqualTo(double.PositiveInfinity);
        real = isEndless.Select(double.PositiveInfinity, real);
        imaginary = y.EqualTo(0).Select(FloatBits.CopySign(x.Constant(0), x) * y, imaginary);
        var isOnAxis = isUnbounded & x.EqualTo(0);
        return new ComplexValue(real, isOnAxis.Select(x * FloatBits.CopySign(x.Constant(1), y), imaginary));
    }

    public static ComplexValue Tanh(ComplexValue z)
    {
        GraphValue x = z.Real, y = z.Imaginary;
        var a = x.Absolute();
        var isFar = a >= 22;
        GraphValue sine = OfAngle(TrigonometricLowering.Sin, y), cosine = OfAngle(TrigonometricLowering.Cos, y);
        var t = sine / cosine;
        var beta = t.MultiplyAdd(t, 1);
        var s = ExponentialLowering.Sinh(isFar.Select(0, x), narrow: false);
        var rho = s.MultiplyAdd(s, 1).SquareRoot();
        var denominator = (beta * s).MultiplyAdd(s, 1);
        // Where the tangent overflows its square, the quotients have their limits.
        var real = beta.EqualTo(double.PositiveInfinity).Select(rho / s, beta * rho * s / denominator);
        var imaginary = beta.EqualTo(double.PositiveInfinity).Select(1.0 / t / (s * s), t / denominator);
        var decay = ExponentialLowering.Exp(-a, narrow: false);
        real = isFar.Select(FloatBits.CopySign(x.Constant(1), x), real);
        imaginary = isFar.Select(sine * cosine * 4.0 * decay * decay, imaginary);

        var isUnbounded = ComplexLowering.IsUnbounded(y);
        var isEndless = a.EqualTo(double.PositiveInfinity);
        var sign = isUnbounded.Select(y, sine * cosine);
        imaginary = isEndless.Select(FloatBits.CopySign(x.Constant(0), sign), imaginary);
        imaginary = y.EqualTo(0).Select(y, imaginary);
        real = isUnbounded.Select(isEndless.Select(real, x.EqualTo(0).Select(x, double.NaN)), real);
        real = (x.EqualTo(0) & y.EqualTo(0)).Select(x, real);
        return new ComplexValue(real, imaginary);
    }

    public static ComplexValue Arcsin(ComplexValue z)
    {
        var (low, high) = Roots(z);
        var real = InverseTrigonometricLowering.Arctan2(
            z.Real, (low.Real * high.Real) - (low.Imaginary * high.Imaginary), narrow: false);
        var imaginary = LogarithmLowering.Arcsinh(
            (low.Real * high.Imaginary) - (low.Imaginary * high.Real), narrow: false);
        var far = Logarithmic(z);
        var angle = InverseTrigonometricLowering.Arctan2(z.Real, z.Imaginary.Absolute(), narrow: false);
        var isFar = IsFar(z);
        return new ComplexValue(
            isFar.Select(angle, z.Real.EqualTo(0).Select(z.Real, real)),
            isFar.Select(FloatBits.CopySign(far, z.Imaginary), z.Imaginary.EqualTo(0).Select(
                FloatBits.CopySign(imaginary, z.Imaginary), imaginary)));
    }

    public static ComplexValue Arccos(ComplexValue z)
    {
        var (low, high) = Roots(z);
        var real = InverseTrigonometricLowering.Arctan2(low.Real, high.Real, narrow: false) * 2.0;
        var imaginary = LogarithmLowering.Arcsinh(
            (high.Real * low.Imaginary) - (high.Imaginary * low.Real), narrow: false);
        var far = -FloatBits.CopySign(Logarithmic(z), z.Imaginary);
        var angle = InverseTrigonometricLowering.Arctan2(z.Imaginary.Absolute(), z.Real, narrow: false);
        var isFar = IsFar(z);
        var isOnAxis = z.Real.EqualTo(0) & z.Imaginary.IsNaN();
        return new ComplexValue(
            isOnAxis.Select(HalfPi, isFar.Select(angle, real)), isFar.Select(far, imaginary));
    }

    public static ComplexValue Arctan(ComplexValue z) => Arctanh(z.TimesI()).TimesMinusI();

    public static ComplexValue Arcsinh(ComplexValue z) => Arcsin(z.TimesI()).TimesMinusI();

    public static ComplexValue Arccosh(ComplexValue z)
    {
        var cosine = Arccos(z);
        var isTurned = FloatBits.SignBit(cosine.Imaginary);
        var real = cosine.Imaginary.Absolute();
        var imaginary = FloatBits.CopySign(cosine.Real, z.Imaginary);
        // With a NaN the parts of the inverse cosine change places, and the real one stays positive.
        return new ComplexValue(isTurned.Select(real, real), imaginary);
    }

    public static ComplexValue Arctanh(ComplexValue z)
    {
        GraphValue x = z.Real.Absolute(), y = z.Imaginary.Absolute();
        var isFar = IsFar(z);
        GraphValue u = isFar.Select(0, x), v = isFar.Select(0, y);
        var left = 1.0 - u;
        var squares = (v * v) + (left * left);
        var real = LogarithmLowering.Log1p(u * 4.0 / squares, narrow: false) * 0.25;
        // At 1 the square of a tiny imaginary part vanishes: the logarithm of its quotient does not.
        var isPole = left.EqualTo(0) & (v < 1e-150);
        var atPole = (LogarithmLowering.Log(v, narrow: false) * -0.5) + (0.5 * Ln2);
        real = isPole.Select(atPole, real);
        var imaginary = InverseTrigonometricLowering.Arctan2(
            v * 2.0, (left * (u + 1.0)) - (v * v), narrow: false) * 0.5;

        var length = PowerLowering.Hypot(x, y, narrow: false);
        var isEndless = x.EqualTo(double.PositiveInfinity) | y.EqualTo(double.PositiveInfinity);
        real = isFar.Select(isEndless.Select(0, x / length / length), real);
        var farAngle = InverseTrigonometricLowering.Arctan2(y / length / length * 2.0, y.Constant(-1), false) * 0.5;
        imaginary = isFar.Select(isEndless.Select(HalfPi, farAngle), imaginary);
        real = x.EqualTo(0).Select(x, real);
        imaginary = y.IsNaN().Select(y, imaginary);
        return new ComplexValue(FloatBits.CopySign(real, z.Real), FloatBits.CopySign(imaginary, z.Imaginary));
    }

    private const double Ln2 = 0.6931471805599453;

    /// <summary>The hyperbolic sine and cosine, each as a number within range and what it is to be scaled by.</summary>
    private static ((GraphValue Value, GraphValue Scale) Odd, (GraphValue Value, GraphValue Scale) Even) Hyperbolic(
        GraphValue x)
    {
        var a = x.Absolute();
        var isLarge = a > LargestExponent;
        var rest = ExponentialLowering.Exp(a - LargestExponent, narrow: false);
        var scale = isLarge.Select(HalfExpOfLargest, x.Constant(1));
        var odd = isLarge.Select(FloatBits.CopySign(rest, x), ExponentialLowering.Sinh(x, narrow: false));
        var even = isLarge.Select(rest, ExponentialLowering.Cosh(x, narrow: false));
        return ((odd, scale), (even, scale));
    }

    private static GraphValue OfAngle(Func<GraphValue, bool, GraphValue> function, GraphValue y) => function(y, false);

    /// <summary>The roots of 1 - z and of 1 + z.</summary>
    private static (ComplexValue Low, ComplexValue High) Roots(ComplexValue z) => (
        ComplexLowering.Sqrt(new ComplexValue(1.0 - z.Real, -z.Imaginary)),
        ComplexLowering.Sqrt(new ComplexValue(z.Real + 1.0, z.Imaginary)));

    /// <summary>Whether 1 is nothing beside the square of the magnitude.</summary>
    private static GraphValue IsFar(ComplexValue z) => (z.Real.Absolute() > Far) | (z.Imaginary.Absolute() > Far);

    /// <summary>log |2 z|.</summary>
    private static GraphValue Logarithmic(ComplexValue z)
    {
        var half = PowerLowering.Hypot(z.Real * 0.5, z.Imaginary * 0.5, narrow: false);
        return LogarithmLowering.Log(half, narrow: false) + (2 * Ln2);
    }
}
