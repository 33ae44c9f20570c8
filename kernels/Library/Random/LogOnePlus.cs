namespace Cohort.Kernels.Library.Random;

/// <summary>
/// log(1 + x) for x in (-1, 0], the only arguments the tails of the ziggurats use, with the bits of the C library.
/// </summary>
/// <remarks>
/// The method and the constants are those of fdlibm (Sun Microsystems, 1993), evaluated in the grouping of glibc
/// (the double one on machines with FMA):
/// reduce to 2^k (1 + f) with f in (sqrt(1/2) - 1, sqrt(2) - 1), then a series in s = f / (2 + f).
/// </remarks>
public static class LogOnePlus
{
    private const double Ln2 = 6.93147180369123816490e-01;

    /// <summary>log(1 + x) in double precision.</summary>
    public static double Compute(double x)
    {
        if (x > -1.862645149230957e-09)
        {
            return x > -5.551115123125783e-17 ? x : x - (x * x * 0.5);
        }

        var (k, f, c, fraction) = (0, x, 0.0, 1);
        if (HighWord(x) > unchecked((int)0xBFD2BEC3))
        {
            (k, f, c, fraction) = Reduce(x);
        }

        var square = 0.5 * f * f;
        var low = Fused(k, 1.90821492927058770002e-10, c);
        if (fraction == 0)
        {
            var cubic = square * Fused(-0.66666666666666666, f, 1.0);
            return f == 0 ? Fused(k, Ln2, low) : Fused(k, Ln2, -(cubic - low - f));
        }

        var s = f / (2.0 + f);
        var z = s * s;
        var z2 = z * z;
        var z4 = z2 * z2;
        var series = z2 * Fused(z, 2.857142874366239149e-01, 3.999999999940941908e-01);
        series = Fused(z, 6.666666666666735130e-01, series);
        series = Fused(z4, Fused(z, 1.818357216161805012e-01, 2.222219843214978396e-01), series);
        series = Fused(z4 * z2, Fused(z, 1.479819860511658591e-01, 1.531383769920937332e-01), series);
        var tail = s * (square + series);
        return k == 0 ? f - (square - tail) : Fused(k, Ln2, -(square - (tail + low) - f));
    }

    /// <summary>log(1 + x) in single precision.</summary>
    public static float Compute(float x)
    {
        if (x > -1.862645149230957e-09f)
        {
            return x > -5.551115e-17f ? x : x - (x * x * 0.5f);
        }

        var (k, f, c, fraction) = (0, x, 0.0f, 1);
        if (BitConverter.SingleToInt32Bits(x) > unchecked((int)0xBE95F61F))
        {
            (k, f, c, fraction) = Reduce(x);
        }

        var square = 0.5f * f * f;
        var low = (k * 9.0580006145e-06f) + c;
        var high = k * 6.9313812256e-01f;
        if (fraction == 0)
        {
            var cubic = square * (1.0f - (0.66666666666666666f * f));
            return f == 0 ? high + (c + (k * 9.0580006145e-06f)) : high - (cubic - low - f);
        }

        var s = f / (2.0f + f);
        var z = s * s;
        var series = z * (6.6666668653e-01f + (z * (4.0000000596e-01f + (z * (2.8571429849e-01f
            + (z * (2.2222198546e-01f + (z * (1.8183572590e-01f
            + (z * (1.5313838422e-01f + (z * 1.4798198640e-01f))))))))))));
        return k == 0
            ? f - (square - (s * (square + series)))
            : high - (square - ((s * (square + series)) + low) - f);
    }

    private static double Fused(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    private static int HighWord(double x) => (int)(BitConverter.DoubleToInt64Bits(x) >> 32);

    /// <summary>1 + x = 2^k (1 + f) up to the correction c; the last result is 0 when f is tiny.</summary>
    private static (int K, double F, double Correction, int Fraction) Reduce(double x)
    {
        var u = 1.0 + x;
        var k = (HighWord(u) >> 20) - 1023;
        var c = (k > 0 ? 1.0 - (u - x) : x - (u - 1.0)) / u;
        var fraction = HighWord(u) & 0x000FFFFF;
        var mantissa = BitConverter.DoubleToInt64Bits(u) & 0x000FFFFFFFFFFFFF;
        if (fraction < 0x6A09E)
        {
            return (k, BitConverter.Int64BitsToDouble(mantissa | 0x3FF0000000000000) - 1.0, c, fraction);
        }

        var f = BitConverter.Int64BitsToDouble(mantissa | 0x3FE0000000000000) - 1.0;
        return (k + 1, f, c, (0x00100000 - fraction) >> 2);
    }

    private static (int K, float F, float Correction, int Fraction) Reduce(float x)
    {
        var u = 1.0f + x;
        var bits = BitConverter.SingleToInt32Bits(u);
        var k = (bits >> 23) - 127;
        var c = (k > 0 ? 1.0f - (u - x) : x - (u - 1.0f)) / u;
        var fraction = bits & 0x007FFFFF;
        if (fraction < 0x3504F7)
        {
            return (k, BitConverter.Int32BitsToSingle(fraction | 0x3F800000) - 1.0f, c, fraction);
        }

        var f = BitConverter.Int32BitsToSingle(fraction | 0x3F000000) - 1.0f;
        return (k + 1, f, c, (0x00800000 - fraction) >> 2);
    }
}
