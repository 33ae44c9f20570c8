using System.Numerics;
using Cohort.Kernels.Gpu.Library.Decompositions;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>Eigenvalues, and as a second output vectors, of a symmetric or Hermitian matrix.</summary>
/// <param name="isLower">Which triangle is read.</param>
internal readonly struct HermitianEigenRoutine(bool isLower) : IGpuMatrixRoutine
{
    /// <inheritdoc/>
    public string Name => "eigh";

    /// <inheritdoc/>
    public double Work(double rows, double columns) => 9 * rows * rows * rows;

    /// <inheritdoc/>
    public void Launch(DenseLaunches launches, Func<string, Exception> refusal) =>
        launches.Eigen(isLower, refusal);

    /// <inheritdoc/>
    public void Run<T, TField>(MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var (values, vectors) = Eigenpairs<T, TField>.OfHermitian(call.Read(0), isLower, call);
        call.Write(0, values);
        if (call.Outputs > 1)
        {
            call.Write(1, vectors);
        }
    }
}
