using System.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>The Moore-Penrose inverse by singular values.</summary>
/// <param name="cutoff">Values up to this part of the largest count as zero.</param>
internal readonly struct PseudoInverseRoutine(double cutoff) : IMatrixRoutine
{
    /// <inheritdoc/>
    public string Name => "pinv";

    /// <inheritdoc/>
    public double Work(double rows, double columns) => 24 * rows * columns * Math.Min(rows, columns);

    /// <inheritdoc/>
    public void Run<T, TField>(MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var found = SingularValues<T, TField>.Of(call.Read(0), withVectors: true, full: false, call);
        var right = found.Right!.Adjoint<TField>();
        for (var column = 0; column < right.Columns; column++)
        {
            var value = found.Values[column];
            var factor = TField.FromReal(value > cutoff * found.Values[0] ? 1 / value : 0);
            foreach (ref var element in right.Column(column))
            {
                element *= factor;
            }
        }

        call.Write(0, right.Times<TField>(found.Left!.Adjoint<TField>(), call.Parallel));
    }
}
