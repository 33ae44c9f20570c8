using Cohort.Creation;
using Cohort.Kernels.Library.Decompositions;
using Cohort.LinearAlgebra;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort;

/// <content>Decompositions of matrices.</content>
public static partial class np
{
    /// <content>Decompositions of matrices.</content>
    public static partial class linalg
    {
        /// <summary>
        /// The triangle L of A = L L*, A being symmetric or Hermitian. Only one triangle of it is read.
        /// </summary>
        /// <param name="a">The matrices.</param>
        /// <param name="upper">Whether the upper triangle is read, and the conjugate transpose of L given.</param>
        /// <exception cref="LinAlgError">A matrix is not positive definite, or the last two axes differ.</exception>
        public static NDArray cholesky(NDArray a, bool upper = false)
        {
            Matrices.CheckSquare(a);
            var type = Matrices.CommonType(a);
            return Matrices.Run(
                Decomposition.Cholesky(Matrices.Refusal, upper), a, (type, a.Layout.Extents[^2..].ToArray()))[0];
        }

        /// <summary>A = Q R, by reflections, with LAPACK's signs.</summary>
        /// <param name="a">The matrices, of m rows and n columns; k is the smaller of both.</param>
        /// <param name="mode">
        /// "reduced": Q is m by k, R is k by n; "complete": m by m and m by n; "r": R alone, Q is null; "raw": h, of n
        /// rows and m columns, and tau, as LAPACK has them.
        /// </param>
        /// <exception cref="ValueError">The mode is none of these.</exception>
        public static (NDArray Q, NDArray R) qr(NDArray a, string mode = "reduced")
        {
            if (mode is not ("reduced" or "complete" or "r" or "raw"))
            {
                throw new ValueError($"Unrecognized mode '{mode}'");
            }

            Matrices.CheckStacked(a);
            var type = Matrices.CommonType(a);
            long rows = Matrices.Rows(a), columns = Matrices.Columns(a), least = Math.Min(rows, columns);
            var height = mode == "complete" ? rows : least;
            if (least == 0)
            {
                return EmptyQr(a, type, mode, height);
            }

            var results = Matrices.Run(
                Decomposition.Qr(Matrices.Refusal, mode == "raw"), a, mode switch
                {
                    "r" => [(type, [least, columns])],
                    "raw" => [(type, [columns, rows]), (type, [least])],
                    _ => [(type, [rows, height]), (type, [height, columns])],
                });
            return mode == "r" ? (null!, results[0]) : (results[0], results[1]);
        }

        /// <summary>A = U diag(S) Vh, the singular values descending.</summary>
        /// <param name="a">The matrices, of m rows and n columns; k is the smaller of both.</param>
        /// <param name="full_matrices">Whether U is m by m and Vh n by n, instead of m by k and k by n.</param>
        /// <param name="compute_uv">Whether U and Vh are wanted; they are null otherwise.</param>
        /// <param name="hermitian">Whether the matrices equal their conjugate transposes; the lower triangle is read
        /// then.</param>
        /// <exception cref="LinAlgError">It did not converge: an element is infinite or NaN.</exception>
        public static (NDArray U, NDArray S, NDArray Vh) svd(
            NDArray a, bool full_matrices = true, bool compute_uv = true, bool hermitian = false)
        {
            Matrices.CheckStacked(a);
            var matrices = hermitian ? Mirrored(a) : a;
            var type = Matrices.CommonType(a);
            var real = Matrices.RealOf(type);
            long rows = Matrices.Rows(a), columns = Matrices.Columns(a), least = Math.Min(rows, columns);
            var operation = Decomposition.Svd(Matrices.Refusal);
            if (least == 0)
            {
                return EmptySvd(a, type, full_matrices, compute_uv);
            }

            if (!compute_uv)
            {
                return (null!, Matrices.Run(operation, matrices, (real, [least]))[0], null!);
            }

            var results = Matrices.Run(
                operation, matrices, (type, [rows, full_matrices ? rows : least]), (real, [least]),
                (type, [full_matrices ? columns : least, columns]));
            return (results[0], results[1], results[2]);
        }

        /// <summary>The singular values, descending.</summary>
        /// <exception cref="LinAlgError">It did not converge: an element is infinite or NaN.</exception>
        public static NDArray svdvals(NDArray x) => svd(x, compute_uv: false).S;

        /// <summary>
        /// Eigenvalues, in no order, and eigenvectors of length 1 in columns; real when all values of a real array are.
        /// </summary>
        /// <remarks>By Hessenberg form and implicit QR, as EISPACK's hqr2; matrices are not balanced.</remarks>
        /// <exception cref="LinAlgError">It did not converge, or an element is infinite or NaN.</exception>
        public static (NDArray eigenvalues, NDArray eigenvectors) eig(NDArray a)
        {
            Matrices.CheckSquare(a);
            var type = Matrices.CommonType(a);
            long n = Matrices.Rows(a);
            var operation = Decomposition.Eigen(Matrices.Refusal);
            if (a.size == 0)
            {
                return (Empty(a, type, n), Empty(a, type, n, n));
            }

            (ElementType, long[]) values = (ElementType.Complex, [n]), vectors = (ElementType.Complex, [n, n]);
            if (type == ElementType.Complex)
            {
                var both = Matrices.Run(operation, a, values, vectors);
                return (both[0], both[1]);
            }

            var results = Matrices.Run(
                operation, a, values, vectors, (ElementType.Int32, []), (type, [n]), (type, [n, n]));
            return (int)np.max(results[2]) == 0 ? (results[3], results[4]) : (results[0], results[1]);
        }

        /// <summary>Eigenvalues, in no order; real when all values of a real array are.</summary>
        /// <exception cref="LinAlgError">It did not converge, or an element is infinite or NaN.</exception>
        public static NDArray eigvals(NDArray a) => eig(a).eigenvalues;

        /// <summary>
        /// Eigenvalues, ascending, and orthonormal eigenvectors in columns of symmetric or Hermitian matrices.
        /// </summary>
        /// <param name="a">The matrices; one triangle is read.</param>
        /// <param name="UPLO">'L' for the lower one, 'U' for the upper one.</param>
        /// <exception cref="ValueError"><paramref name="UPLO"/> is neither.</exception>
        /// <exception cref="LinAlgError">It did not converge: an element is infinite or NaN.</exception>
        public static (NDArray eigenvalues, NDArray eigenvectors) eigh(NDArray a, char UPLO = 'L')
        {
            var results = Hermitian(a, UPLO, withVectors: true);
            return (results[0], results[1]);
        }

        /// <summary>Eigenvalues, ascending, of symmetric or Hermitian matrices.</summary>
        /// <inheritdoc cref="eigh(NDArray, char)"/>
        public static NDArray eigvalsh(NDArray a, char UPLO = 'L') => Hermitian(a, UPLO, withVectors: false)[0];

        private static NDArray[] Hermitian(NDArray a, char triangle, bool withVectors)
        {
            if (char.ToUpperInvariant(triangle) is not ('L' or 'U'))
            {
                throw new ValueError("UPLO argument must be 'L' or 'U'");
            }

            Matrices.CheckSquare(a);
            var type = Matrices.CommonType(a);
            long n = Matrices.Rows(a);
            var operation = Decomposition.HermitianEigen(
                Matrices.Refusal, char.ToUpperInvariant(triangle) == 'L');
            (ElementType, long[]) values = (Matrices.RealOf(type), [n]);
            if (n == 0)
            {
                return [Empty(a, Matrices.RealOf(type), 0), Empty(a, type, 0, 0)];
            }

            return withVectors
                ? Matrices.Run(operation, a, values, (type, [n, n]))
                : Matrices.Run(operation, a, values);
        }

        private static NDArray Empty(NDArray like, ElementType type, params long[] core) =>
            ArrayFactory.Filled(like.Session, type, Layout.Contiguous([.. Matrices.StackOf(like), .. core]));

        private static (NDArray Q, NDArray R) EmptyQr(NDArray a, ElementType type, string mode, long height)
        {
            long rows = Matrices.Rows(a), columns = Matrices.Columns(a);
            return mode switch
            {
                "raw" => (Empty(a, type, columns, rows), Empty(a, type, 0)),
                "r" => (null!, Empty(a, type, height, columns)),
                "complete" => (Matrices.Identities(a, type, (int)rows), Empty(a, type, height, columns)),
                _ => (Empty(a, type, rows, 0), Empty(a, type, 0, columns)),
            };
        }

        private static (NDArray U, NDArray S, NDArray Vh) EmptySvd(
            NDArray a, ElementType type, bool isFull, bool withVectors)
        {
            int rows = Matrices.Rows(a), columns = Matrices.Columns(a);
            var values = Empty(a, Matrices.RealOf(type), 0);
            if (!withVectors)
            {
                return (null!, values, null!);
            }

            return isFull
                ? (Matrices.Identities(a, type, rows), values, Matrices.Identities(a, type, columns))
                : (Empty(a, type, rows, 0), values, Empty(a, type, 0, columns));
        }
    }
}
