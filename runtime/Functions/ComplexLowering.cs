namespace Cohort.Runtime.Functions;

/// <summary>
/// Exponentials, logarithms and powers of complex numbers, by the functions of real ones. The results at infinities,
/// NaN and signed zeros are those of C99's annex G.
/// </summary>
internal static class ComplexLowering
{
    /// <summary>The largest whole number whose exponential is finite.</summary>
    private const double LargestExponent = 709;
    private const double ExpOfLargest = 8.218407461554972e307;
    private const double Ln2 = 0.6931471805599453;
    private const double Log2OfE = 1.4426950408889634;
    private const double Log10OfE = 0.4342944819032518;
    private const double TwoTo100 = 1.2676506002282294e30;
    private const double Hundred = 100;

    /// <summary>e^x (cos y + i sin y), where e^x alone may overflow.</summary>
    public static ComplexValue Exp(ComplexValue z)
    {
        GraphValue x = z.Real, y = z.Imaginary;
        var isLarge = x > LargestExponent;
        var size = ExponentialLowering.Exp(isLarge.Select(x - LargestExponent, x), narrow: false);
        var scale = isLarge.Select(ExpOfLargest, x.Constant(1));
        var real = size * Cos(y) * scale;
        var imaginary = y.EqualTo(0).Select(y, size * Sin(y) * scale);

        var isUnbounded = IsUnbounded(y);
        var isVanished = x.EqualTo(double.NegativeInfinity) & isUnbounded;
        var isEndless = x.EqualTo(double.PositiveInfinity) & isUnbounded;
        real = isVanished.Select(0, isEndless.Select(x, y.EqualTo(0).Select(
            ExponentialLowering.Exp(x, narrow: false), real)));
        return new ComplexValue(real, isVanished.Select(0, imaginary));
    }

    /// <summary>2^z.</summary>
    public static ComplexValue Exp2(ComplexValue z) => Exp(z * Ln2);

    /// <summary>e^z - 1, accurate near zero.</summary>
    public static ComplexValue Expm1(ComplexValue z)
    {
        GraphValue x = z.Real, y = z.Imaginary;
        var half = Sin(y * 0.5);
        var real = (ExponentialLowering.Expm1(x, narrow: false) * Cos(y)) - (half * half * 2.0);
        return new ComplexValue(real, ExponentialLowering.Exp(x, narrow: false) * Sin(y));
    }

    /// <summary>log |z| + i angle.</summary>
    public static ComplexValue Log(ComplexValue z) => new(LogOfMagnitude(z), z.Angle());

    /// <summary>The logarithm to base 2.</summary>
    public static ComplexValue Log2(ComplexValue z) => Log(z) * Log2OfE;

    /// <summary>The logarithm to base 10.</summary>
    public static ComplexValue Log10(ComplexValue z) => Log(z) * Log10OfE;

    /// <summary>log(1 + z); near 0 by |1 + z|^2 - 1 = 2 x + x^2 + y^2, summed with its rounding errors.</summary>
    public static ComplexValue Log1p(ComplexValue z)
    {
        GraphValue x = z.Real, y = z.Imaginary;
        var shifted = new ComplexValue(x + 1.0, y);
        var (a, errorOfA) = Square(x);
        var (b, errorOfB) = Square(y);
        var first = TwoDoubles.Sum(x * 2.0, a);
        var sum = TwoDoubles.Sum(first.High, b);
        var excess = sum.High + (sum.Low + first.Low + errorOfA + errorOfB);
        var near = LogarithmLowering.Log1p(excess, narrow: false) * 0.5;
        var isNear = (x.Absolute() < 0.5) & (y.Absolute() < 1);
        var real = isNear.Select(near, LogarithmLowering.Log(shifted.Magnitude(), narrow: false));
        return new ComplexValue(real, shifted.Angle());
    }

    /// <summary>The root with a real part that is not negative, operands scaled away from overflow.</summary>
    public static ComplexValue Sqrt(ComplexValue z)
    {
        GraphValue a = z.Real, b = z.Imaginary;
        var larger = a.Absolute().Maximum(b.Absolute());
        GraphValue isLarge = larger > 1e300, isSmall = larger < 1e-290;
        var down = isLarge.Select(1.0 / 4, isSmall.Select(TwoTo100, a.Constant(1)));
        var up = isLarge.Select(2, isSmall.Select(1 / 1125899906842624.0, a.Constant(1)));
        GraphValue x = a * down, y = b * down;
        var length = PowerLowering.Hypot(x, y, narrow: false);
        var t = ((x.Absolute() + length) * 0.5).SquareRoot();
        var other = y.Absolute() / (t * 2.0);
        var isRight = x >= 0;
        var real = isRight.Select(t, other) * up;
        var imaginary = FloatBits.CopySign(isRight.Select(other, t) * up, b);

        var isEndless = a.Absolute().EqualTo(double.PositiveInfinity);
        var difference = FloatBits.CopySign(b - b, b);
        var isLeft = a < 0;
        real = isEndless.Select(isLeft.Select((b - b).Absolute(), a), real);
        imaginary = isEndless.Select(isLeft.Select(FloatBits.CopySign(a, b), difference), imaginary);
        var isZero = z.IsZero();
        real = isZero.Select(0, real);
        imaginary = isZero.Select(b, imaginary);
        var isHigh = b.Absolute().EqualTo(double.PositiveInfinity);
        return new ComplexValue(isHigh.Select(b.Absolute(), real), isHigh.Select(b, imaginary));
    }

    /// <summary>
    /// a^b as NumPy computes it: whole exponents up to 100 by squaring, others as e^(b log a); 0 to a power whose real
    /// part is not positive is NaN.
    /// </summary>
    public static ComplexValue Power(ComplexValue a, ComplexValue b)
    {
        var general = Exp(b * Log(a));
        var n = b.Real.Absolute();
        var isWhole = b.Imaginary.EqualTo(0) & b.Real.EqualTo(b.Real.Truncate()) & (n < Hundred);
        var whole = WholePower(a, isWhole.Select(n, 0));
        whole = whole.Reciprocal().Where(b.Real < 0, whole);
        var power = whole.Where(isWhole, general);
        var ofZero = a.Constant(0, 0).Where(b.Real > 0, a.Constant(double.NaN, double.NaN));
        power = ofZero.Where(a.IsZero(), power);
        return a.Constant(1, 0).Where(b.IsZero(), power);
    }

    /// <summary>z / |z|, and 0 at 0.</summary>
    public static ComplexValue Sign(ComplexValue z)
    {
        var size = z.Magnitude();
        GraphValue Part(GraphValue x) => x / size;
        var isEndless = size.EqualTo(double.PositiveInfinity);
        var inside = new ComplexValue(Part(z.Real), Part(z.Imaginary));
        var outside = new ComplexValue(OfInfinity(z.Real, z.Imaginary), OfInfinity(z.Imaginary, z.Real));
        return z.Constant(0, 0).Where(z.IsZero(), outside.Where(isEndless, inside));
    }

    // An infinite part alone points along its axis; two have no direction.
    private static GraphValue OfInfinity(GraphValue x, GraphValue other)
    {
        var isOwn = x.Absolute().EqualTo(double.PositiveInfinity);
        var isOther = other.Absolute().EqualTo(double.PositiveInfinity);
        var direction = (x > 0).Select(1, x.Constant(-1));
        return isOwn.Select(isOther.Select(double.NaN, direction), 0);
    }

    /// <summary>a^n for whole n below 128.</summary>
    private static ComplexValue WholePower(ComplexValue a, GraphValue n)
    {
        var bits = n.Cast(Elements.ElementType.Int64);
        var power = a.Constant(1, 0);
        var square = a;
        var isFirst = bits.EqualTo(bits);
        for (var bit = 0; bit < 7; bit++)
        {
            var isSet = (bits & bits.Constant(1 << bit)).NotEqualTo(0);
            power = square.Where(isSet & isFirst, (power * square).Where(isSet, power));
            isFirst &= ~isSet;
            square *= square;
        }

        return power;
    }

    /// <summary>
    /// Near 1 the logarithm of |z| is half that of 1 + (x^2 + y^2 - 1), which is summed with the rounding errors of the
    /// squares.
    /// </summary>
    private static GraphValue LogOfMagnitude(ComplexValue z)
    {
        GraphValue a = z.Real.Absolute(), b = z.Imaginary.Absolute();
        GraphValue larger = a.Maximum(b), smaller = a.Minimum(b);
        GraphValue isLarge = larger > 1e300, isSmall = larger < 1e-300;
        var scale = isLarge.Select(1 / TwoTo100, isSmall.Select(TwoTo100, a.Constant(1)));
        var shift = isLarge.Select(100 * Ln2, isSmall.Select(-100 * Ln2, a.Constant(0)));
        var far = LogarithmLowering.Log(PowerLowering.Hypot(a * scale, b * scale, false), false) + shift;

        var (x, errorOfX) = Square(larger);
        var (y, errorOfY) = Square(smaller);
        var sum = TwoDoubles.Sum(x - 1.0, y);
        var near = LogarithmLowering.Log1p(sum.High + (sum.Low + errorOfX + errorOfY), false) * 0.5;
        var isNear = (larger > 0.5) & (larger < 1.5) & (sum.High < 2);
        return isNear.Select(near, far);
    }

    private static (GraphValue Value, GraphValue Error) Square(GraphValue x)
    {
        var square = x * x;
        return (square, x.MultiplyAdd(x, -square));
    }

    /// <summary>Whether a number is infinite or NaN.</summary>
    public static GraphValue IsUnbounded(GraphValue x) => ~(x.Absolute() < double.PositiveInfinity);

    private static GraphValue Sin(GraphValue x) => TrigonometricLowering.Sin(x, narrow: false);

    private static GraphValue Cos(GraphValue x) => TrigonometricLowering.Cos(x, narrow: false);
}
