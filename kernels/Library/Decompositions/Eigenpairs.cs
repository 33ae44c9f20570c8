using System.Numerics;
using Cohort.Kernels.Native;
using MathNet.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// Eigenvalues and eigenvectors in LAPACK's form; those of general matrices by MathNet.Numerics (EISPACK's hqr2).
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
        if (!matrix.IsFinite<TField>())
        {
            throw call.Refused(DidNotConverge);
        }

        if (call.Workers.Lapack<T, TField>(matrix.Rows) is { } lapack)
        {
            return OfHermitian(lapack, isLower ? matrix : matrix.Adjoint<TField>(), call);
        }

        var scale = matrix.Normalize<TField>();
        var n = matrix.Rows;
        var reduced = new Tridiagonalization<T, TField>(isLower ? matrix : matrix.Adjoint<TField>());
        var vectors = reduced.Vectors(call.Parallel);
        if (!TridiagonalIteration<T, TField>.TryRun(reduced.Diagonal, reduced.Beside, vectors))
        {
            throw call.Refused(DidNotConverge);
        }

        double[] keys = Array.ConvertAll(reduced.Diagonal, value => value * scale);
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

        if (!matrix.IsFinite<TField>())
        {
            throw call.Refused("Array must not contain infs or NaNs");
        }

        if (call.Workers.Lapack<T, TField>(n) is { } lapack)
        {
            return Of(lapack, matrix, call);
        }

        var (values, packed) = Decompose(matrix, call);
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

    private static unsafe (double[] Values, DenseMatrix<T> Vectors) OfHermitian(
        ILapack<T> lapack, DenseMatrix<T> matrix, MatrixCall<T> call)
    {
        var values = new double[matrix.Rows];
        fixed (T* elements = matrix.Elements)
        {
            fixed (double* found = values)
            {
                return lapack.HermitianEigen(call.Outputs > 1, matrix.Rows, elements, found) == 0
                    ? (values, matrix)
                    : throw call.Refused(DidNotConverge);
            }
        }
    }

    private static unsafe (Complex[] Values, DenseMatrix<Complex> Vectors) Of(
        ILapack<T> lapack, DenseMatrix<T> matrix, MatrixCall<T> call)
    {
        var n = matrix.Rows;
        var values = new Complex[n];
        var vectors = new DenseMatrix<Complex>(n, n);
        fixed (T* elements = matrix.Elements)
        {
            fixed (Complex* found = values, columns = vectors.Elements)
            {
                return lapack.Eigen(n, elements, found, columns) == 0
                    ? (values, vectors)
                    : throw call.Refused(DidNotConverge);
            }
        }
    }

    private static (Complex[] Values, DenseMatrix<T> Vectors) Decompose(
        DenseMatrix<T> matrix, MatrixCall<T> call)
    {
        var n = matrix.Rows;
        var scale = matrix.Normalize<TField>();
        var values = new Complex[n];
        var vectors = new DenseMatrix<T>(n, n);
        try
        {
            TField.Provider.EigenDecomp(false, n, matrix.Elements, vectors.Elements, values, new T[n * n]);
        }
        catch (NonConvergenceException)
        {
            throw call.Refused(DidNotConverge);
        }

        return (Array.ConvertAll(values, value => value * scale), vectors);
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
