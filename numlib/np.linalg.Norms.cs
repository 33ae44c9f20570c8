using Cohort.Creation;
using Cohort.Kernels.Library.Decompositions;
using Cohort.LinearAlgebra;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <content>Norms and what follows from singular values.</content>
public static partial class np
{
    /// <content>Norms and what follows from singular values.</content>
    public static partial class linalg
    {
        /// <summary>A norm of vectors or matrices along axes.</summary>
        /// <param name="x">The array. Without axes and order it is taken as one vector.</param>
        /// <param name="ord">
        /// Vectors: a number p (null is 2), 0 for the number of elements that are not zero, or an infinity. Matrices:
        /// "fro" or null, "nuc", 1, -1, 2, -2, or an infinity.
        /// </param>
        /// <param name="axis">One axis for vectors, two for matrices; null for all of at most two.</param>
        /// <param name="keepdims">Whether the axes stay with extent 1.</param>
        /// <exception cref="ValueError">There is no such order, or there are more axes.</exception>
        public static NDArray norm(NDArray x, object? ord, int[]? axis, bool keepdims = false)
        {
            var real = Absolute(x);
            if (axis is null
                && (ord is null || (ord is "f" or "fro" && x.ndim == 2) || (IsNumber(ord, 2) && x.ndim == 1)))
            {
                return Euclidean(real, null, keepdims);
            }

            var axes = axis is null ? Axes.All(x.ndim) : Array.ConvertAll(axis, at => Axes.Normalize(at, x.ndim));
            return axes.Length switch
            {
                1 => VectorNorm(real, ord, axes, keepdims),
                2 when axes[0] == axes[1] => throw new ValueError("Duplicate axes given."),
                2 => MatrixNorm(x, real, ord, axes, keepdims),
                _ => throw new ValueError("Improper number of dimensions to norm."),
            };
        }

        /// <inheritdoc cref="norm(NDArray, object?, int[], bool)"/>
        public static NDArray norm(NDArray x, object? ord = null, int? axis = null, bool keepdims = false) =>
            norm(x, ord, axis is { } one ? [one] : null, keepdims);

        /// <summary>
        /// The norm of each matrix of a stack: "fro" by default, "nuc", 1, -1, 2, -2, or an infinity.
        /// </summary>
        /// <exception cref="ValueError">There is no such order.</exception>
        public static NDArray matrix_norm(NDArray x, bool keepdims = false, object? ord = null)
        {
            Matrices.CheckStacked(x);
            return norm(x, ord ?? "fro", [-2, -1], keepdims);
        }

        /// <summary>The norm of vectors along an axis.</summary>
        /// <exception cref="ValueError">There is no such order.</exception>
        public static NDArray vector_norm(NDArray x, int axis, bool keepdims = false, object? ord = null) =>
            vector_norm(x, [axis], keepdims, ord);

        /// <summary>The norm of what lies along axes, taken as one vector; of all elements without axes.</summary>
        /// <exception cref="ValueError">There is no such order.</exception>
        public static NDArray vector_norm(NDArray x, int[]? axis = null, bool keepdims = false, object? ord = null) =>
            VectorNorm(Absolute(x), ord ?? 2, Axes.Reduced(axis, x.ndim), keepdims);

        /// <summary>The condition number: the norm of a matrix times that of its inverse.</summary>
        /// <param name="x">The matrices; for null, 2 and -2 they need not be square.</param>
        /// <param name="p">The order of the norm; null is 2.</param>
        /// <returns>Infinity where a matrix is singular.</returns>
        /// <exception cref="LinAlgError">The array is empty, or a matrix has to be square and is not.</exception>
        public static NDArray cond(NDArray x, object? p = null)
        {
            if (Given(x).size == 0)
            {
                throw new LinAlgError("cond is not defined on empty arrays");
            }

            Matrices.CheckStacked(x);
            if (p is null || IsNumber(p, 2) || IsNumber(p, -2))
            {
                var values = svdvals(x);
                var (largest, least) = (np.max(values, -1), np.min(values, -1));
                return Infinite(p is null || IsNumber(p, 2) ? largest / least : least / largest, x);
            }

            Matrices.CheckSquare(x);
            var inverse = Inverse(x, isTolerant: true);
            return Infinite(norm(x, p, [-2, -1]) * norm(inverse, p, [-2, -1]), x);
        }

        /// <summary>The number of singular values above a tolerance.</summary>
        /// <param name="A">The matrices; a vector has rank 1, or 0 if it is zero.</param>
        /// <param name="tol">The tolerance.</param>
        /// <param name="hermitian">Whether the matrices equal their conjugate transposes.</param>
        /// <param name="rtol">
        /// The tolerance as a part of the largest singular value; by default the larger extent times the precision.
        /// </param>
        /// <exception cref="ValueError">Both tolerances are given.</exception>
        public static NDArray matrix_rank(NDArray A, double? tol = null, bool hermitian = false, double? rtol = null)
        {
            if (tol is not null && rtol is not null)
            {
                throw new ValueError("`tol` and `rtol` can't be both set.");
            }

            if (Given(A).ndim < 2)
            {
                return np.array(np.any(Absolute(A) != 0) ? 1L : 0L);
            }

            var values = svd(A, compute_uv: false, hermitian: hermitian).S;
            if (values.Layout.Extents[^1] == 0)
            {
                return np.zeros(new Shape(Matrices.StackOf(A)), np.int64);
            }

            var part = rtol ?? Math.Max(Matrices.Rows(A), Matrices.Columns(A)) * Matrices.Epsilon(values.Type);
            NDArray above = tol is { } given ? values > given : values > np.max(values, -1, true) * part;
            return np.sum(above, -1);
        }

        private static NDArray VectorNorm(NDArray sizes, object? ord, int[] axes, bool keepdims)
        {
            if (ord is string name)
            {
                throw new ValueError($"Invalid norm order '{name}' for vectors");
            }

            return Number(ord ?? 2) switch
            {
                double.PositiveInfinity => np.max(sizes, axes, keepdims),
                double.NegativeInfinity => np.min(sizes, axes, keepdims),
                0 => np.sum((sizes != 0).astype(sizes.dtype), axes, keepdims),
                1 => np.sum(sizes, axes, keepdims),
                2 => Euclidean(sizes, axes, keepdims),
                var p => np.power(np.sum(np.power(sizes, (object)p), axes, keepdims), (object)(1 / p)),
            };
        }

        private static NDArray MatrixNorm(NDArray x, NDArray sizes, object? ord, int[] axes, bool keepdims)
        {
            if (ord is null or "fro" or "f")
            {
                return Euclidean(sizes, axes, keepdims);
            }

            double? order = ord is string ? null : Number(ord);
            if (ord is "nuc" || order is 2 or -2)
            {
                var values = svdvals(np.moveaxis(x, axes, [-2, -1]));
                var result = order switch
                {
                    2 => np.max(values, -1),
                    -2 => np.min(values, -1),
                    _ => np.sum(values, -1),
                };
                return keepdims ? np.expand_dims(result, [.. axes.Order()]) : result;
            }

            // Sums along one axis, then an extreme along the other.
            var (summed, compared) = order is 1 or -1 ? (axes[0], axes[1]) : (axes[1], axes[0]);
            var sums = np.sum(sizes, summed, true);
            var extreme = order switch
            {
                1 or double.PositiveInfinity => np.max(sums, compared, true),
                -1 or double.NegativeInfinity => np.min(sums, compared, true),
                _ => throw new ValueError("Invalid norm order for matrices."),
            };
            return keepdims ? extreme : np.squeeze(np.squeeze(extreme, Math.Max(axes[0], axes[1])), axes.Min());
        }

        private static NDArray Euclidean(NDArray sizes, int[]? axes, bool keepdims) =>
            np.sqrt(np.sum(np.square(sizes), axes, keepdims));

        // Integers as float64, complex numbers as their sizes.
        private static NDArray Absolute(NDArray x)
        {
            if (Given(x).Type != ElementType.Complex)
            {
                return np.abs(x.Type.IsFloat() ? x : ArrayFactory.Copy(x, ElementType.Double));
            }

            var flat = np.ravel(x);
            return Matrices.Run(
                Decomposition.Magnitudes(Matrices.Refusal, isConjugate: false), flat.reshape(new long[] { 1, x.size }),
                (ElementType.Double, [1, x.size]))[0].reshape(x.shape);
        }

        // What a singular matrix makes of a quotient is infinity, unless the matrix itself has a NaN.
        private static NDArray Infinite(NDArray quotient, NDArray x)
        {
            var hasNaN = np.any(np.isnan(Absolute(x)), [-2, -1]);
            var isInfinite = np.isnan(quotient).astype(np.@bool) & np.logical_not(hasNaN);
            return np.where(isInfinite, np.full_like(quotient, double.PositiveInfinity), quotient);
        }

        private static bool IsNumber(object? ord, double number) =>
            ord is not (null or string) && Number(ord) == number;

        private static double Number(object ord) => ord switch
        {
            NDArray array => (double)array,
            _ when ScalarValues.TryUnbox(ord, out var type, out var bits) => ScalarValues.ToDouble(type, bits),
            _ => throw new ValueError("Invalid norm order for vectors."),
        };
    }
}
