using System.Numerics;
using MathNet.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// Eigenvalues and eigenvectors by MathNet.Numerics (EISPACK's tred2, tql2 and hqr2), in LAPACK's form.
/// </summary>
internal static class Eigenpairs<T, TField>
    where T : unmanaged, INumberBase<T>
    where TField : struct, IScalarField<T>
{
    private const string DidNotConverge = "Eigenvalues did not converge";

    /// <summary>
    /// Of a Hermitian matrix of which one triangle is given: values ascending, vectors of length 1 in columns.
    /// </summary>
    public static (double[] Values, DenseMatrix<T> Vectors) OfHermitian(
        DenseMatrix<T> matrix, bool isLower, MatrixCall<T> call)
    {
        Mirror(matrix, isLower);
        var (values, vectors) = Decompose(matrix, isHermitian: true, call, DidNotConverge);
        var n = matrix.Rows;
        var keys = Array.ConvertAll(values, value => value.Real);
        var order = Enumerable.Range(0, n).ToArray();
        Array.Sort(keys, order);
        var sorted = new DenseMatrix<T>(n, n);
        for (var column = 0; column < n; column++)
        {
            vectors.Column(order[column]).CopyTo(sorted.Column(column));
        }

        return (keys, sorted);
    }

    /// <summary>
    /// Of any square matrix: vectors of length 1 in columns, the largest element of complex ones real.
    /// </summary>
    public static (Complex[] Values, DenseMatrix<Complex> Vectors) Of(DenseMatrix<T> matrix, MatrixCall<T> call)
    {
        var n = matrix.Rows;
        if (Array.TrueForAll(matrix.Elements, element => element == T.Zero))
        {
            return (new Complex[n], DenseMatrix<Complex>.Identity(n, n));
        }

        var (values, packed) = Decompose(matrix, isHermitian: false, call, "Array must not contain infs or NaNs");
        var vectors = new DenseMatrix<Complex>(n, n);
        for (var column = 0; column < n; column++)
        {
            // A real matrix has its complex vectors in pairs: real parts, then imaginary parts.
            if (typeof(T) == typeof(double) && values[column].Imaginary != 0 && column + 1 < n)
            {
                Unpack(packed, vectors, column++);
            }
            else
            {
                Complexes(packed.Column(column), vectors.Column(column));
            }
        }

        for (var column = 0; column < n; column++)
        {
            Normalize(vectors.Column(column));
        }

        return (values, vectors);
    }

    private static (Complex[] Values, DenseMatrix<T> Vectors) Decompose(
        DenseMatrix<T> matrix, bool isHermitian, MatrixCall<T> call, string refusal)
    {
        if (!matrix.IsFinite<TField>())
        {
            throw call.Refused(refusal);
        }

        var n = matrix.Rows;
        var scale = matrix.Normalize<TField>();
        var values = new Complex[n];
        var vectors = new DenseMatrix<T>(n, n);
        try
        {
            TField.Provider.EigenDecomp(isHermitian, n, matrix.Elements, vectors.Elements, values, new T[n * n]);
        }
        catch (NonConvergenceException)
        {
            throw call.Refused(DidNotConverge);
        }

        return (Array.ConvertAll(values, value => value * scale), vectors);
    }

    private static void Mirror(DenseMatrix<T> matrix, bool isLower)
    {
        for (var column = 0; column < matrix.Columns; column++)
        {
            matrix[column, column] = TField.FromReal(TField.Real(matrix[column, column]));
            for (var row = column + 1; row < matrix.Rows; row++)
            {
                if (isLower)
                {
                    matrix[column, row] = TField.Conjugate(matrix[row, column]);
                }
                else
                {
                    matrix[row, column] = TField.Conjugate(matrix[column, row]);
                }
            }
        }
    }

    private static void Unpack(DenseMatrix<T> packed, DenseMatrix<Complex> vectors, int column)
    {
        for (var row = 0; row < packed.Rows; row++)
        {
            var real = TField.Real(packed[row, column]);
            var imaginary = TField.Real(packed[row, column + 1]);
            vectors[row, column] = new Complex(real, imaginary);
            vectors[row, column + 1] = new Complex(real, -imaginary);
        }
    }

    private static void Complexes(ReadOnlySpan<T> from, Span<Complex> to)
    {
        for (var row = 0; row < from.Length; row++)
        {
            to[row] = Complex.CreateTruncating(from[row]);
        }
    }

    private static void Normalize(Span<Complex> vector)
    {
        var largest = Complex.Zero;
        foreach (var element in vector)
        {
            largest = Complex.Abs(element) > Complex.Abs(largest) ? element : largest;
        }

        if (largest == Complex.Zero)
        {
            return;
        }

        // The phase of a real vector is left alone, so that it stays real.
        var size = Complex.Abs(largest);
        var isReal = Array.TrueForAll(vector.ToArray(), element => element.Imaginary == 0);
        var phase = isReal ? Complex.One : Complex.Conjugate(largest) / size;
        var sum = 0.0;
        foreach (ref var element in vector)
        {
            element = element / size * phase;
            sum += (element.Real * element.Real) + (element.Imaginary * element.Imaginary);
        }

        foreach (ref var element in vector)
        {
            element /= Math.Sqrt(sum);
        }
    }
}
