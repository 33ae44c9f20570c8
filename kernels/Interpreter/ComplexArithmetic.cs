using System.Numerics;

namespace Cohort.Kernels.Interpreter;

/// <summary>Complex operators in the plain forms that NumPy uses.</summary>
internal static class ComplexArithmetic
{
    public readonly struct Multiply : IBinaryOperator<Complex>
    {
        public static bool IsVector => false;

        public static Complex Apply(Complex a, Complex b) =>
            new((a.Real * b.Real) - (a.Imaginary * b.Imaginary), (a.Real * b.Imaginary) + (a.Imaginary * b.Real));
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
}
