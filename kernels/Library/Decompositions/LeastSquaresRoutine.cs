using System.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// The X of least norm that minimises the norm of B - A X, by singular values. Inputs: A and B; outputs: X, the squared
/// norms of the columns of B - A X, the rank, and the singular values.
/// </summary>
/// <param name="cutoff">Values up to this part of the largest count as zero.</param>
internal readonly struct LeastSquaresRoutine(double cutoff) : IMatrixRoutine
{
    /// <inheritdoc/>
    public string Name => "lstsq";

    /// <inheritdoc/>
    public double Work(double rows, double columns) => 24 * rows * columns * Math.Min(rows, columns);

    /// <inheritdoc/>
    public void Run<T, TField>(MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var matrix = call.Read(0);
        var sides = call.Read(1);
        var found = SingularValues<T, TField>.Of(matrix.Copy(), withVectors: true, full: false, call);
        var part = cutoff;
        var rank = found.Values.Count(value => value > part * found.Values[0]);
        var along = found.Left!.Adjoint<TField>().Times<TField>(sides, call.Parallel);
        for (var column = 0; column < along.Columns; column++)
        {
            for (var row = 0; row < along.Rows; row++)
            {
                along[row, column] = row < rank
                    ? along[row, column] / TField.FromReal(found.Values[row])
                    : T.Zero;
            }
        }

        var solution = found.Right!.Adjoint<TField>().Times<TField>(along, call.Parallel);
        var reached = matrix.Times<TField>(solution, call.Parallel);
        call.Write(0, solution);
        call.Write(1, Distances<T, TField>(sides, reached));
        call.Write(2, rank);
        call.Write(3, found.Values);
    }

    private static double[] Distances<T, TField>(DenseMatrix<T> sides, DenseMatrix<T> reached)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        var distances = new double[sides.Columns];
        for (var column = 0; column < distances.Length; column++)
        {
            for (var row = 0; row < sides.Rows; row++)
            {
                var distance = TField.Magnitude(sides[row, column] - reached[row, column]);
                distances[column] += distance * distance;
            }
        }

        return distances;
    }
}
