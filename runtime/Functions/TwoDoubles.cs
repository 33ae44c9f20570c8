namespace Cohort.Runtime.Functions;

/// <summary>
/// An unevaluated sum of two Doubles, about 105 bits (Dekker; products by fused multiply-add). Results of products are
/// not normalised unless asked for.
/// </summary>
internal readonly struct TwoDoubles
{
    public TwoDoubles(GraphValue high, GraphValue low)
    {
        High = high;
        Low = low;
    }

    public GraphValue High { get; }

    public GraphValue Low { get; }

    public static TwoDoubles operator *(TwoDoubles a, TwoDoubles b)
    {
        var high = a.High * b.High;
        var error = a.High.MultiplyAdd(b.High, -high);
        return new TwoDoubles(high, a.Low.MultiplyAdd(b.High, a.High.MultiplyAdd(b.Low, error)));
    }

    /// <summary>a + b exactly, where a is not smaller in magnitude.</summary>
    public static TwoDoubles FastSum(GraphValue a, GraphValue b)
    {
        var sum = a + b;
        return new TwoDoubles(sum, a - sum + b);
    }

    /// <summary>a + b exactly.</summary>
    public static TwoDoubles Sum(GraphValue a, GraphValue b)
    {
        var sum = a + b;
        var part = sum - a;
        return new TwoDoubles(sum, a - (sum - part) + (b - part));
    }

    /// <summary>numerator / (2 + f), where denominator is 2 + f rounded.</summary>
    public static TwoDoubles Quotient(GraphValue numerator, GraphValue denominator, GraphValue f)
    {
        var denominatorError = f - (denominator - 2.0);
        var inverse = 1.0 / denominator;
        var high = numerator * inverse;
        var residue = high.MultiplyAdd(-denominatorError, (-high).MultiplyAdd(denominator, numerator));
        return new TwoDoubles(high, residue * inverse);
    }

    public TwoDoubles Square() => this * this;

    public TwoDoubles Doubled() => new(High * 2.0, Low * 2.0);

    public TwoDoubles Plus(double low) => new(High, Low + low);

    public TwoDoubles Plus(GraphValue low) => new(High, Low + low);

    /// <summary>The sum with a number that is not larger.</summary>
    public TwoDoubles Add(TwoDoubles other)
    {
        var sum = FastSum(High, other.High);
        return FastSum(sum.High, sum.Low + (Low + other.Low));
    }

    public TwoDoubles Normalised() => FastSum(High, Low);
}
