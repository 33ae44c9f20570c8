using System.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// A = Q T Q* of a Hermitian A with a real tridiagonal T, by reflections from both sides: Golub and Van Loan, Matrix
/// Computations, section 8.3.1. Only the lower triangle is read; the matrix's memory is used up.
/// </summary>
internal sealed class Tridiagonalization<T, TField>
    where T : unmanaged, INumberBase<T>
    where TField : struct, IScalarField<T>
{
    private readonly DenseMatrix<T> _matrix;
    private readonly T[] _factors;
    private readonly T[] _product;

    public Tridiagonalization(DenseMatrix<T> matrix)
    {
        var n = matrix.Rows;
        (_matrix, _factors, _product) = (matrix, new T[n], new T[n]);
        (Diagonal, Beside) = (new double[n], new double[n]);
        for (var k = 0; k < n; k++)
        {
            Diagonal[k] = TField.Real(matrix[k, k]);
            if (k + 1 < n)
            {
                Reflect(k);
            }
        }
    }

    /// <summary>The diagonal of T.</summary>
    public double[] Diagonal { get; }

    /// <summary>What is beside it, and a zero.</summary>
    public double[] Beside { get; }

    /// <summary>Q.</summary>
    public DenseMatrix<T> Vectors(IParallel parallel) =>
        Reflections<T, TField>.Product(_matrix, _factors, 1, parallel);

    // The rest B becomes H* B H = B - v w* - w v*, where w = p - v (tau p*v) / 2 and p = tau B v.
    private void Reflect(int k)
    {
        var vector = _matrix.Column(k)[(k + 1)..];
        var tau = _factors[k] = Reflections<T, TField>.Make(vector);
        Beside[k] = TField.Real(vector[0]);
        if (tau == T.Zero)
        {
            return;
        }

        vector[0] = T.One;
        var w = _product.AsSpan(k + 1);
        Multiply(k + 1, tau, vector, w);
        TField.SubtractScaled(tau * TField.Dot(w, vector) * TField.FromReal(0.5), vector, w);
        for (var j = 0; j < w.Length; j++)
        {
            var target = _matrix.Column(k + 1 + j)[(k + 1 + j)..];
            TField.SubtractScaled(TField.Conjugate(w[j]), vector[j..], target);
            TField.SubtractScaled(TField.Conjugate(vector[j]), w[j..], target);
        }
    }

    private void Multiply(int first, T tau, ReadOnlySpan<T> vector, Span<T> product)
    {
        product.Clear();
        for (var j = 0; j < product.Length; j++)
        {
            var below = _matrix.Column(first + j)[(first + j + 1)..];
            var diagonal = TField.FromReal(TField.Real(_matrix[first + j, first + j]));
            product[j] += (diagonal * vector[j]) + TField.Dot(below, vector[(j + 1)..]);
            TField.SubtractScaled(-vector[j], below, product[(j + 1)..]);
        }

        foreach (ref var element in product)
        {
            element *= tau;
        }
    }
}
