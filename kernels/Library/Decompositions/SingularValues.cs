using System.Numerics;
using MathNet.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// A = U diag(S) V*, values descending. A matrix that is not square is first reduced to a triangle by reflections
/// (Golub and Van Loan, section 5.4.4); the triangle's values are MathNet.Numerics' (LINPACK's svdc).
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

        if (matrix.Rows >= matrix.Columns)
        {
            return OfTall(matrix, withVectors, full, call);
        }

        var other = OfTall(matrix.Adjoint<TField>(), withVectors, full, call);
        return new SingularValues<T, TField>(
            other.Right?.Adjoint<TField>(), other.Values, other.Left?.Adjoint<TField>());
    }

    private static SingularValues<T, TField> OfTall(
        DenseMatrix<T> matrix, bool withVectors, bool full, MatrixCall<T> call)
    {
        if (matrix.Rows == matrix.Columns)
        {
            return OfSquare(matrix, withVectors, call);
        }

        var n = matrix.Columns;
        var reflections = new Householder<T, TField>(matrix);
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
        var n = matrix.Rows;
        var values = new T[n];
        var left = new DenseMatrix<T>(n, n);
        var right = new DenseMatrix<T>(n, n);
        try
        {
            TField.Provider.SingularValueDecomposition(
                withVectors, matrix.Elements, n, n, values, left.Elements, right.Elements);
        }
        catch (NonConvergenceException)
        {
            throw call.Refused("SVD did not converge");
        }

        return new SingularValues<T, TField>(
            withVectors ? left : null, Array.ConvertAll(values, TField.Real), withVectors ? right : null);
    }
}
