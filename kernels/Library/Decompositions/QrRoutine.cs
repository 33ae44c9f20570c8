using System.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// Outputs: R; Q and R, whose shapes say whether Q is square; or the transposed packed factors and tau, as LAPACK has
/// them.
/// </summary>
/// <param name="isRaw">Whether the packed form is wanted.</param>
internal readonly struct QrRoutine(bool isRaw) : IMatrixRoutine
{
    /// <inheritdoc/>
    public string Name => "qr";

    /// <inheritdoc/>
    public double Work(double rows, double columns) => 4 * rows * columns * Math.Min(rows, columns);

    /// <inheritdoc/>
    public void Run<T, TField>(MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var reflections = new Householder<T, TField>(call.Read(0), call.Workers);
        if (isRaw)
        {
            var packed = reflections.Packed;
            call.Write(0, Transposed(packed));
            call.Write(1, reflections.Factors);
        }
        else if (call.Outputs == 1)
        {
            call.Write(0, reflections.R(call.Rows(0)));
        }
        else
        {
            call.Write(0, reflections.Q(call.Columns(0), call.Parallel));
            call.Write(1, reflections.R(call.Rows(1)));
        }
    }

    private static DenseMatrix<T> Transposed<T>(DenseMatrix<T> matrix)
        where T : unmanaged, INumberBase<T>
    {
        var transposed = new DenseMatrix<T>(matrix.Columns, matrix.Rows);
        for (var column = 0; column < matrix.Columns; column++)
        {
            for (var row = 0; row < matrix.Rows; row++)
            {
                transposed[column, row] = matrix[row, column];
            }
        }

        return transposed;
    }
}
