using System.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// A = U B V* with a real B that has a diagonal and one above it, by reflections from both sides: Golub and Van Loan,
/// Matrix Computations, section 5.4.3. The matrix is square; its memory is used up.
/// </summary>
internal sealed class Bidiagonalization<T, TField>
    where T : unmanaged, INumberBase<T>
    where TField : struct, IScalarField<T>
{
    private readonly DenseMatrix<T> _matrix;
    private readonly DenseMatrix<T> _rows;
    private readonly T[] _leftFactors;
    private readonly T[] _rightFactors;
    private readonly T[] _product;

    public Bidiagonalization(DenseMatrix<T> matrix)
    {
        var n = matrix.Rows;
        (_matrix, _rows) = (matrix, new DenseMatrix<T>(n, n));
        (_leftFactors, _rightFactors, _product) = (new T[n], new T[n], new T[n]);
        (Diagonal, Above) = (new double[n], new double[n]);
        for (var k = 0; k < n; k++)
        {
            ReflectColumn(k);
            if (k + 1 < n)
            {
                ReflectRow(k);
            }
        }
    }

    /// <summary>The diagonal of B.</summary>
    public double[] Diagonal { get; }

    /// <summary>What is above it, and a zero.</summary>
    public double[] Above { get; }

    /// <summary>U.</summary>
    public DenseMatrix<T> Left(IParallel parallel) => Accumulate(_matrix, _leftFactors, 0, parallel);

    /// <summary>V.</summary>
    public DenseMatrix<T> Right(IParallel parallel) => Accumulate(_rows, _rightFactors, 1, parallel);

    private void ReflectColumn(int k)
    {
        var column = _matrix.Column(k)[k..];
        _leftFactors[k] = Reflections<T, TField>.Make(column);
        Diagonal[k] = TField.Real(column[0]);
        for (var other = k + 1; other < _matrix.Columns; other++)
        {
            Reflections<T, TField>.Apply(
                TField.Conjugate(_leftFactors[k]), column[1..], _matrix.Column(other)[k..]);
        }
    }

    // The row's conjugate is the vector that is reflected. It is kept as a column, so that access is contiguous.
    private void ReflectRow(int k)
    {
        var vector = _rows.Column(k)[(k + 1)..];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = TField.Conjugate(_matrix[k, k + 1 + i]);
        }

        var tau = _rightFactors[k] = Reflections<T, TField>.Make(vector);
        Above[k] = TField.Real(vector[0]);
        if (tau == T.Zero)
        {
            return;
        }

        vector[0] = T.One;
        var product = _product.AsSpan(k + 1);
        product.Clear();
        for (var i = 0; i < vector.Length; i++)
        {
            TField.SubtractScaled(-vector[i], _matrix.Column(k + 1 + i)[(k + 1)..], product);
        }

        for (var i = 0; i < vector.Length; i++)
        {
            TField.SubtractScaled(
                tau * TField.Conjugate(vector[i]), product, _matrix.Column(k + 1 + i)[(k + 1)..]);
        }
    }

    // The product of all reflections. A column is not touched by those that begin behind its place.
    private static DenseMatrix<T> Accumulate(DenseMatrix<T> vectors, T[] factors, int shift, IParallel parallel)
    {
        const int Group = 8;
        var n = vectors.Rows;
        var product = DenseMatrix<T>.Identity(n, n);
        parallel.For((n + Group - 1) / Group, group =>
        {
            for (var k = Math.Min(n - 1, ((group + 1) * Group) - 1); k >= 0; k--)
            {
                for (var column = group * Group; column < Math.Min((group + 1) * Group, n); column++)
                {
                    if (k + shift < n)
                    {
                        Reflections<T, TField>.Apply(
                            factors[k], vectors.Column(k)[(k + shift + 1)..], product.Column(column)[(k + shift)..]);
                    }
                }
            }
        });
        return product;
    }
}
