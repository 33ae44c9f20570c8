using System.Numerics;
using Cohort.Kernels.Library.MatMul;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>A column-major matrix to work in.</summary>
/// <typeparam name="T">double or Complex.</typeparam>
internal sealed class DenseMatrix<T>
    where T : unmanaged, INumberBase<T>
{
    public DenseMatrix(int rows, int columns)
        : this(rows, columns, new T[checked(rows * columns)])
    {
    }

    public DenseMatrix(int rows, int columns, T[] elements) => (Rows, Columns, Elements) = (rows, columns, elements);

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The columns, one after the other.</summary>
    public T[] Elements { get; }

    /// <summary>The smaller extent.</summary>
    public int Least => Math.Min(Rows, Columns);

    /// <summary>An element.</summary>
    public ref T this[int row, int column] => ref Elements[row + (column * Rows)];

    /// <summary>Ones on the diagonal.</summary>
    public static DenseMatrix<T> Identity(int rows, int columns)
    {
        var matrix = new DenseMatrix<T>(rows, columns);
        for (var i = 0; i < matrix.Least; i++)
        {
            matrix[i, i] = T.One;
        }

        return matrix;
    }

    /// <summary>A column.</summary>
    public Span<T> Column(int column) => Elements.AsSpan(column * Rows, Rows);

    /// <summary>A copy.</summary>
    public DenseMatrix<T> Copy() => new(Rows, Columns, [.. Elements]);

    /// <summary>The first rows and columns.</summary>
    public DenseMatrix<T> Part(int rows, int columns)
    {
        var part = new DenseMatrix<T>(rows, columns);
        for (var column = 0; column < columns; column++)
        {
            Column(column)[..rows].CopyTo(part.Column(column));
        }

        return part;
    }

    /// <summary>The conjugate transpose.</summary>
    public DenseMatrix<T> Adjoint<TField>()
        where TField : struct, IScalarField<T>
    {
        var adjoint = new DenseMatrix<T>(Columns, Rows);
        for (var column = 0; column < Columns; column++)
        {
            for (var row = 0; row < Rows; row++)
            {
                adjoint[column, row] = TField.Conjugate(this[row, column]);
            }
        }

        return adjoint;
    }

    /// <summary>Whether no element is infinite or NaN.</summary>
    public bool IsFinite<TField>()
        where TField : struct, IScalarField<T> => Array.TrueForAll(Elements, TField.IsFinite);

    /// <summary>
    /// Divides by a power of two where products of elements would overflow or vanish; what the elements were divided
    /// by.
    /// </summary>
    public double Normalize<TField>()
        where TField : struct, IScalarField<T>
    {
        var largest = 0.0;
        foreach (var element in Elements)
        {
            largest = Math.Max(largest, TField.PivotSize(element));
        }

        if (largest is 0 or (> 1e-100 and < 1e100))
        {
            return 1;
        }

        var exponent = double.IsFinite(largest) ? Math.ILogB(largest) : 1023;
        var (half, rest) = (Math.ScaleB(1, -exponent / 2), Math.ScaleB(1, -exponent - (-exponent / 2)));
        foreach (ref var element in Elements.AsSpan())
        {
            element = element * TField.FromReal(half) * TField.FromReal(rest);
        }

        return Math.ScaleB(1, exponent);
    }

    /// <summary>The product with another matrix.</summary>
    public unsafe DenseMatrix<T> Times<TField>(DenseMatrix<T> other, IParallel parallel)
        where TField : struct, IScalarField<T>
    {
        var product = new DenseMatrix<T>(Rows, other.Columns);
        fixed (T* left = Elements, right = other.Elements, result = product.Elements)
        {
            TField.Multiply(
                new GemmArguments<T>(
                    Rows, other.Columns, Columns, new StridedMatrix<T>(left, 1, Rows),
                    new StridedMatrix<T>(right, 1, other.Rows), new StridedMatrix<T>(result, 1, Rows)),
                parallel);
        }

        return product;
    }
}
