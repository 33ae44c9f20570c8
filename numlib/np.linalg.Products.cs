using Cohort.Creation;
using Cohort.Kernels.Library.Decompositions;
using Cohort.LinearAlgebra;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <content>Products and powers.</content>
public static partial class np
{
    /// <content>Products and powers.</content>
    public static partial class linalg
    {
        /// <inheritdoc cref="np.matmul"/>
        public static NDArray matmul(NDArray x1, NDArray x2) => np.matmul(x1, x2);

        /// <summary>The product of each element of one vector with each of another.</summary>
        /// <exception cref="ValueError">An array is no vector.</exception>
        public static NDArray outer(NDArray x1, NDArray x2) => Given(x1).ndim == 1 & Given(x2).ndim == 1
            ? np.outer(x1, x2)
            : throw new ValueError("Input arrays must be one-dimensional, but they are "
                + $"x1.ndim={x1.ndim} and x2.ndim={x2.ndim}.");

        /// <inheritdoc cref="np.tensordot(NDArray, NDArray, int)"/>
        public static NDArray tensordot(NDArray x1, NDArray x2, int axes = 2) => np.tensordot(x1, x2, axes);

        /// <inheritdoc cref="np.tensordot(NDArray, NDArray, int[], int[])"/>
        public static NDArray tensordot(NDArray x1, NDArray x2, int[] axesA, int[] axesB) =>
            np.tensordot(x1, x2, axesA, axesB);

        /// <summary>The rows as columns; a view.</summary>
        /// <exception cref="ValueError">There are fewer than two axes.</exception>
        public static NDArray matrix_transpose(NDArray x) => np.matrix_transpose(x);

        /// <summary>The diagonals of the matrices; a read-only view.</summary>
        /// <param name="x">The matrices.</param>
        /// <param name="offset">Which diagonal: 0 the main one, positive above it.</param>
        public static NDArray diagonal(NDArray x, int offset = 0) => np.diagonal(x, offset, -2, -1);

        /// <summary>The sums along the diagonals of the matrices.</summary>
        /// <param name="x">The matrices.</param>
        /// <param name="offset">Which diagonal: 0 the main one, positive above it.</param>
        /// <param name="dtype">The type of the sums.</param>
        public static NDArray trace(NDArray x, int offset = 0, Type? dtype = null) =>
            np.trace(x, offset, -2, -1, dtype);

        /// <summary>The sums of products along an axis, the elements of the first array conjugated.</summary>
        /// <param name="x1">The first vectors.</param>
        /// <param name="x2">The second vectors, which broadcast against the first.</param>
        /// <param name="axis">The axis that is summed.</param>
        /// <exception cref="ValueError">The vectors differ in length.</exception>
        public static NDArray vecdot(NDArray x1, NDArray x2, int axis = -1)
        {
            var left = np.moveaxis(x1, axis, -1);
            var right = np.moveaxis(x2, axis, -1);
            var (first, second) = (left.Layout.Extents[^1], right.Layout.Extents[^1]);
            if (first != second)
            {
                throw new ValueError(
                    "vecdot: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n),(n)->() "
                    + $"(size {second} is different from {first})");
            }

            var product = np.matmul(
                np.expand_dims(Conjugate(left), -2), np.expand_dims(right, -1));
            return np.squeeze(np.squeeze(product, -1), -1);
        }

        /// <summary>The cross product of vectors of three elements.</summary>
        /// <param name="x1">The first vectors.</param>
        /// <param name="x2">The second vectors, which broadcast against the first.</param>
        /// <param name="axis">The axis of the three elements.</param>
        /// <exception cref="ValueError">Vectors have another length.</exception>
        public static NDArray cross(NDArray x1, NDArray x2, int axis = -1)
        {
            var (a, b) = (np.moveaxis(x1, axis, -1), np.moveaxis(x2, axis, -1));
            if (a.Layout.Extents[^1] != 3 || b.Layout.Extents[^1] != 3)
            {
                throw new ValueError(
                    "Both input arrays must be (arrays of) 3-dimensional vectors, but they are "
                    + $"{a.Layout.Extents[^1]} and {b.Layout.Extents[^1]} dimensional instead.");
            }

            NDArray Part(NDArray vectors, int index) => vectors[$"...,{index}"];
            NDArray Component(int i, int j) => (Part(a, i) * Part(b, j)) - (Part(a, j) * Part(b, i));
            return np.moveaxis(np.stack([Component(1, 2), Component(2, 0), Component(0, 1)], -1), -1, axis);
        }

        /// <summary>A square matrix multiplied with itself; with a negative power, its inverse.</summary>
        /// <param name="a">The matrices.</param>
        /// <param name="n">The power; 0 gives the identity.</param>
        /// <remarks>By repeated squaring.</remarks>
        /// <exception cref="LinAlgError">
        /// The last two axes differ, or an inverse is wanted that there is not.
        /// </exception>
        public static NDArray matrix_power(NDArray a, int n)
        {
            Matrices.CheckSquare(a);
            if (n == 0)
            {
                return Matrices.Identities(a, ElementType.Double, Matrices.Rows(a)).astype(a.dtype);
            }

            var factor = n < 0 ? inv(a) : a;
            NDArray? power = null;
            for (var rest = Math.Abs((long)n); rest > 0; rest >>= 1)
            {
                if ((rest & 1) != 0)
                {
                    power = power is null ? factor : np.matmul(power, factor);
                }

                factor = rest > 1 ? np.matmul(factor, factor) : factor;
            }

            return ReferenceEquals(power, a) ? ArrayFactory.Copy(a) : power!;
        }

        /// <summary>The product of several matrices, in the order that takes the fewest multiplications.</summary>
        /// <param name="arrays">The factors; the first and the last may be vectors.</param>
        /// <exception cref="ValueError">There are fewer than two.</exception>
        /// <exception cref="LinAlgError">A factor is no matrix.</exception>
        public static NDArray multi_dot(params NDArray[] arrays) => multi_dot(arrays, null);

        /// <inheritdoc cref="multi_dot(NDArray[])"/>
        /// <param name="arrays">The factors; the first and the last may be vectors.</param>
        /// <param name="out">Where to store the product.</param>
        public static NDArray multi_dot(NDArray[] arrays, NDArray? @out = null)
        {
            ArgumentNullException.ThrowIfNull(arrays);
            if (arrays.Length < 2)
            {
                throw new ValueError("Expecting at least two arrays.");
            }

            if (arrays.Length == 2)
            {
                return np.dot(arrays[0], arrays[1], @out);
            }

            var (isRow, isColumn) = (Given(arrays[0]).ndim == 1, Given(arrays[^1]).ndim == 1);
            NDArray[] factors = [.. arrays];
            factors[0] = isRow ? np.expand_dims(factors[0], 0) : factors[0];
            factors[^1] = isColumn ? np.expand_dims(factors[^1], 1) : factors[^1];
            if (Array.Find(factors, factor => factor.ndim != 2) is { } other)
            {
                throw new LinAlgError($"{other.ndim}-dimensional array given. Array must be two-dimensional");
            }

            var product = Chain(factors, ChainOrder.Of(factors), 0, factors.Length - 1);
            product = isRow ? np.squeeze(product, 0) : product;
            return Delivered(isColumn ? np.squeeze(product, -1) : product, @out, "multi_dot");
        }

        private static NDArray Chain(NDArray[] factors, int[,] splits, int first, int last) => first == last
            ? factors[first]
            : np.dot(
                Chain(factors, splits, first, splits[first, last]),
                Chain(factors, splits, splits[first, last] + 1, last));

        private static NDArray Conjugate(NDArray x) => x.Type != ElementType.Complex
            ? x
            : Matrices.Run(
                Decomposition.Magnitudes(Matrices.Refusal, isConjugate: true),
                np.ravel(x).reshape(new long[] { 1, x.size }), (ElementType.Complex, [1, x.size]))[0].reshape(x.shape);
    }
}
