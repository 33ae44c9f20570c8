using Cohort.Creation;
using Cohort.LinearAlgebra;
using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <content>Products of stacks of vectors and matrices.</content>
public static partial class np
{
    private static readonly CoreAxes VectorVector = new(nameof(vecdot), 1, 1, 0);
    private static readonly CoreAxes MatrixVector = new(nameof(matvec), 2, 1, 1);
    private static readonly CoreAxes VectorMatrix = new(nameof(vecmat), 1, 2, 1);

    /// <summary>The sums of products of vectors, the elements of the first ones conjugated.</summary>
    /// <param name="x1">The first vectors.</param>
    /// <param name="x2">The second vectors, which broadcast against the first.</param>
    /// <param name="out">Where to store the result.</param>
    /// <param name="axes">The axis of the vectors in each operand.</param>
    /// <param name="axis">The axis of the vectors in both; the last by default.</param>
    /// <param name="keepdims">Whether the axis stays with extent 1.</param>
    /// <param name="dtype">The type in which to compute.</param>
    /// <exception cref="ValueError">The vectors differ in length.</exception>
    public static NDArray vecdot(
        NDArray x1, NDArray x2, NDArray? @out = null, int[][]? axes = null, int? axis = null, bool keepdims = false,
        NPTypeCode? dtype = null)
    {
        if (axes is not null && axis is not null)
        {
            throw new TypeError("cannot specify both 'axis' and 'axes'");
        }

        var places = axis is { } one ? [[one], [one], []] : axes;
        var (left, right) = (
            VectorVector.ToEnd(Core(x1, 0, 1, nameof(vecdot)), 0, places),
            VectorVector.ToEnd(Core(x2, 1, 1, nameof(vecdot)), 1, places));
        CheckCore(left, right, left.ndim - 1, right.ndim - 1, "vecdot", "(n),(n)->()");
        var type = dtype?.ToElementType() ?? Promotion.Promote(x1.Type, x2.Type);
        var products = Conjugated(Cast(left, type)) * Cast(right, type);
        var sum = type == ElementType.Boolean
            ? ReductionTable.Any.Apply(products, [products.ndim - 1])
            : ReductionTable.Sum.Apply(products, [products.ndim - 1], dtype: DType.Of(type));
        return Delivery.To(@out, keepdims ? expand_dims(sum, axis ?? -1) : sum, nameof(vecdot));
    }

    /// <summary>The products of matrices with vectors.</summary>
    /// <param name="x1">The matrices.</param>
    /// <param name="x2">The vectors; leading axes broadcast.</param>
    /// <param name="out">Where to store the result.</param>
    /// <param name="axes">The axes of the matrices, that of the vectors, and that of the result.</param>
    /// <param name="axis">Not allowed: the matrices have two axes.</param>
    /// <param name="keepdims">Not allowed.</param>
    /// <param name="dtype">The type in which to compute.</param>
    /// <exception cref="ValueError">The inner extents differ, or an operand has too few axes.</exception>
    /// <exception cref="TypeError"><paramref name="axis"/> or <paramref name="keepdims"/> is given.</exception>
    public static NDArray matvec(
        NDArray x1, NDArray x2, NDArray? @out = null, int[][]? axes = null, int? axis = null, bool keepdims = false,
        NPTypeCode? dtype = null)
    {
        RefuseSingleAxis(axis, keepdims, nameof(matvec), "(m,n),(n)->(m)");
        var matrices = MatrixVector.ToEnd(Core(x1, 0, 2, nameof(matvec)), 0, axes);
        var vectors = MatrixVector.ToEnd(Core(x2, 1, 1, nameof(matvec)), 1, axes);
        CheckCore(matrices, vectors, matrices.ndim - 1, vectors.ndim - 1, "matvec", "(m,n),(n)->(m)");
        var product = squeeze(matmul(matrices, expand_dims(vectors, -1), dtype: dtype), -1);
        return Delivery.To(@out, MatrixVector.FromEnd(product, axes), nameof(matvec));
    }

    /// <summary>The products of vectors, their elements conjugated, with matrices.</summary>
    /// <param name="x1">The vectors.</param>
    /// <param name="x2">The matrices; leading axes broadcast.</param>
    /// <param name="out">Where to store the result.</param>
    /// <param name="axes">The axis of the vectors, those of the matrices, and that of the result.</param>
    /// <param name="axis">Not allowed: the matrices have two axes.</param>
    /// <param name="keepdims">Not allowed.</param>
    /// <param name="dtype">The type in which to compute.</param>
    /// <exception cref="ValueError">The inner extents differ, or an operand has too few axes.</exception>
    /// <exception cref="TypeError"><paramref name="axis"/> or <paramref name="keepdims"/> is given.</exception>
    public static NDArray vecmat(
        NDArray x1, NDArray x2, NDArray? @out = null, int[][]? axes = null, int? axis = null, bool keepdims = false,
        NPTypeCode? dtype = null)
    {
        RefuseSingleAxis(axis, keepdims, nameof(vecmat), "(n),(n,m)->(m)");
        var vectors = VectorMatrix.ToEnd(Core(x1, 0, 1, nameof(vecmat)), 0, axes);
        var matrices = VectorMatrix.ToEnd(Core(x2, 1, 2, nameof(vecmat)), 1, axes);
        CheckCore(vectors, matrices, vectors.ndim - 1, matrices.ndim - 2, "vecmat", "(n),(n,m)->(m)");
        var product = squeeze(matmul(expand_dims(Conjugated(vectors), -2), matrices, dtype: dtype), -2);
        return Delivery.To(@out, VectorMatrix.FromEnd(product, axes), nameof(vecmat));
    }

    private static NDArray Core(NDArray operand, int place, int rank, string name) => Given(operand).ndim >= rank
        ? operand
        : throw new ValueError($"{name}: Input operand {place} does not have enough dimensions (has {operand.ndim}, "
            + $"gufunc core requires {rank})");

    private static void CheckCore(NDArray a, NDArray b, int axisA, int axisB, string name, string signature)
    {
        var (first, second) = (a.Layout.Extents[axisA], b.Layout.Extents[axisB]);
        if (first != second)
        {
            throw new ValueError($"{name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc "
                + $"signature {signature} (size {second} is different from {first})");
        }
    }

    private static void RefuseSingleAxis(int? axis, bool keepdims, string name, string signature)
    {
        if (axis is not null)
        {
            throw new TypeError($"{name}: axis can only be used with a single shared core dimension, not with the 2 "
                + $"distinct ones implied by signature {signature}.");
        }

        if (keepdims)
        {
            throw new TypeError($"{name} does not support keepdims: its signature {signature} requires operand 0 to "
                + "have 2 core dimensions, but keepdims can only be used when all inputs have the same number of core "
                + "dimensions and all outputs have no core dimensions.");
        }
    }

    private static NDArray Cast(NDArray array, ElementType type) =>
        array.Type == type ? array : ArrayFactory.Copy(array, type);

    private static NDArray Conjugated(NDArray array) => array.Type == ElementType.Complex ? conj(array) : array;
}
