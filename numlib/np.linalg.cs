using Cohort.Creation;
using Cohort.Kernels.Library.Decompositions;
using Cohort.LinearAlgebra;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort;

/// <content>Linear algebra.</content>
public static partial class np
{
    /// <summary>
    /// Linear algebra. Functions take stacks: matrices in the last two axes, one for each index of the others. Float32
    /// gives float32, integers and truth values give float64; complex128 is supported. What the elements of a matrix
    /// can make impossible is found at the call, which waits.
    /// </summary>
    /// <remarks>
    /// Results follow LAPACK's conventions. The eigenvalues of general matrices are computed by MathNet.Numerics.
    /// </remarks>
    [ModuleName("np.linalg")]
    public static partial class linalg
    {
        /// <summary>The X of A X = B.</summary>
        /// <param name="a">The square matrices.</param>
        /// <param name="b">
        /// The right sides: one vector for all matrices if it has one axis, else matrices.
        /// </param>
        /// <exception cref="LinAlgError">A matrix is singular, or the last two axes differ.</exception>
        /// <exception cref="ValueError">The extents of <paramref name="b"/> do not fit.</exception>
        public static NDArray solve(NDArray a, NDArray b)
        {
            Matrices.CheckSquare(a);
            var type = Matrices.CommonType(a, b);
            if (b.ndim == 0)
            {
                throw new ValueError(
                    "solve: Input operand 1 does not have enough dimensions (has 0, gufunc core with signature "
                    + "(m,m),(m,n)->(m,n) requires 2)");
            }

            var core = b.ndim == 1 ? 1 : 2;
            var rows = b.Layout.Extents[^core];
            if (rows != Matrices.Rows(a))
            {
                var (name, signature) = core == 1 ? ("solve1", "(m,m),(m)->(m)") : ("solve", "(m,m),(m,n)->(m,n)");
                throw new ValueError(
                    $"{name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                    + $"{signature} (size {rows} is different from {Matrices.Rows(a)})");
            }

            return Matrices.Run(
                Decomposition.Solve(Matrices.Refusal), [(a, 2), (b, core)],
                [(type, b.Layout.Extents[^core..].ToArray())])[0];
        }

        /// <summary>The inverse.</summary>
        /// <exception cref="LinAlgError">A matrix is singular, or the last two axes differ.</exception>
        public static NDArray inv(NDArray a) => Inverse(a, isTolerant: false);

        /// <summary>The determinant of each matrix; without an error, 0 where it is singular.</summary>
        /// <exception cref="LinAlgError">The last two axes differ.</exception>
        public static NDArray det(NDArray a)
        {
            Matrices.CheckSquare(a);
            var type = Matrices.CommonType(a);
            return a.Layout.Extents[^1] == 0
                ? Filled(a, type, 1)
                : Matrices.Run(Decomposition.Determinant(Matrices.Refusal, isLogarithm: false), a, (type, []))[0];
        }

        /// <summary>
        /// Sign and natural logarithm of the size of the determinant; 0 and minus infinity where a matrix is singular.
        /// </summary>
        /// <exception cref="LinAlgError">The last two axes differ.</exception>
        public static (NDArray sign, NDArray logabsdet) slogdet(NDArray a)
        {
            Matrices.CheckSquare(a);
            var type = Matrices.CommonType(a);
            var real = Matrices.RealOf(type);
            if (a.Layout.Extents[^1] == 0)
            {
                return (Filled(a, type, 1), Filled(a, real, 0));
            }

            var results = Matrices.Run(
                Decomposition.Determinant(Matrices.Refusal, isLogarithm: true), a, (type, []), (real, []));
            return (results[0], results[1]);
        }

        /// <summary>
        /// The least-squares solution of A x = b, of least norm where there are several, by singular values.
        /// </summary>
        /// <param name="a">A matrix of m rows and n columns.</param>
        /// <param name="b">A vector of m elements, or a matrix of m rows.</param>
        /// <param name="rcond">
        /// Singular values up to this part of the largest count as zero; by default the precision of the type times the
        /// larger extent, with -1 the precision.
        /// </param>
        /// <returns>
        /// The solution; the squared norms of b - a x for each column, or nothing when the rank is below n or m is at
        /// most n; the rank (int32); the singular values.
        /// </returns>
        /// <exception cref="LinAlgError">An array has other axes, the rows differ, or it did not converge.</exception>
        public static (NDArray x, NDArray residuals, NDArray rank, NDArray s) lstsq(
            NDArray a, NDArray b, double? rcond = null)
        {
            CheckLeastSquares(a, b);
            var type = Matrices.CommonType(a, b);
            var real = Matrices.RealOf(type);
            var (rows, columns) = (Matrices.Rows(a), Matrices.Columns(a));
            var sides = b.ndim == 1 ? [] : b.Layout.Extents[1..].ToArray();
            if (Math.Min(rows, columns) == 0)
            {
                var whole = ArrayFactory.Filled(a.Session, type, Layout.Contiguous([columns, .. sides]));
                return (whole, zeros(new Shape(0L), RealType(real)), 0, zeros(new Shape(0L), RealType(real)));
            }

            var precision = Matrices.Epsilon(type);
            var cutoff = rcond ?? precision * Math.Max(rows, columns);
            var results = Matrices.Run(
                Decomposition.LeastSquares(Matrices.Refusal, cutoff < 0 ? precision : cutoff),
                [(a, 2), (b, b.ndim)],
                [(type, [columns, .. sides]), (real, sides.Length == 0 ? [1] : sides), (ElementType.Int32, []),
                    (real, [Math.Min(rows, columns)])]);
            var hasResiduals = rows > columns && (int)results[2] == columns;
            var residuals = hasResiduals ? results[1] : zeros(new Shape(0L), RealType(real));
            return (results[0], residuals, results[2], results[3]);
        }

        /// <summary>The Moore-Penrose inverse, by singular values.</summary>
        /// <param name="a">The matrices.</param>
        /// <param name="rcond">Singular values up to this part of the largest count as zero; by default 1e-15.</param>
        /// <param name="hermitian">Whether the matrices equal their conjugate transposes; the lower triangle is read
        /// then.</param>
        /// <param name="rtol">Another name of <paramref name="rcond"/>.</param>
        /// <exception cref="ValueError">Both are given.</exception>
        public static NDArray pinv(NDArray a, double? rcond = null, bool hermitian = false, double? rtol = null)
        {
            if (rcond is not null && rtol is not null)
            {
                throw new ValueError("`rtol` and `rcond` can't be both set.");
            }

            Matrices.CheckStacked(a);
            var type = Matrices.CommonType(a);
            long[] core = [Matrices.Columns(a), Matrices.Rows(a)];
            var matrices = hermitian ? Mirrored(a) : a;
            return a.size == 0
                ? ArrayFactory.Filled(
                    a.Session, type, Layout.Contiguous([.. Matrices.StackOf(a), .. core]))
                : Matrices.Run(
                    Decomposition.PseudoInverse(Matrices.Refusal, rcond ?? rtol ?? 1e-15), matrices, (type, core))[0];
        }

        /// <summary>The x of a x = b, where sums run over all last axes of <paramref name="a"/> together.</summary>
        /// <param name="a">An array whose shape is that of b, then that of x.</param>
        /// <param name="b">The right side.</param>
        /// <param name="axes">Axes of a that are moved to the end first.</param>
        /// <exception cref="LinAlgError">The array is singular or, reshaped, not square.</exception>
        public static NDArray tensorsolve(NDArray a, NDArray b, int[]? axes = null)
        {
            var moved = a;
            foreach (var axis in axes ?? [])
            {
                moved = np.moveaxis(moved, axis, -1);
            }

            var extents = Given(moved).Layout.Extents[Math.Min(Given(b).ndim, moved.ndim)..].ToArray();
            var count = extents.Aggregate(1L, (product, extent) => product * extent);
            if (a.size != count * count)
            {
                throw new LinAlgError("Input arrays must satisfy the requirement             "
                    + "prod(a.shape[b.ndim:]) == prod(a.shape[:b.ndim])");
            }

            return solve(moved.reshape(new long[] { count, count }), np.ravel(b)).reshape(extents);
        }

        /// <summary>The inverse of an array for <c>tensordot</c> over its first axes.</summary>
        /// <param name="a">An array whose first and last extents have equal products.</param>
        /// <param name="ind">How many axes are the first.</param>
        /// <exception cref="ValueError"><paramref name="ind"/> is not positive.</exception>
        /// <exception cref="LinAlgError">The array is singular or, reshaped, not square.</exception>
        public static NDArray tensorinv(NDArray a, int ind = 2)
        {
            if (ind <= 0)
            {
                throw new ValueError("Invalid ind argument.");
            }

            var first = Given(a).Layout.Extents[..Math.Min(ind, a.ndim)].ToArray();
            var last = a.Layout.Extents[first.Length..].ToArray();
            var columns = last.Aggregate(1L, (product, extent) => product * extent);
            return inv(a.reshape(new long[] { -1, columns })).reshape([.. last, .. first]);
        }

        private static NDArray Inverse(NDArray a, bool isTolerant)
        {
            Matrices.CheckSquare(a);
            var type = Matrices.CommonType(a);
            return Matrices.Run(
                Decomposition.Inverse(Matrices.Refusal, isTolerant), a, (type, a.Layout.Extents[^2..].ToArray()))[0];
        }

        private static NDArray Filled(NDArray matrices, ElementType type, double value) => ArrayFactory.Copy(
            np.full(new Shape(Matrices.StackOf(matrices)), value, RealType(Matrices.RealOf(type))), type);

        private static Type RealType(ElementType type) => type == ElementType.Single ? np.float32 : np.float64;

        private static NDArray Mirrored(NDArray a)
        {
            Matrices.CheckSquare(a);
            if (a.Type == ElementType.Complex)
            {
                throw new NotSupportedException(
                    "Complex Hermitian matrices go through the general path: leave hermitian out.");
            }

            return np.tril(a) + np.matrix_transpose(np.tril(a, -1));
        }

        private static void CheckLeastSquares(NDArray a, NDArray b)
        {
            if (Given(a).ndim != 2)
            {
                throw new LinAlgError($"{a.ndim}-dimensional array given. Array must be two-dimensional");
            }

            if (b.ndim is not (1 or 2))
            {
                throw new LinAlgError($"{b.ndim}-dimensional array given. Array must be two-dimensional");
            }

            if (a.Layout.Extents[0] != b.Layout.Extents[0])
            {
                throw new LinAlgError("Incompatible dimensions");
            }
        }
    }
}
