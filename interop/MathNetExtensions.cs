using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Storage;

namespace Cohort.Interop;

/// <summary>Arrays from and to the matrices and vectors of MathNet.Numerics.</summary>
public static class MathNetExtensions
{
    /// <summary>An array of two axes: a copy, or a dense matrix's own memory.</summary>
    /// <typeparam name="T">double, float or Complex.</typeparam>
    /// <param name="matrix">The matrix, of whatever storage.</param>
    /// <param name="copy">
    /// Whether to copy; else the memory is shared, live both ways. MathNet.Numerics keeps columns together, so that the
    /// array is column-major.
    /// </param>
    /// <exception cref="ValueError">The matrix is not dense, and <paramref name="copy"/> is false.</exception>
    /// <exception cref="NotSupportedException">No array holds this type (Complex32).</exception>
    public static NDArray ToNDArray<T>(this Matrix<T> matrix, bool copy = true)
        where T : unmanaged, IEquatable<T>, IFormattable
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return matrix.Storage is DenseColumnMajorMatrixStorage<T> dense
            ? np.array(dense.Data, copy).reshape(matrix.ColumnCount, matrix.RowCount).T
            : copy ? np.array(matrix.ToArray())
            : throw NotDense(matrix.Storage.GetType());
    }

    /// <summary>An array of one axis: a copy, or a dense vector's own memory.</summary>
    /// <typeparam name="T">double, float or Complex.</typeparam>
    /// <param name="vector">The vector, of whatever storage.</param>
    /// <param name="copy">Whether to copy; else the memory is shared, live both ways.</param>
    /// <exception cref="ValueError">The vector is not dense, and <paramref name="copy"/> is false.</exception>
    /// <exception cref="NotSupportedException">No array holds this type (Complex32).</exception>
    public static NDArray ToNDArray<T>(this Vector<T> vector, bool copy = true)
        where T : unmanaged, IEquatable<T>, IFormattable
    {
        ArgumentNullException.ThrowIfNull(vector);
        return vector.Storage is DenseVectorStorage<T> dense ? np.array(dense.Data, copy)
            : copy ? np.array(vector.ToArray())
            : throw NotDense(vector.Storage.GetType());
    }

    /// <summary>A dense matrix with a copy of an array's elements, converted.</summary>
    /// <typeparam name="T">double, float or Complex.</typeparam>
    /// <param name="array">An array of two axes, neither of extent 0.</param>
    /// <exception cref="IncorrectShapeException">The array has not two axes, or one of them is empty.</exception>
    public static Matrix<T> ToMathNetMatrix<T>(this NDArray array)
        where T : unmanaged, IEquatable<T>, IFormattable
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.ndim != 2 || array.size == 0)
        {
            throw new IncorrectShapeException(
                $"A matrix of MathNet.Numerics has two axes with elements, not the shape {array.Shape}.");
        }

        var shape = array.shape;
        return Matrix<T>.Build.Dense(checked((int)shape[0]), checked((int)shape[1]), Elements<T>(array.T));
    }

    /// <summary>A dense vector with a copy of an array's elements, converted.</summary>
    /// <typeparam name="T">double, float or Complex.</typeparam>
    /// <param name="array">An array of one axis with elements.</param>
    /// <exception cref="IncorrectShapeException">The array has not one axis, or is empty.</exception>
    public static Vector<T> ToMathNetVector<T>(this NDArray array)
        where T : unmanaged, IEquatable<T>, IFormattable
    {
        ArgumentNullException.ThrowIfNull(array);
        return array.ndim == 1 && array.size > 0
            ? Vector<T>.Build.Dense(Elements<T>(array))
            : throw new IncorrectShapeException(
                $"A vector of MathNet.Numerics has one axis with elements, not the shape {array.Shape}.");
    }

    private static T[] Elements<T>(NDArray array)
        where T : unmanaged
    {
        var elements = new T[array.size];
        array.CopyTo(elements.AsSpan());
        return elements;
    }

    private static ValueError NotDense(Type storage) => new(
        $"Unable to avoid copy while creating an array as requested: {storage.Name} does not hold all elements.");
}
