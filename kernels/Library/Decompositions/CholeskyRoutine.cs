using System.Numerics;
using Cohort.Kernels.Gpu.Library.Decompositions;
using Cohort.Kernels.Native;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>The triangle L of A = L L*, or its conjugate transpose; only that triangle of A is read.</summary>
/// <param name="isUpper">Whether the upper triangle is read and given.</param>
internal readonly struct CholeskyRoutine(bool isUpper) : IGpuMatrixRoutine
{
    /// <inheritdoc/>
    public string Name => "cholesky";

    /// <inheritdoc/>
    public double Work(double rows, double columns) => rows * rows * rows / 2;

    /// <inheritdoc/>
    public void Launch(DenseLaunches launches, Func<string, Exception> refusal) =>
        launches.Cholesky(isUpper, refusal);

    /// <inheritdoc/>
    public void Run<T, TField>(MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var matrix = isUpper ? call.Read(0).Adjoint<TField>() : call.Read(0);
        if (call.Workers.Lapack<T, TField>(matrix.Rows) is { } lapack)
        {
            Factor<T, TField>(lapack, matrix, call);
        }
        else
        {
            Factor<T, TField>(matrix, call);
        }

        call.Write(0, isUpper ? matrix.Adjoint<TField>() : matrix);
    }

    private static unsafe void Factor<T, TField>(ILapack<T> lapack, DenseMatrix<T> matrix, MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        fixed (T* elements = matrix.Elements)
        {
            // Some libraries go on with a NaN.
            if (lapack.Cholesky(matrix.Rows, elements) != 0 || !IsWhole<T, TField>(matrix))
            {
                throw call.Refused("Matrix is not positive definite");
            }
        }

        for (var j = 1; j < matrix.Columns; j++)
        {
            matrix.Column(j)[..j].Clear();
        }
    }

    private static bool IsWhole<T, TField>(DenseMatrix<T> factor)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        for (var i = 0; i < factor.Rows; i++)
        {
            if (!(TField.Real(factor[i, i]) > 0))
            {
                return false;
            }
        }

        return true;
    }

    private static void Factor<T, TField>(DenseMatrix<T> matrix, MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        for (var j = 0; j < matrix.Columns; j++)
        {
            var column = matrix.Column(j)[j..];
            for (var k = 0; k < j; k++)
            {
                TField.SubtractScaled(TField.Conjugate(matrix[j, k]), matrix.Column(k)[j..], column);
            }

            var square = TField.Real(column[0]);
            if (!(square > 0))
            {
                throw call.Refused("Matrix is not positive definite");
            }

            var root = Math.Sqrt(square);
            column[0] = TField.FromReal(root);
            foreach (ref var element in column[1..])
            {
                element /= TField.FromReal(root);
            }

            matrix.Column(j)[..j].Clear();
        }
    }
}
