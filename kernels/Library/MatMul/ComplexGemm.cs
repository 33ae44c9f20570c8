using System.Numerics;

namespace Cohort.Kernels.Library.MatMul;

/// <summary>
/// The complex product as four real ones over the interleaved parts: re = Ar·Br - Ai·Bi, im = Ar·Bi + Ai·Br.
/// </summary>
public static unsafe class ComplexGemm
{
    /// <summary>
    /// Computes C = A·B. The real and the imaginary part each keep the order that <see cref="Gemm{T}"/> states.
    /// </summary>
    /// <param name="arguments">The operands, strides in complex elements.</param>
    /// <param name="parallel">The caller's threads.</param>
    public static void Run(in GemmArguments<Complex> arguments, IParallel parallel)
    {
        var mode = arguments.Mode;
        var opposite = mode == GemmMode.Subtract ? GemmMode.Add : GemmMode.Subtract;
        var same = mode == GemmMode.Store ? GemmMode.Add : mode;
        Part(arguments, 0, 0, 0, mode, parallel);
        Part(arguments, 1, 1, 0, opposite, parallel);
        Part(arguments, 0, 1, 1, mode, parallel);
        Part(arguments, 1, 0, 1, same, parallel);
    }

    private static void Part(
        in GemmArguments<Complex> arguments, int a, int b, int c, GemmMode mode, IParallel parallel)
    {
        var real = new GemmArguments<double>(
            arguments.M, arguments.N, arguments.K,
            Component(arguments.A, a), Component(arguments.B, b), Component(arguments.C, c), mode)
        {
            IsTileOfChains = arguments.IsTileOfChains,
        };
        Gemm<double>.Run(real, parallel);
    }

    private static StridedMatrix<double> Component(StridedMatrix<Complex> matrix, int part) =>
        new((double*)matrix.Origin + part, 2 * matrix.RowStride, 2 * matrix.ColumnStride);
}
