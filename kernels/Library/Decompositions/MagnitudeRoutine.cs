using System.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// The absolute values of a matrix's elements, or their conjugates: what norms of complex numbers need.
/// </summary>
/// <param name="isConjugate">Whether the conjugates are wanted.</param>
internal readonly struct MagnitudeRoutine(bool isConjugate) : IMatrixRoutine
{
    /// <inheritdoc/>
    public string Name => isConjugate ? "conjugate" : "absolute";

    /// <inheritdoc/>
    public double Work(double rows, double columns) => 4 * rows * columns;

    /// <inheritdoc/>
    public void Run<T, TField>(MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var matrix = call.Read(0);
        var (rows, columns) = (matrix.Rows, matrix.Columns);
        if (isConjugate)
        {
            call.Write(0, new DenseMatrix<T>(rows, columns, Array.ConvertAll(matrix.Elements, TField.Conjugate)));
        }
        else
        {
            call.Write(
                0, new DenseMatrix<double>(rows, columns, Array.ConvertAll(matrix.Elements, TField.Magnitude)));
        }
    }
}
