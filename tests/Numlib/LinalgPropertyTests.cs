using System.Numerics;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>What decompositions mean, on random matrices of many shapes, and what np.linalg refuses.</summary>
public sealed class LinalgPropertyTests
{
    public static TheoryData<int, int> Shapes => new()
    {
        { 1, 1 }, { 2, 2 }, { 3, 5 }, { 5, 3 }, { 7, 7 }, { 1, 6 }, { 6, 1 }, { 50, 50 }, { 60, 20 }, { 20, 60 },
        { 130, 130 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Singular_vectors_are_orthonormal_and_give_the_matrix_again(int rows, int columns)
    {
        foreach (var a in Matrices(rows, columns))
        {
            foreach (var isFull in new[] { true, false })
            {
                var (u, s, vh) = np.linalg.svd(a, isFull);
                var least = Math.Min(rows, columns);
                Orthonormal(u);
                Orthonormal(np.swapaxes(vh, -1, -2));
                Assert.Equal([.. a.shape[..^2], rows, isFull ? rows : least], u.shape);
                Assert.Equal([.. a.shape[..^2], isFull ? columns : least, columns], vh.shape);
                Near(a, np.matmul(u[$"..., :{least}"] * np.expand_dims(s, -2), vh[$"..., :{least}, :"]));
                Assert.True(np.all(s[$"..., :{least - 1}"] >= s["..., 1:"]));
                Near(s, np.linalg.svdvals(a));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Q_is_orthonormal_and_Q_R_is_the_matrix(int rows, int columns)
    {
        foreach (var a in Matrices(rows, columns))
        {
            foreach (var mode in new[] { "reduced", "complete" })
            {
                var (q, r) = np.linalg.qr(a, mode);
                Orthonormal(q);
                Near(a, np.matmul(q, r));
                Near(np.zeros(r.Shape), r - np.triu(r));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(13)]
    [InlineData(49)]
    [InlineData(130)]
    public void Square_matrices_satisfy_their_equations(int n)
    {
        foreach (var a in Matrices(n, n))
        {
            var b = Random(7, [.. a.shape[..^1], 3]);
            Near(b, np.matmul(a, np.linalg.solve(a, b)), 1e3);
            Near(np.linalg.inv(a), np.linalg.solve(a, np.broadcast_to(np.eye(n), a.Shape)), 1e3);
            var symmetric = a + np.matrix_transpose(a);
            foreach (var triangle in "LU")
            {
                var half = triangle == 'L' ? np.tril(symmetric) : np.triu(symmetric);
                var (w, v) = np.linalg.eigh(half, triangle);
                Orthonormal(v);
                Near(np.matmul(symmetric, v), v * np.expand_dims(w, -2));
                Near(w, np.linalg.eigvalsh(half, triangle));
            }

            var positive = np.matmul(a, np.matrix_transpose(a)) + np.eye(n);
            var root = np.linalg.cholesky(positive);
            Near(positive, np.matmul(root, np.matrix_transpose(root)));
            Near(np.matrix_transpose(root), np.linalg.cholesky(positive, upper: true));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(60)]
    public void Eigenvectors_of_any_matrix_have_length_1_and_are_scaled_by_it(int n)
    {
        NDArray[] arrays =
            [Random(n, [n, n]), Random(n, [3, n, n]), np.eye(n, k: 1), np.eye(n), np.zeros((n, n))];
        foreach (var a in arrays)
        {
            var (w, v) = np.linalg.eig(a);
            var (values, vectors) = (w.astype(np.complex128), v.astype(np.complex128));
            var left = np.matmul(a.astype(np.complex128), vectors).ToArray<Complex>();
            var (numbers, columns) = (values.ToArray<Complex>(), vectors.ToArray<Complex>());
            for (var i = 0; i < left.Length; i++)
            {
                var (matrix, column) = (i / (n * n), i % n);
                Assert.True(Complex.Abs(left[i] - (columns[i] * numbers[(matrix * n) + column])) < 1e-12 * n);
            }

            Near(np.ones(w.Shape), np.linalg.norm(v, 2, -2));
        }
    }

    [Fact]
    public void Residuals_stay_small_where_matrices_are_ill_conditioned()
    {
        const int N = 10;
        var hilbert = 1.0 / (np.arange(N).reshape(N, 1) + np.arange(N) + 1.0);
        var b = np.ones(N);
        var x = np.linalg.solve(hilbert, b);
        var bound = (double)np.linalg.norm(x) * 1e-14;
        Assert.True((double)np.linalg.norm(np.matmul(hilbert, x) - b) < bound);
        Assert.True((double)np.linalg.cond(hilbert) > 1e13);
        Assert.Equal(10, (int)np.linalg.matrix_rank(hilbert));
        Assert.Equal(2, (int)np.linalg.matrix_rank(np.arange(100.0).reshape(10, 10)));
    }

    [Fact]
    public void A_determinant_is_found_where_a_partial_product_would_overflow()
    {
        var diagonal = np.array(1e200, 1e200, 1e-200, 1e-200, -3.0);
        Near(np.array(-3.0), np.linalg.det(np.diag(diagonal)));
        var (sign, logarithm) = np.linalg.slogdet(np.diag(diagonal) * 1e100);
        Assert.Equal(-1, (double)sign);
        Near(np.array(Math.Log(3) + (500 * Math.Log(10))), logarithm);
    }

    [Fact]
    public void Views_and_stacks_decompose_as_their_copies()
    {
        var a = Random(3, [4, 6, 6])["::-1, ::2, 1::2"];
        var b = Random(4, [3]);
        Assert.Equal(np.linalg.inv(a.copy()).tobytes(), np.linalg.inv(a).tobytes());
        Assert.Equal(np.linalg.inv(a["1"].copy()).tobytes(), np.linalg.inv(a)["1"].tobytes());
        var sides = np.broadcast_to(b.reshape(3, 1), new Shape(4, 3, 1));
        Near(sides, np.matmul(a, np.expand_dims(np.linalg.solve(a, b), -1)), 1e2);
        Near(np.linalg.svdvals(np.matrix_transpose(a)), np.linalg.svdvals(a));
    }

    private static IEnumerable<NDArray> Matrices(int rows, int columns) =>
        [Random(1, [rows, columns]), Random(2, [2, 2, rows, columns])];

    private static NDArray Random(int seed, long[] shape)
    {
        var count = shape.Aggregate(1L, (product, extent) => product * extent);
        return new Generator(new PCG64((long)seed)).standard_normal(new Shape(count)).reshape(shape);
    }

    private static void Orthonormal(NDArray matrix)
    {
        var (rows, columns) = (matrix.shape[^2], matrix.shape[^1]);
        var product = np.matmul(np.swapaxes(matrix, -1, -2), matrix);
        Near(np.broadcast_to(np.eye((int)columns), product.Shape), product);
        Assert.True(columns <= rows);
    }

    private static void Near(NDArray expected, NDArray actual, double factor = 1)
    {
        Assert.Equal(expected.shape, actual.shape);
        var scale = Math.Max((double)np.max(np.abs(expected)), 1) * Math.Max(1, expected.shape.DefaultIfEmpty(1).Max());
        var difference = (double)np.max(np.abs(expected - actual));
        Assert.True(difference <= 1e-14 * scale * factor, $"{difference} of {scale}");
    }
}
