using System.Numerics;

namespace Cohort.Kernels.Interpreter;

/// <summary>Complex operators in the plain forms that NumPy uses.</summary>
internal static class ComplexArithmetic
{
    public readonly struct RealPart : IConversion<Complex, double>
    {
        public static double Apply(Complex a) => a.Real;
    }

    public readonly struct ImaginaryPart : IConversion<Complex, double>
    {
        public static double Apply(Complex a) => a.Imaginary;
    }

    /// <summary>The loop that joins real and imaginary parts.</summary>
    public static unsafe void Join(in BlockArguments block)
    {
        double* re = (double*)block.A, im = (double*)block.B;
        var result = (Complex*)block.Result;
        nint maskA = block.MaskA, maskB = block.MaskB, count = block.Count;
        for (nint i = 0; i < count; i++)
        {
            result[i] = new Complex(re[i & maskA], im[i & maskB]);
        }
    }

    /// <summary>Each part is rounded twice: the product with the first factor's real part is exact.</summary>
    public readonly struct Multiply : IBinaryOperator<Complex>
    {
        public static bool IsVector => false;

        public static Complex Apply(Complex a, Complex b) => new(
            Math.FusedMultiplyAdd(a.Real, b.Real, -(a.Imaginary * b.Imaginary)),
            Math.FusedMultiplyAdd(a.Real, b.Imaginary, a.Imaginary * b.Real));
    }

    /// <summary>The smaller by real part, then by imaginary part; the first with a NaN.</summary>
    public readonly struct Minimum : IBinaryOperator<Complex>
    {
        public static bool IsVector => false;

        public static Complex Apply(Complex a, Complex b) => HasNaN(a) || IsInOrder(a, b) ? a : b;
    }

    /// <summary>The larger by real part, then by imaginary part; the first with a NaN.</summary>
    public readonly struct Maximum : IBinaryOperator<Complex>
    {
        public static bool IsVector => false;

        public static Complex Apply(Complex a, Complex b) => HasNaN(a) || IsInOrder(b, a) ? a : b;
    }

    /// <summary>Smith's division: scaled by the larger part of the divisor.</summary>
    public readonly struct Divide : IBinaryOperator<Complex>
    {
        public static bool IsVector => false;

        public static Complex Apply(Complex a, Complex b)
        {
            double re = Math.Abs(b.Real), im = Math.Abs(b.Imaginary);
            if (re >= im)
            {
                if (re == 0 && im == 0)
                {
                    return new Complex(a.Real / re, a.Imaginary / re);
                }

                var ratio = b.Imaginary / b.Real;
                var scale = 1.0 / (b.Real + (b.Imaginary * ratio));
                return new Complex(
                    (a.Real + (a.Imaginary * ratio)) * scale, (a.Imaginary - (a.Real * ratio)) * scale);
            }

            var inverse = b.Real / b.Imaginary;
            var factor = 1.0 / (b.Imaginary + (b.Real * inverse));
            return new Complex(
                ((a.Real * inverse) + a.Imaginary) * factor, ((a.Imaginary * inverse) - a.Real) * factor);
        }
    }

    private static bool HasNaN(Complex a) => double.IsNaN(a.Real) || double.IsNaN(a.Imaginary);

    /// <summary>Whether a is not after b; with NaN there is no order.</summary>
    private static bool IsInOrder(Complex a, Complex b) => a.Real == b.Real
        ? a.Imaginary <= b.Imaginary
        : a.Real < b.Real && !double.IsNaN(a.Imaginary) && !double.IsNaN(b.Imaginary);
}
