using Cohort.Interop;
using MathNet.Numerics.LinearAlgebra;
using Xunit;
using Complex = System.Numerics.Complex;

namespace Cohort.Tests.Interop;

/// <summary>Matrices and vectors of MathNet.Numerics.</summary>
public sealed class MathNetTests
{
    [Fact]
    public void A_dense_matrix_is_copied_or_shared()
    {
        var matrix = Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        var copy = matrix.ToNDArray();
        var shared = matrix.ToNDArray(copy: false);
        matrix[1, 0] = 40;
        shared[0, 2] = 30.0;
        Assert.Equal([1, 2, 3, 4, 5, 6], copy.ToArray<double>());
        Assert.Equal([1, 2, 30, 40, 5, 6], shared.ToArray<double>());
        Assert.Equal(30, matrix[0, 2]);
        Assert.True(shared.flags.f_contiguous);
    }

    [Fact]
    public void Matrices_of_other_storage_are_copied_only()
    {
        var sparse = Matrix<float>.Build.SparseOfArray(new float[,] { { 0, 2 }, { 3, 0 } });
        Assert.Equal([0, 2, 3, 0], sparse.ToNDArray().ToArray<float>());
        Assert.Throws<ValueError>(() => sparse.ToNDArray(copy: false));
        var diagonal = Matrix<Complex>.Build.DenseIdentity(2).ToNDArray();
        Assert.Equal(typeof(Complex), diagonal.dtype);
        Assert.Throws<NotSupportedException>(
            () => Matrix<MathNet.Numerics.Complex32>.Build.DenseIdentity(2).ToNDArray());
        Assert.Throws<ValueError>(() => Vector<double>.Build.Sparse(3).ToNDArray(copy: false));
    }

    [Fact]
    public void Vectors_go_both_ways()
    {
        var vector = Vector<double>.Build.Dense([1, 2, 3]);
        var shared = vector.ToNDArray(copy: false);
        shared[1] = 20.0;
        Assert.Equal(20, vector[1]);
        Assert.Equal([0.0, 2, 4], np.arange(5)["::2"].ToMathNetVector<double>());
        Assert.Equal([1.0, 0, 3], Vector<double>.Build.SparseOfArray([1, 0, 3]).ToNDArray().ToArray<double>());
    }

    [Fact]
    public void An_array_becomes_a_dense_matrix()
    {
        var array = np.arange(6).reshape(2, 3);
        var matrix = array.ToMathNetMatrix<double>();
        Assert.Equal(new double[,] { { 0, 1, 2 }, { 3, 4, 5 } }, matrix.ToArray());
        Assert.Equal(matrix.Transpose(), array.T.ToMathNetMatrix<double>());
        Assert.Equal(new Complex(5, 0), array.ToMathNetMatrix<Complex>()[1, 2]);
        Assert.Throws<IncorrectShapeException>(() => np.arange(3).ToMathNetMatrix<double>());
        Assert.Throws<IncorrectShapeException>(() => np.zeros((0, 3)).ToMathNetMatrix<double>());
        Assert.Throws<IncorrectShapeException>(() => array.ToMathNetVector<double>());
    }
}
