using System.Numerics;
using System.Runtime.InteropServices;
using Cohort.Kernels.Library.MatMul;
using Cohort.Kernels.Native;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>Complex numbers in double precision.</summary>
internal readonly struct ComplexField : IScalarField<Complex>
{
    /// <inheritdoc/>
    public static ILinearAlgebraProvider<Complex> Provider => ManagedLinearAlgebraProvider.Instance;

    /// <inheritdoc/>
    public static ILapack<Complex> LapackOf(NativeLinearAlgebra library) => library.Complex;

    /// <inheritdoc/>
    public static Complex FromReal(double value) => new(value, 0);

    /// <inheritdoc/>
    public static double Real(Complex value) => value.Real;

    /// <inheritdoc/>
    public static Complex Conjugate(Complex value) => Complex.Conjugate(value);

    /// <inheritdoc/>
    public static double Magnitude(Complex value) => Complex.Abs(value);

    /// <inheritdoc/>
    public static double PivotSize(Complex value) => Math.Abs(value.Real) + Math.Abs(value.Imaginary);

    /// <inheritdoc/>
    public static bool IsFinite(Complex value) => Complex.IsFinite(value);

    /// <inheritdoc/>
    public static void SubtractScaled(Complex factor, ReadOnlySpan<Complex> x, Span<Complex> y)
    {
        for (var i = 0; i < x.Length && i < y.Length; i++)
        {
            y[i] -= factor * x[i];
        }
    }

    /// <inheritdoc/>
    public static void Rotate(double cosine, double sine, Span<Complex> x, Span<Complex> y) => RealField.Rotate(
        cosine, sine, MemoryMarshal.Cast<Complex, double>(x), MemoryMarshal.Cast<Complex, double>(y));

    /// <inheritdoc/>
    public static Complex Dot(ReadOnlySpan<Complex> x, ReadOnlySpan<Complex> y)
    {
        var sum = Complex.Zero;
        for (var i = 0; i < x.Length && i < y.Length; i++)
        {
            sum += Complex.Conjugate(x[i]) * y[i];
        }

        return sum;
    }

    /// <inheritdoc/>
    public static void Multiply(in GemmArguments<Complex> arguments, IParallel parallel) =>
        ComplexGemm.Run(arguments, parallel);
}
