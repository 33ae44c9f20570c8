using Cohort.Runtime.Elements;

namespace Cohort.Runtime.Functions;

/// <summary>Powers, roots and lengths of Doubles.</summary>
internal static class PowerLowering
{
    private const double TwoThirds = 0.6666666666666666;
    private const double TwoThirdsLow = 3.700743415417188e-17;
    private const double Log2OfE = 1.4426950408889634;
    private const double Log2OfELow = 2.0355273740931033e-17;
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>((log((1 + s) / (1 - s)) - 2 s) / s^3 - 2/3) / s^2 in s^2, 2^-66.</summary>
    private static ReadOnlySpan<double> LogTail =>
    [
        0.40000000000002267, 0.28571428570092977, 0.22222222521230373, 0.18181784242975135, 0.15386763431517064,
        0.13256668113360948, 0.13197778233435003,
    ];

    /// <summary>(log((1 + s) / (1 - s)) - 2 s) / s^3 in s^2, 2^-45.</summary>
    private static ReadOnlySpan<double> NarrowLogTail =>
        [0.6666666667582809, 0.3999999561045015, 0.2857211062235953, 0.2217611697533258, 0.19585324964305562];

    /// <summary>m^(-1/3) for m in [1, 2], 2^-20.</summary>
    private static ReadOnlySpan<double> InverseCubeRoot =>
    [
        1.879793208978522, -1.9854080308721924, 1.9770026131790317, -1.27334229884349, 0.50196514651327,
        -0.1103983479715783, 0.010386825143598078,
    ];

    /// <summary>
    /// |x|^y as 2 to the power of y log2 |x|, the logarithm a sum of two Doubles, then the cases of IEEE 754's pow.
    /// </summary>
    public static GraphValue Power(GraphValue x, GraphValue y, bool narrow)
    {
        var a = x.Absolute();
        var (high, low) = narrow ? NarrowLog2(a) : Log2(a);
        var product = y * high;
        var rest = y.MultiplyAdd(low, y.MultiplyAdd(high, -product));
        var limited = narrow ? product.Within(-200, 200) : product.Within(-1080, 1030);
        rest = limited.EqualTo(product).Select(rest, 0);
        var power = ExponentialLowering.Exp2OfSum(limited, rest, narrow);
        return WithCases(x, y, power);
    }

    public static GraphValue Cbrt(GraphValue x, bool narrow)
    {
        var a = x.Absolute();
        var isSmall = a < SmallestNormal;
        var scaled = narrow ? a : isSmall.Select(a * 18014398509481984.0, a);
        var bits = scaled.BitCast(ElementType.Int64);
        var exponent = WholeNumber.ToDouble((bits >> 52) - 1023);
        var third = exponent.MultiplyAdd(1.0 / 3, exponent.Constant(1.0 / 6)).Floor();
        var remainder = third.MultiplyAdd(-3.0, exponent);
        GraphValue isOne = remainder.EqualTo(1), isTwo = remainder.EqualTo(2);
        var m = ((bits & bits.Bits(ElementType.Int64, (1UL << 52) - 1))
            | bits.Bits(ElementType.Int64, 0x3FF0000000000000)).BitCast(ElementType.Double);
        var start = Polynomial.Evaluate(m, InverseCubeRoot)
            * isTwo.Select(0.6299605249474366, isOne.Select(0.7937005259840998, m.Constant(1)));
        var root = CubeRoot(m * isTwo.Select(4, isOne.Select(2, m.Constant(1))), start);
        root *= WholeNumber.Nearest(third).PowerOfTwo;
        root = narrow ? root : isSmall.Select(root * 3.814697265625e-06, root);
        var isOrdinary = (a > 0) & (a < double.PositiveInfinity);
        return FloatBits.FlipSign(isOrdinary.Select(root, a), x);
    }

    /// <summary>The length of (x, y), scaled away from overflow and underflow; infinite where either is.</summary>
    public static GraphValue Hypot(GraphValue x, GraphValue y, bool narrow)
    {
        GraphValue a = x.Absolute(), b = y.Absolute();
        if (narrow)
        {
            var length = a.MultiplyAdd(a, b * b).SquareRoot();
            return WithInfinity(a, b, length);
        }

        var larger = a.Maximum(b);
        GraphValue isBig = larger > 1e150, isSmall = larger < 1e-130;
        var down = isBig.Select(2.4099198651028841e-181, isSmall.Select(4.149515568880993e180, a.Constant(1)));
        var up = isBig.Select(4.149515568880993e180, isSmall.Select(2.4099198651028841e-181, a.Constant(1)));
        GraphValue first = larger * down, second = a.Minimum(b) * down;
        return WithInfinity(a, b, first.MultiplyAdd(first, second * second).SquareRoot() * up);
    }

    private static GraphValue WithInfinity(GraphValue a, GraphValue b, GraphValue value) =>
        (a.EqualTo(double.PositiveInfinity) | b.EqualTo(double.PositiveInfinity))
            .Select(double.PositiveInfinity, value);

    /// <summary>One step of Newton's for the inverse root, one for the root with its exact residue.</summary>
    private static GraphValue CubeRoot(GraphValue m, GraphValue inverse)
    {
        var residue = 1.0 - (m * inverse * inverse * inverse);
        var y = (inverse * residue).MultiplyAdd(1.0 / 3, inverse);
        var square = y * y;
        var root = m * square;
        var rootSquare = root * root;
        var squareError = root.MultiplyAdd(root, -rootSquare);
        var error = (-rootSquare).MultiplyAdd(root, m) - (squareError * root);
        return (error * square).MultiplyAdd(1.0 / 3, root);
    }

    private static (GraphValue High, GraphValue Low) NarrowLog2(GraphValue a)
    {
        var split = LogSplit.Of(a, mayBeSubnormal: false);
        var s = split.F / (split.F + 2.0);
        var z = s * s;
        var log = s * Polynomial.Evaluate(z, NarrowLogTail).MultiplyAdd(z, 2);
        return (WithLimits(a, log.MultiplyAdd(Log2OfE, split.K)), a.Constant(0));
    }

    /// <summary>
    /// log2 with a relative error near 2^-65: s = f / (2 + f) and 2 s + (2/3) s^3 in two Doubles each.
    /// </summary>
    private static (GraphValue High, GraphValue Low) Log2(GraphValue a)
    {
        var split = LogSplit.Of(a, mayBeSubnormal: true);
        var s = TwoDoubles.Quotient(split.F, split.F + 2.0, split.F);
        var square = s.Square();
        var tail = Polynomial.Evaluate(square.High, LogTail) * square.High;
        var coefficient = TwoDoubles.FastSum(tail.Constant(TwoThirds), tail).Plus(TwoThirdsLow);
        var log = s.Doubled().Add((s * square) * coefficient);
        var scaled = log * new TwoDoubles(tail.Constant(Log2OfE), tail.Constant(Log2OfELow));
        var sum = TwoDoubles.Sum(split.K, scaled.High).Plus(scaled.Low).Normalised();
        return (WithLimits(a, sum.High), sum.Low);
    }

    private static GraphValue WithLimits(GraphValue a, GraphValue log) =>
        a.EqualTo(0).Select(double.NegativeInfinity, (a < double.PositiveInfinity).Select(log, a));

    private static GraphValue WithCases(GraphValue x, GraphValue y, GraphValue power)
    {
        var isWhole = y.EqualTo(y.Floor());
        var half = y * 0.5;
        var isOdd = isWhole & half.NotEqualTo(half.Floor());
        var isUndefined = (x < 0) & (x > double.NegativeInfinity) & ~isWhole;
        var value = isUndefined.Select(double.NaN, power);
        value = isOdd.Select(FloatBits.FlipSign(value, x), value);
        var isNaN = x.IsNaN() | y.IsNaN();
        value = isNaN.Select(x + y, value);
        var isUnit = x.EqualTo(-1) & y.Absolute().EqualTo(double.PositiveInfinity);
        return (y.EqualTo(0) | x.EqualTo(1) | isUnit).Select(1, value);
    }
}
