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

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    [InlineData(3e-308)]
    public void Matrices_of_any_size_of_elements_decompose_alike(double factor)
    {
        var a = Random(9, [6, 6]);
        var symmetric = a + a.T;
        Near(np.linalg.svdvals(a), np.linalg.svdvals(a * factor) / factor, factor < 1e-300 ? 1e3 : 1);
        Near(np.linalg.eigvalsh(symmetric), np.linalg.eigvalsh(symmetric * factor) / factor, 1e3);
        Near(
            np.sort(np.abs(np.linalg.eigvals(symmetric))),
            np.sort(np.abs(np.linalg.eigvals(symmetric * factor))) / factor, 1e3);
        Near(np.linalg.qr(a).Q, np.linalg.qr(a * factor).Q, factor < 1e-300 ? 1e3 : 1);
    }

    [Fact]
    public void Deficient_and_structured_matrices_have_their_singular_values()
    {
        var zero = np.linalg.svd(np.zeros((5, 5)));
        Orthonormal(zero.U);
        Orthonormal(zero.Vh);
        Near(np.zeros(5), zero.S);
        foreach (var a in new[]
        {
            np.ones((6, 6)), np.eye(6, k: 1), np.eye(6, k: -1), np.diag(np.array(1.0, 0, 2, 0, 3, 0)), -np.eye(6),
            np.triu(np.ones((6, 6))), np.outer(np.arange(6.0), np.arange(6.0)), np.diag(np.logspace(0, -150, 6)),
        })
        {
            var (u, s, vh) = np.linalg.svd(a);
            Orthonormal(u);
            Orthonormal(vh);
            Near(a, np.matmul(u * s, vh));
        }
    }

    [Fact]
    public void Complex_decompositions_give_their_matrix_again()
    {
        NDArray Complexes(int seed, long[] shape)
        {
            var parts = Random(seed, [.. shape, 2]).ToArray<double>();
            return np.array(Enumerable.Range(0, parts.Length / 2).Select(
                i => new Complex(parts[2 * i], parts[(2 * i) + 1])).ToArray()).reshape(shape);
        }

        foreach (var shape in new long[][] { [1, 1], [4, 4], [7, 3], [3, 7], [30, 30] })
        {
            var a = Complexes(5, shape);
            var (u, s, vh) = np.linalg.svd(a, full_matrices: false);
            var values = Array.ConvertAll(s.ToArray<double>(), value => new Complex(value, 0));
            var diagonal = np.zeros(new Shape(s.size, s.size), np.complex128);
            for (var i = 0; i < values.Length; i++)
            {
                diagonal.SetComplex(values[i], i, i);
            }

            Same(a, np.matmul(np.matmul(u, diagonal), vh));
            var (q, r) = np.linalg.qr(a);
            Same(a, np.matmul(q, r));
        }
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

    private static void Same(NDArray expected, NDArray actual)
    {
        var (theirs, ours) = (np.ravel(expected).ToArray<Complex>(), np.ravel(actual).ToArray<Complex>());
        Assert.Equal(theirs.Length, ours.Length);
        Assert.All(theirs.Zip(ours), pair => Assert.True(Complex.Abs(pair.First - pair.Second) < 1e-12));
    }

    private static void Near(NDArray expected, NDArray actual, double factor = 1)
    {
        Assert.Equal(expected.shape, actual.shape);
        var scale = Math.Max((double)np.max(np.abs(expected)), 1) * Math.Max(1, expected.shape.DefaultIfEmpty(1).Max());
        var difference = (double)np.max(np.abs(expected - actual));
        Assert.True(difference <= 1e-14 * scale * factor, $"{difference} of {scale}");
    }
}
