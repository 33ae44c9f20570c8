using Cohort.Creation;
using Cohort.Runtime.Elements;

namespace Cohort.Arithmetic;

/// <summary>Mantissa and exponent of floats, from their bits.</summary>
internal static class FloatParts
{
    /// <summary>A number of size 0.5 up to 1 and the power of two that make each float.</summary>
    public static (NDArray Mantissa, NDArray Exponent) Of(NDArray x)
    {
        // Single precision has the numbers of half precision, none of them subnormal.
        return x.Type switch
        {
            ElementType.Half => Of(ArrayFactory.Copy(x, ElementType.Single)) is var (mantissa, exponent)
                ? (ArrayFactory.Copy(mantissa, ElementType.Half), exponent)
                : default,
            ElementType.Single => Of(x, ElementType.Int32, fractionBits: 23, bias: 126),
            _ => Of(x, ElementType.Int64, fractionBits: 52, bias: 1022),
        };
    }

    private static (NDArray Mantissa, NDArray Exponent) Of(NDArray x, ElementType bits, int fractionBits, int bias)
    {
        // Subnormal numbers are scaled up first.
        var scale = fractionBits + 1;
        var isTiny = np.abs(x) < Math.ScaleB(1, 1 - bias);
        var number = ArrayFactory.Copy(np.where(isTiny, x * Math.ScaleB(1, scale), x), x.Type);
        var pattern = number.Reinterpreted(number.Layout, bits);
        var mask = (2L * bias) + 3;
        var stored = (pattern >> fractionBits) & Number(mask, bits);
        var isPlain = (stored != 0) & (stored != Number(mask, bits));
        var exponent = stored - Number(bias, bits) - np.where(isTiny, Number(scale, bits), Number(0, bits));
        var unit = (pattern & Number(~(mask << fractionBits), bits)) | Number((long)bias << fractionBits, bits);
        var settled = ArrayFactory.Copy(unit, bits);
        var mantissa = np.where(isPlain, settled.Reinterpreted(settled.Layout, x.Type), number);
        return (mantissa, np.where(isPlain, exponent, Number(0, bits)).astype(np.int32, copy: false));
    }

    private static NDArray Number(long value, ElementType type) =>
        ArrayFactory.Copy((NDArray)value, type);
}
