using System.Globalization;
using System.Numerics;
using Cohort.Creation;
using Cohort.Printing;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.IO.Text;

/// <summary>A real number that is to be written: as a double and, where it is one, as an integer.</summary>
/// <param name="Type">The type whose shortest digits are meant.</param>
/// <param name="Number">The value; of a wide integer or decimal, rounded.</param>
/// <param name="Integer">The value of an integer or truth value.</param>
/// <param name="Exact">The value of a decimal.</param>
internal readonly record struct TextCell(ElementType Type, double Number, Int128 Integer, decimal Exact)
{
    /// <summary>Whether the value is an integer or a truth value.</summary>
    public bool IsInteger => Type == ElementType.Boolean || Type.IsInteger();

    /// <summary>The elements, row-major; a complex one as two cells.</summary>
    /// <exception cref="TypeError">The elements are characters.</exception>
    public static TextCell[] Of(NDArray array) => array.Type switch
    {
        ElementType.Complex => [.. HostContent.Read<Complex>(array)
            .SelectMany(z => new[] { Real(ElementType.Double, z.Real), Real(ElementType.Double, z.Imaginary) })],
        ElementType.Decimal => Array.ConvertAll(
            HostContent.Read<decimal>(array), value => new TextCell(ElementType.Decimal, (double)value, 0, value)),
        ElementType.UInt64 => Array.ConvertAll(
            HostContent.Read<ulong>(array), value => new TextCell(ElementType.UInt64, value, value, 0)),
        ElementType.Char => throw new TypeError("Characters are no numbers: write AsString(array) instead."),
        var type when type.IsFloat() => Array.ConvertAll(HostContent.Read<double>(array), value => Real(type, value)),
        var type => Array.ConvertAll(
            HostContent.Read<long>(array), value => new TextCell(type, value, value, 0)),
    };

    /// <summary>The text that NumPy's str gives: True, 5, 1.5, 1e+20, nan.</summary>
    public override string ToString() => Type switch
    {
        ElementType.Boolean => Integer == 0 ? "False" : "True",
        ElementType.Decimal => Exact.ToString(CultureInfo.InvariantCulture),
        _ when IsInteger => Integer.ToString(CultureInfo.InvariantCulture),
        _ => FloatText.Scalar(Number, Type),
    };

    /// <summary>The value without its fraction.</summary>
    /// <exception cref="ValueError">It is NaN.</exception>
    /// <exception cref="OverflowException">It is infinite.</exception>
    public BigInteger Truncated() => IsInteger ? (BigInteger)Integer
        : Type == ElementType.Decimal ? (BigInteger)Exact
        : double.IsNaN(Number) ? throw new ValueError("cannot convert float NaN to integer")
        : double.IsInfinity(Number) ? throw new OverflowException("cannot convert float infinity to integer")
        : (BigInteger)Number;

    private static TextCell Real(ElementType type, double value) => new(type, value, 0, 0);
}
