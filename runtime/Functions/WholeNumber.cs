using Cohort.Runtime.Elements;

namespace Cohort.Runtime.Functions;

/// <summary>
/// A Double rounded to an integer by adding 1.5 * 2^52, which leaves the integer in the low bits of the
/// representation: cheaper than a conversion, and the same on every device. For magnitudes below 2^51.
/// </summary>
internal readonly struct WholeNumber
{
    private const double Shift = 6755399441055744.0;
    private const ulong ShiftBits = 0x4338000000000000;
    private const ulong OneBits = 0x3FF0000000000000;

    private WholeNumber(GraphValue shifted)
    {
        Bits = shifted.BitCast(ElementType.Int64);
        Value = shifted - Shift;
    }

    /// <summary>The integer as a Double.</summary>
    public GraphValue Value { get; }

    /// <summary>An Int64 whose low 51 bits are the integer's.</summary>
    public GraphValue Bits { get; }

    /// <summary>The integer as an Int64.</summary>
    public GraphValue Integer => Bits - Bits.Bits(ElementType.Int64, ShiftBits);

    /// <summary>2 to the power of the integer, which is in [-1022, 1023].</summary>
    public GraphValue PowerOfTwo => ((Bits << 52) + One(Bits)).BitCast(ElementType.Double);

    /// <summary>The integer nearest to x.</summary>
    public static WholeNumber Nearest(GraphValue x) => new(x + Shift);

    /// <summary>The integer nearest to x * factor + addend.</summary>
    public static WholeNumber Nearest(GraphValue x, double factor) => new(x.MultiplyAdd(factor, x.Constant(Shift)));

    /// <summary>An Int64 of magnitude below 2^51 as a Double.</summary>
    public static GraphValue ToDouble(GraphValue integer) =>
        (integer + integer.Bits(ElementType.Int64, ShiftBits)).BitCast(ElementType.Double) - Shift;

    /// <summary>2 to the power of an Int64 in [-1022, 1023].</summary>
    public static GraphValue PowerOf(GraphValue exponent) =>
        ((exponent << 52) + One(exponent)).BitCast(ElementType.Double);

    private static GraphValue One(GraphValue integer) => integer.Bits(ElementType.Int64, OneBits);
}
