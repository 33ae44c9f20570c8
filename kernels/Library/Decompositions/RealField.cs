using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cohort.Kernels.Library.MatMul;
using Cohort.Kernels.Native;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>Real numbers in double precision.</summary>
internal readonly struct RealField : IScalarField<double>
{
    /// <inheritdoc/>
    public static ILinearAlgebraProvider<double> Provider => ManagedLinearAlgebraProvider.Instance;

    /// <inheritdoc/>
    public static ILapack<double> LapackOf(NativeLinearAlgebra library) => library.Real;

    /// <inheritdoc/>
    public static double FromReal(double value) => value;

    /// <inheritdoc/>
    public static double Real(double value) => value;

    /// <inheritdoc/>
    public static double Conjugate(double value) => value;

    /// <inheritdoc/>
    public static double Magnitude(double value) => Math.Abs(value);

    /// <inheritdoc/>
    public static double PivotSize(double value) => Math.Abs(value);

    /// <inheritdoc/>
    public static bool IsFinite(double value) => double.IsFinite(value);

    /// <inheritdoc/>
    public static void SubtractScaled(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        var many = new Vector<double>(factor);
        var from = MemoryMarshal.Cast<double, Vector<double>>(x);
        var to = MemoryMarshal.Cast<double, Vector<double>>(y);
        for (var i = 0; i < from.Length && i < to.Length; i++)
        {
            to[i] -= many * from[i];
        }

        for (var i = from.Length * Vector<double>.Count; i < x.Length; i++)
        {
            y[i] -= factor * x[i];
        }
    }

    /// <inheritdoc/>
    public static void Rotate(double cosine, double sine, Span<double> x, Span<double> y)
    {
        var (c, s) = (new Vector<double>(cosine), new Vector<double>(sine));
        var first = MemoryMarshal.Cast<double, Vector<double>>(x);
        var second = MemoryMarshal.Cast<double, Vector<double>>(y);
        for (var i = 0; i < first.Length && i < second.Length; i++)
        {
            (first[i], second[i]) = ((c * first[i]) + (s * second[i]), (c * second[i]) - (s * first[i]));
        }

        for (var i = first.Length * Vector<double>.Count; i < x.Length; i++)
        {
            (x[i], y[i]) = ((cosine * x[i]) + (sine * y[i]), (cosine * y[i]) - (sine * x[i]));
        }
    }

    /// <summary>Eight partial sums on every machine, so that bits do not depend on the width of its vectors.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sums = Vector512<double>.Zero;
        var left = MemoryMarshal.Cast<double, Vector512<double>>(x);
        var right = MemoryMarshal.Cast<double, Vector512<double>>(y);
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            sums += left[i] * right[i];
        }

        var sum = Vector512.Sum(sums);
        for (var i = left.Length * Vector512<double>.Count; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <inheritdoc/>
    public static void Multiply(in GemmArguments<double> arguments, IParallel parallel) =>
        Gemm<double>.Run(arguments, parallel);
}
