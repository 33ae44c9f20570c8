using Cohort.Runtime.Elements;

namespace Cohort.Runtime.Functions;

/// <summary>A positive Double as 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)).</summary>
internal readonly struct LogSplit
{
    private const ulong RootHalfBits = 0x3FE6A09E00000000;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double TwoTo54 = 18014398509481984;

    private LogSplit(GraphValue exponent, GraphValue k, GraphValue f)
    {
        Exponent = exponent;
        K = k;
        F = f;
    }

    /// <summary>k as an Int64, without the correction for subnormal numbers.</summary>
    public GraphValue Exponent { get; }

    /// <summary>k as a Double.</summary>
    public GraphValue K { get; }

    /// <summary>f.</summary>
    public GraphValue F { get; }

    /// <summary>Splits x; the result has no meaning for zero, negative numbers, infinities and NaN.</summary>
    public static LogSplit Of(GraphValue x, bool mayBeSubnormal)
    {
        var isSmall = x < SmallestNormal;
        var bits = (mayBeSubnormal ? isSmall.Select(x * TwoTo54, x) : x).BitCast(ElementType.Int64);
        var exponent = (bits - bits.Bits(ElementType.Int64, RootHalfBits)) >> 52;
        var f = (bits - (exponent << 52)).BitCast(ElementType.Double) - 1.0;
        var k = WholeNumber.ToDouble(exponent);
        return new LogSplit(exponent, mayBeSubnormal ? isSmall.Select(k - 54.0, k) : k, f);
    }
}
