using System.Numerics;
using Cohort.Kernels.Native;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// A = Q R by reflections, with the signs of LAPACK's geqrf: a diagonal element of R is opposite in sign to the number
/// that its reflection finds there, and what needs no reflection is left alone.
/// </summary>
internal sealed class Householder<T, TField>
    where T : unmanaged, INumberBase<T>
    where TField : struct, IScalarField<T>
{
    private readonly ILapack<T>? _lapack;

    /// <summary>Factors a matrix in place.</summary>
    public Householder(DenseMatrix<T> matrix, MatrixWorkers workers)
    {
        Packed = matrix;
        Factors = new T[matrix.Least];
        _lapack = workers.Lapack<T, TField>(matrix.Least);
        if (_lapack is not null)
        {
            Reflect(_lapack);
            return;
        }

        for (var k = 0; k < Factors.Length; k++)
        {
            Reflect(k);
        }
    }

    /// <summary>R on and above the diagonal; below, the reflections' vectors, whose first element is 1.</summary>
    public DenseMatrix<T> Packed { get; }

    /// <summary>tau: H = I - tau v v*.</summary>
    public T[] Factors { get; }

    /// <summary>The upper triangle.</summary>
    public DenseMatrix<T> R(int rows)
    {
        var r = new DenseMatrix<T>(rows, Packed.Columns);
        for (var column = 0; column < Packed.Columns; column++)
        {
            Packed.Column(column)[..Math.Min(column + 1, rows)].CopyTo(r.Column(column));
        }

        return r;
    }

    /// <summary>The first columns of Q.</summary>
    public DenseMatrix<T> Q(int columns, IParallel parallel) =>
        Apply(DenseMatrix<T>.Identity(Packed.Rows, columns), parallel);

    /// <summary>Q times a matrix, in place.</summary>
    public DenseMatrix<T> Apply(DenseMatrix<T> matrix, IParallel parallel)
    {
        if (_lapack is not null)
        {
            return Apply(_lapack, matrix, parallel);
        }

        const int Group = 8;
        parallel.For((matrix.Columns + Group - 1) / Group, group =>
        {
            for (var k = Factors.Length - 1; k >= 0; k--)
            {
                for (var column = group * Group; column < Math.Min((group + 1) * Group, matrix.Columns); column++)
                {
                    Reflections<T, TField>.Apply(
                        Factors[k], Packed.Column(k)[(k + 1)..], matrix.Column(column)[k..]);
                }
            }
        });
        return matrix;
    }

    private unsafe void Reflect(ILapack<T> lapack)
    {
        fixed (T* packed = Packed.Elements, factors = Factors)
        {
            _ = lapack.Reflect(Packed.Rows, Packed.Columns, packed, factors);
        }
    }

    // In groups of columns, whose size does not depend on the number of workers.
    private unsafe DenseMatrix<T> Apply(ILapack<T> lapack, DenseMatrix<T> matrix, IParallel parallel)
    {
        const int Group = 128;
        parallel.For((matrix.Columns + Group - 1) / Group, group =>
        {
            var columns = Math.Min(Group, matrix.Columns - (group * Group));
            fixed (T* packed = Packed.Elements, factors = Factors, column = matrix.Column(group * Group))
            {
                _ = lapack.ApplyQ(matrix.Rows, columns, Factors.Length, packed, factors, column);
            }
        });
        return matrix;
    }

    private void Reflect(int k)
    {
        var column = Packed.Column(k)[k..];
        Factors[k] = Reflections<T, TField>.Make(column);
        for (var other = k + 1; other < Packed.Columns; other++)
        {
            Reflections<T, TField>.Apply(
                TField.Conjugate(Factors[k]), column[1..], Packed.Column(other)[k..]);
        }
    }
}
