using Cohort.Kernels.Library.MatMul;
using Cohort.Kernels.Native;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>The numbers that matrices are decomposed in: real ones, or complex ones.</summary>
internal interface IScalarField<T>
    where T : unmanaged
{
    /// <summary>Eigenvalues by MathNet.Numerics.</summary>
    static abstract ILinearAlgebraProvider<T> Provider { get; }

    /// <summary>The routines of a library of the machine.</summary>
    static abstract ILapack<T> LapackOf(NativeLinearAlgebra library);

    /// <summary>A real number.</summary>
    static abstract T FromReal(double value);

    /// <summary>The real part.</summary>
    static abstract double Real(T value);

    /// <summary>The conjugate.</summary>
    static abstract T Conjugate(T value);

    /// <summary>The absolute value.</summary>
    static abstract double Magnitude(T value);

    /// <summary>What LAPACK compares to find a pivot: the sum of the parts' absolute values.</summary>
    static abstract double PivotSize(T value);

    /// <summary>Whether no part is infinite or NaN.</summary>
    static abstract bool IsFinite(T value);

    /// <summary>Subtracts a multiple of <paramref name="x"/> from <paramref name="y"/>.</summary>
    static abstract void SubtractScaled(T factor, ReadOnlySpan<T> x, Span<T> y);

    /// <summary>Turns pairs: (x, y) becomes (cx + sy, cy - sx).</summary>
    static abstract void Rotate(double cosine, double sine, Span<T> x, Span<T> y);

    /// <summary>The sum of products, the first factors conjugated.</summary>
    static abstract T Dot(ReadOnlySpan<T> x, ReadOnlySpan<T> y);

    /// <summary>A product of matrices.</summary>
    static abstract void Multiply(in GemmArguments<T> arguments, IParallel parallel);
}
