using System.Numerics;
using Cohort.Kernels.Gpu.Library.Decompositions;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>The solution of A X = B. Inputs: A, and B as a matrix or a vector; output: X.</summary>
internal readonly struct SolveRoutine : IGpuMatrixRoutine
{
    /// <inheritdoc/>
    public string Name => "solve";

    /// <inheritdoc/>
    public double Work(double rows, double columns) => rows * rows * rows;

    /// <inheritdoc/>
    public void Launch(DenseLaunches launches, Func<string, Exception> refusal) =>
        launches.Solve(refusal);

    /// <inheritdoc/>
    public void Run<T, TField>(MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var factors = new LuFactors<T, TField>(call.Read(0), call.Workers);
        if (factors.IsSingular)
        {
            throw call.Refused("Singular matrix");
        }

        var sides = call.Read(1);
        factors.Solve(sides);
        call.Write(0, sides);
    }
}
