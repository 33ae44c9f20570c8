using Cohort.Creation;
using Cohort.Generic;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort;

/// <content>Indices as positions of the flattened array, and back.</content>
public static partial class np
{
    /// <summary>The position of an element of the flattened array.</summary>
    /// <param name="coords">The indices of the element.</param>
    /// <param name="dims">The extents of the array.</param>
    /// <param name="mode">"raise" refuses indices out of bounds, "wrap" counts around, "clip" takes the
    /// nearest.</param>
    /// <param name="order">'C' for row-major, 'F' for column-major positions.</param>
    /// <exception cref="ValueError">An index is out of bounds, or there are not as many as extents.</exception>
    public static long ravel_multi_index(long[] coords, int[] dims, string mode = "raise", char order = 'C') =>
        (long)ravel_multi_index(Array.ConvertAll(coords, index => array(index)), dims, mode, order);

    /// <summary>The positions of elements of the flattened array.</summary>
    /// <param name="multi_index">The indices of the elements, an array for each axis; they broadcast.</param>
    /// <param name="dims">The extents of the array.</param>
    /// <param name="mode">"raise" refuses indices out of bounds, "wrap" counts around, "clip" takes the
    /// nearest.</param>
    /// <param name="order">'C' for row-major, 'F' for column-major positions.</param>
    /// <exception cref="ValueError">An index is out of bounds, or there are not as many as extents.</exception>
    /// <remarks>Waits for whether indices are in bounds, with mode "raise".</remarks>
    public static NDArray<long> ravel_multi_index(
        NDArray[] multi_index, int[] dims, string mode = "raise", char order = 'C') =>
        ravel_multi_index(multi_index, dims, [.. Enumerable.Repeat(mode, Given(dims).Length)], order);

    /// <summary>The positions of elements of the flattened array, with a mode for each axis.</summary>
    /// <inheritdoc cref="ravel_multi_index(NDArray[], int[], string, char)"/>
    public static NDArray<long> ravel_multi_index(NDArray[] multi_index, int[] dims, string[] modes, char order = 'C')
    {
        if (Given(multi_index).Length != Given(dims).Length)
        {
            throw new ValueError($"parameter multi_index must be a sequence of length {dims.Length}");
        }

        if (Given(modes).Length != dims.Length)
        {
            throw new ValueError($"list of clipmodes has wrong length ({modes.Length} instead of {dims.Length})");
        }

        var strides = FlatStrides(dims, order);
        NDArray result = 0L;
        for (var axis = 0; axis < dims.Length; axis++)
        {
            var indices = Given(multi_index[axis]);
            if (modes[axis] == "raise" && any((indices < 0) | (indices >= dims[axis])))
            {
                throw new ValueError("invalid entry in coordinates array");
            }

            result += Positions(indices, dims[axis], modes[axis]) * strides[axis];
        }

        return ArrayFactory.Typed<long>(result);
    }

    /// <summary>The indices of an element of which the position in the flattened array is given.</summary>
    /// <param name="index">The position.</param>
    /// <param name="shape">The extents of the array.</param>
    /// <param name="order">'C' for row-major, 'F' for column-major positions.</param>
    /// <exception cref="ValueError">The position is out of bounds.</exception>
    public static long[] unravel_index(long index, int[] shape, char order = 'C')
    {
        CheckFlat(index, shape);
        var strides = FlatStrides(shape, order);
        return [.. strides.Select((stride, axis) => index / stride % shape[axis])];
    }

    /// <summary>The indices of elements of which the positions in the flattened array are given.</summary>
    /// <param name="indices">The positions.</param>
    /// <param name="shape">The extents of the array.</param>
    /// <param name="order">'C' for row-major, 'F' for column-major positions.</param>
    /// <returns>An array for each axis.</returns>
    /// <exception cref="TypeError">The positions are not integers.</exception>
    /// <exception cref="ValueError">A position is out of bounds.</exception>
    /// <remarks>Waits for whether positions are in bounds.</remarks>
    public static NDArray<long>[] unravel_index(NDArray indices, int[] shape, char order = 'C')
    {
        if (!Given(indices).Type.IsInteger() && indices.size > 0)
        {
            throw new TypeError("only int indices permitted");
        }

        var positions = indices.astype(int64, copy: false);
        if (indices.size > 0)
        {
            CheckFlat(positions.min().item<long>(), shape);
            CheckFlat(positions.max().item<long>(), shape);
        }

        return [.. FlatStrides(shape, order).Select((stride, axis) =>
            ArrayFactory.Typed<long>(floor_divide(positions, (NDArray)stride) % Math.Max(shape[axis], 1)))];
    }

    private static long[] FlatStrides(int[] dims, char order)
    {
        if (order is not ('C' or 'F'))
        {
            throw new ValueError("only 'C' or 'F' order is permitted");
        }

        var extents = Array.ConvertAll(dims, extent => (long)Math.Max(extent, 1));
        extents = order == 'C' ? extents : [.. extents.Reverse()];
        var strides = Layout.RowMajorStrides(extents);
        return order == 'C' ? strides : [.. strides.Reverse()];
    }

    private static void CheckFlat(long index, int[] shape)
    {
        var size = Layout.Product(Array.ConvertAll(shape, extent => (long)extent));
        if (index < 0 || index >= size)
        {
            throw new ValueError($"index {index} is out of bounds for array with size {size}");
        }
    }
}
