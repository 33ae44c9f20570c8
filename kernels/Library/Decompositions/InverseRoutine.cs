using System.Numerics;
using Cohort.Kernels.Gpu.Library.Decompositions;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>The inverse of a square matrix.</summary>
/// <param name="isTolerant">Whether the inverse of a singular matrix is all NaN instead of an error.</param>
internal readonly struct InverseRoutine(bool isTolerant) : IGpuMatrixRoutine
{
    /// <inheritdoc/>
    public string Name => "inv";

    /// <inheritdoc/>
    public bool HasLaunch => !isTolerant;

    /// <inheritdoc/>
    public double Work(double rows, double columns) => 2 * rows * rows * rows;

    /// <inheritdoc/>
    public void Launch(DenseLaunches launches, Func<string, Exception> refusal) =>
        launches.Invert(refusal);

    /// <inheritdoc/>
    public void Run<T, TField>(MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var matrix = call.Read(0);
        var inverse = DenseMatrix<T>.Identity(matrix.Rows, matrix.Columns);
        var factors = new LuFactors<T, TField>(matrix, call.Workers);
        if (!factors.IsSingular)
        {
            factors.Solve(inverse);
        }
        else if (isTolerant)
        {
            Array.Fill(inverse.Elements, TField.FromReal(double.NaN));
        }
        else
        {
            throw call.Refused("Singular matrix");
        }

        call.Write(0, inverse);
    }
}
