using System.Numerics;
using Cohort.Kernels.Native;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// A = U diag(S) V*, values descending. A matrix that is not square is first reduced to a triangle by reflections
/// (Golub and Van Loan, section 5.4.4).
/// </summary>
internal sealed class SingularValues<T, TField>
    where T : unmanaged, INumberBase<T>
    where TField : struct, IScalarField<T>
{
    private SingularValues(DenseMatrix<T>? left, double[] values, DenseMatrix<T>? right) =>
        (Left, Values, Right) = (left, values, right);

    /// <summary>The values.</summary>
    public double[] Values { get; }

    /// <summary>U.</summary>
    public DenseMatrix<T>? Left { get; }

    /// <summary>The conjugate transpose of V.</summary>
    public DenseMatrix<T>? Right { get; }

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">The matrix; its memory is used up.</param>
    /// <param name="withVectors">Whether U and V are wanted.</param>
    /// <param name="full">Whether they are to be square.</param>
    /// <param name="call">The call that asks.</param>
    public static SingularValues<T, TField> Of(
        DenseMatrix<T> matrix, bool withVectors, bool full, MatrixCall<T> call)
    {
        if (!matrix.IsFinite<TField>())
        {
            throw call.Refused("SVD did not converge");
        }

        if (call.Workers.Lapack<T, TField>(matrix.Least) is { } lapack)
        {
            return Of(lapack, matrix, withVectors ? full ? 'A' : 'S' : 'N', call);
        }

        var scale = matrix.Normalize<TField>();
        var found = matrix.Rows >= matrix.Columns
            ? OfTall(matrix, withVectors, full, call)
            : OfTall(matrix.Adjoint<TField>(), withVectors, full, call);
        double[] values = Array.ConvertAll(found.Values, value => value * scale);
        return matrix.Rows >= matrix.Columns
            ? new SingularValues<T, TField>(found.Left, values, found.Right)
            : new SingularValues<T, TField>(
                found.Right?.Adjoint<TField>(), values, found.Left?.Adjoint<TField>());
    }

    private static unsafe SingularValues<T, TField> Of(
        ILapack<T> lapack, DenseMatrix<T> matrix, char job, MatrixCall<T> call)
    {
        var (rows, columns, least) = (matrix.Rows, matrix.Columns, matrix.Least);
        var values = new double[least];
        var left = job == 'N' ? null : new DenseMatrix<T>(rows, job == 'A' ? rows : least);
        var right = job == 'N' ? null : new DenseMatrix<T>(job == 'A' ? columns : least, columns);
        fixed (T* elements = matrix.Elements, u = left?.Elements, v = right?.Elements)
        {
            fixed (double* found = values)
            {
                return lapack.SingularValues((byte)job, rows, columns, elements, found, u, v) == 0
                    ? new SingularValues<T, TField>(left, values, right)
                    : throw call.Refused("SVD did not converge");
            }
        }
    }

    private static SingularValues<T, TField> OfTall(
        DenseMatrix<T> matrix, bool withVectors, bool full, MatrixCall<T> call)
    {
        if (matrix.Rows == matrix.Columns)
        {
            return OfSquare(matrix, withVectors, call);
        }

        var n = matrix.Columns;
        var reflections = new Householder<T, TField>(matrix, call.Workers);
        var inner = OfSquare(reflections.R(n), withVectors, call);
        if (inner.Left is not { } small)
        {
            return inner;
        }

        var left = DenseMatrix<T>.Identity(matrix.Rows, full ? matrix.Rows : n);
        for (var column = 0; column < n; column++)
        {
            small.Column(column).CopyTo(left.Column(column));
        }

        return new SingularValues<T, TField>(reflections.Apply(left, call.Parallel), inner.Values, inner.Right);
    }

    private static SingularValues<T, TField> OfSquare(DenseMatrix<T> matrix, bool withVectors, MatrixCall<T> call)
    {
        var reduced = new Bidiagonalization<T, TField>(matrix);
        var (left, right) = withVectors ? (reduced.Left(call.Parallel), reduced.Right(call.Parallel)) : (null, null);
        return new BidiagonalIteration<T, TField>(reduced.Diagonal, reduced.Above, left, right).TryRun()
            ? new SingularValues<T, TField>(left, reduced.Diagonal, right?.Adjoint<TField>())
            : throw call.Refused("SVD did not converge");
    }
}
