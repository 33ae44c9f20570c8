using System.Numerics;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>What np.linalg refuses, in NumPy's words, and what it gives for nothing.</summary>
public sealed class LinalgRefusalTests
{
    private static readonly NDArray Vector = np.arange(3.0);
    private static readonly NDArray Wide = np.ones((2, 3));
    private static readonly NDArray Singular = np.arange(16.0).reshape(4, 4) * np.array(0.0, 1, 1, 1);

    [Fact]
    public void Singular_matrices_are_refused_at_the_call()
    {
        var stack = np.stack([np.eye(4), Singular, np.eye(4)]);
        Refused("Singular matrix", () => np.linalg.inv(Singular));
        Refused("Singular matrix", () => np.linalg.inv(stack));
        Refused("Singular matrix", () => np.linalg.solve(stack, np.ones(4)));
        Refused("Singular matrix", () => np.linalg.matrix_power(Singular, -1));
        Refused("Singular matrix", () => np.linalg.inv(np.zeros((70, 70))));
        Refused("Singular matrix", () => np.linalg.inv(np.zeros((2, 2), np.complex128)));
        Assert.Equal(0, (double)np.linalg.det(Singular));
        Assert.Equal([1.0, 0, 1], np.linalg.det(stack).ToArray<double>());
        var (sign, logarithm) = np.linalg.slogdet(stack);
        Assert.Equal([1.0, 0, 1], sign.ToArray<double>());
        Assert.Equal([0, double.NegativeInfinity, 0], logarithm.ToArray<double>());
        Assert.Equal([1, double.PositiveInfinity, 1], np.linalg.cond(stack, 1).ToArray<double>());
    }

    [Fact]
    public void Other_matrices_are_refused_for_what_they_hold()
    {
        const string NotDefinite = "Matrix is not positive definite";
        Refused(NotDefinite, () => np.linalg.cholesky(-np.eye(3)));
        Refused(NotDefinite, () => np.linalg.cholesky(np.full(new Shape(2, 2), np.nan)));
        Refused("SVD did not converge", () => np.linalg.svd(np.full(new Shape(2, 3), np.nan)));
        Refused("Eigenvalues did not converge", () => np.linalg.eigh(np.full(new Shape(2, 2), np.inf)));
        Refused("Array must not contain infs or NaNs", () => np.linalg.eig(np.full(new Shape(2, 2), np.nan)));
        Assert.True(np.all(np.isnan(np.linalg.solve(np.full(new Shape(2, 2), np.nan), np.ones(2)))));
    }

    [Fact]
    public void Shapes_are_refused_in_the_words_of_NumPy()
    {
        const string NotSquare = "Last 2 dimensions of the array must be square";
        const string OneAxis = "1-dimensional array given. Array must be at least two-dimensional";
        Func<NDArray, object>[] squares =
        [
            a => np.linalg.inv(a), a => np.linalg.det(a), a => np.linalg.slogdet(a), a => np.linalg.cholesky(a),
            a => np.linalg.eig(a), a => np.linalg.eigh(a), a => np.linalg.eigvals(a), a => np.linalg.eigvalsh(a),
            a => np.linalg.solve(a, a), a => np.linalg.matrix_power(a, 2), a => np.linalg.cond(a, 1),
        ];
        foreach (var square in squares)
        {
            Refused(NotSquare, () => square(Wide));
            Refused(OneAxis, () => square(Vector));
        }

        Refused(OneAxis, () => np.linalg.svd(Vector));
        Refused(OneAxis, () => np.linalg.qr(Vector));
        Refused(OneAxis, () => np.linalg.pinv(Vector));
        Refused("cond is not defined on empty arrays", () => np.linalg.cond(np.zeros((0, 0))));
        Refused("Incompatible dimensions", () => np.linalg.lstsq(Wide, Vector));
        Refused("1-dimensional array given. Array must be two-dimensional", () => np.linalg.lstsq(Vector, Vector));
        Refused<ValueError>(
            "solve1: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m)->(m) "
            + "(size 2 is different from 3)", () => np.linalg.solve(np.eye(3), np.ones(2)));
        Refused<ValueError>(
            "solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m,n)->(m,n) "
            + "(size 2 is different from 3)", () => np.linalg.solve(np.eye(3), np.ones((2, 3))));
    }

    [Fact]
    public void Arguments_are_refused_in_the_words_of_NumPy()
    {
        Refused<ValueError>("UPLO argument must be 'L' or 'U'", () => np.linalg.eigh(np.eye(2), 'x'));
        Refused<ValueError>("Unrecognized mode 'q'", () => np.linalg.qr(np.eye(2), "q"));
        Refused<ValueError>("Invalid norm order 'fro' for vectors", () => np.linalg.norm(Vector, "fro"));
        Refused<ValueError>("Invalid norm order for matrices.", () => np.linalg.norm(Wide, 3));
        Refused<ValueError>("Improper number of dimensions to norm.", () => np.linalg.norm(np.ones((2, 2, 2)), 1));
        Refused<ValueError>("Duplicate axes given.", () => np.linalg.norm(Wide, null, [0, 0]));
        Refused<ValueError>("`tol` and `rtol` can't be both set.", () => np.linalg.matrix_rank(Wide, 1, false, 1));
        Refused<ValueError>("`rtol` and `rcond` can't be both set.", () => np.linalg.pinv(Wide, 1, false, 1));
        Refused<ValueError>("Invalid ind argument.", () => np.linalg.tensorinv(Wide, 0));
        Refused<ValueError>("Expecting at least two arrays.", () => np.linalg.multi_dot(Wide));
        Refused<TypeError>(
            "array type float16 is unsupported in linalg", () => np.linalg.inv(np.eye(2, dtype: np.float16)));
        Refused<ValueError>(
            "Both input arrays must be (arrays of) 3-dimensional vectors, but they are 2 and 3 dimensional instead.",
            () => np.linalg.cross(np.ones(2), Vector));
    }

    [Fact]
    public void A_refused_array_keeps_its_elements_and_can_be_used_again()
    {
        var a = Singular.copy();
        var before = a.tobytes();
        Assert.Throws<LinAlgError>(() => np.linalg.inv(a));
        Assert.Equal(before, a.tobytes());
        a += np.eye(4) * 50;
        Assert.True(np.allclose(np.eye(4), np.matmul(a, np.linalg.inv(a))));
    }

    [Fact]
    public void Matrices_without_elements_have_the_results_that_NumPy_gives()
    {
        var nothing = np.zeros((0, 0));
        var none = np.zeros((0, 3, 3));
        Assert.Equal(1, (double)np.linalg.det(nothing));
        Assert.Equal(0, (double)np.linalg.slogdet(nothing).logabsdet);
        Assert.Equal([0L, 0], np.linalg.inv(nothing).shape);
        Assert.Equal([0L, 3, 3], np.linalg.inv(none).shape);
        Assert.Equal([0L], np.linalg.det(none).shape);
        Assert.Equal([0L, 2], np.linalg.solve(nothing, np.zeros((0, 2))).shape);
        Assert.Equal([0L], np.linalg.eig(nothing).eigenvalues.shape);
        Assert.Equal([0L], np.linalg.eigvalsh(nothing).shape);
        var (u, s, vh) = np.linalg.svd(np.zeros((0, 3)));
        Assert.Equal(([0L, 0], [0L], [3L, 3]), (u.shape, s.shape, vh.shape), ShapesEqual);
        Assert.True(np.array_equal(vh, np.eye(3)));
        Assert.Equal([3L, 0], np.linalg.pinv(np.zeros((0, 3))).shape);
        Assert.Equal(0, (long)np.linalg.matrix_rank(np.zeros((0, 3))));
        Assert.Equal([0L, 0], np.linalg.cholesky(nothing).shape);
        Assert.Equal(([2L, 2], [2L, 0]), Shapes(np.linalg.qr(np.zeros((2, 0)), "complete")), PairsEqual);
        Assert.Equal(0, (double)np.linalg.norm(np.zeros(0)));
    }

    [Fact]
    public void Complex_results_come_from_real_matrices_only_where_they_have_to()
    {
        Assert.Equal(np.float64, np.linalg.eigvals(np.array(1.0, 2, 2, 1).reshape(2, 2)).dtype);
        Assert.Equal(np.float32, np.linalg.eigvals(np.eye(2, dtype: np.float32)).dtype);
        var turn = np.array(0, -1, 1, 0).reshape(2, 2);
        Assert.Equal([Complex.ImaginaryOne, -Complex.ImaginaryOne], np.linalg.eigvals(turn).ToArray<Complex>());
        Assert.Equal(np.float64, np.linalg.inv(np.array(1, 0, 0, 2).reshape(2, 2)).dtype);
        Assert.Equal(np.float32, np.linalg.svdvals(np.eye(2, dtype: np.float32)).dtype);
    }

    [Fact]
    public void Roots_of_polynomials_are_real_where_all_of_them_are()
    {
        var roots = np.sort(np.roots(np.array(0.0, 2, -12, 22, -12, 0)));
        Assert.True(np.allclose(roots, np.array(0.0, 1, 2, 3)));
        Assert.Equal(np.float64, roots.dtype);
        var turns = np.roots(np.array(1, 0, 1)).ToArray<Complex>();
        Assert.True(Complex.Abs(turns[0] - Complex.Conjugate(turns[1])) == 0);
        Assert.Equal(1, Complex.Abs(turns[0]), 1e-15);
        Assert.Equal(0, np.roots(np.array(5.0)).size);
        Assert.Equal([0.0, 0], np.roots(np.array(5.0, 0, 0)).ToArray<double>());
        Assert.Equal(0, np.roots(np.zeros(3)).size);
        Refused<ValueError>("Input must be a rank-1 array.", () => np.roots(np.ones((2, 2))));
    }

    private static bool ShapesEqual((long[], long[], long[]) a, (long[], long[], long[]) b) =>
        a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2) && a.Item3.SequenceEqual(b.Item3);

    private static bool PairsEqual((long[], long[]) a, (long[], long[]) b) =>
        a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2);

    private static (long[], long[]) Shapes((NDArray Q, NDArray R) pair) => (pair.Q.shape, pair.R.shape);

    private static void Refused(string message, Func<object> call) => Refused<LinAlgError>(message, call);

    private static void Refused<TError>(string message, Func<object> call)
        where TError : Exception => Assert.Equal(message, Assert.Throws<TError>(call).Message);
}
