using System.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>Outputs: the singular values; or U, the values, and the conjugate transpose of V.</summary>
internal readonly struct SvdRoutine : IMatrixRoutine
{
    /// <inheritdoc/>
    public string Name => "svd";

    /// <inheritdoc/>
    public double Work(double rows, double columns) => 20 * rows * columns * Math.Min(rows, columns);

    /// <inheritdoc/>
    public void Run<T, TField>(MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var withVectors = call.Outputs == 3;
        var isFull = withVectors && call.Columns(0) == call.Rows(0) && call.Rows(2) == call.Columns(2);
        var found = SingularValues<T, TField>.Of(call.Read(0), withVectors, isFull, call);
        if (found is { Left: { } left, Right: { } right })
        {
            call.Write(0, left);
            call.Write(1, found.Values);
            call.Write(2, right);
        }
        else
        {
            call.Write(0, found.Values);
        }
    }
}
