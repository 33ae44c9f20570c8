using System.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// Eigenvalues and vectors of a square matrix. Outputs: both as complex numbers; of a real matrix also whether any
/// value has an imaginary part, and both as real numbers, which are meaningful when none has.
/// </summary>
internal readonly struct EigenRoutine : IMatrixRoutine
{
    /// <inheritdoc/>
    public string Name => "eig";

    /// <inheritdoc/>
    public double Work(double rows, double columns) => 25 * rows * rows * rows;

    /// <inheritdoc/>
    public void Run<T, TField>(MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var (values, vectors) = Eigenpairs<T, TField>.Of(call.Read(0), call);
        call.Write(0, values);
        call.Write(1, vectors);
        if (call.Outputs > 2)
        {
            call.Write(2, Array.Exists(values, value => value.Imaginary != 0) ? 1 : 0);
            call.Write(3, Array.ConvertAll(values, value => value.Real));
            call.Write(4, new DenseMatrix<double>(
                vectors.Rows, vectors.Columns, Array.ConvertAll(vectors.Elements, element => element.Real)));
        }
    }
}
