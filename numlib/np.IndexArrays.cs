using Cohort.Creation;
using Cohort.Generic;
using Cohort.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort;

/// <content>Arrays of indices, and what is set through them.</content>
public static partial class np
{
    /// <summary>The indices of the main diagonal of an array of equal extents.</summary>
    /// <param name="n">The extent.</param>
    /// <param name="ndim">The number of axes.</param>
    public static NDArray<long>[] diag_indices(int n, int ndim = 2) =>
        [.. Enumerable.Repeat(ArrayFactory.Typed<long>(arange(n)), Math.Max(ndim, 0))];

    /// <summary>The indices of the main diagonal of an array.</summary>
    /// <exception cref="ValueError">The array has fewer than two axes, or its extents differ.</exception>
    public static NDArray<long>[] diag_indices_from(NDArray arr)
    {
        if (Given(arr).ndim < 2)
        {
            throw new ValueError("input array must be at least 2-d");
        }

        return arr.Layout.Extents.IndexOfAnyExcept(arr.Layout.Extents[0]) < 0
            ? diag_indices((int)arr.Layout.Extents[0], arr.ndim)
            : throw new ValueError("All dimensions of input must be of equal length");
    }

    /// <summary>The indices of the lower triangle of a matrix.</summary>
    /// <param name="n">The number of rows.</param>
    /// <param name="k">The last diagonal that belongs to it.</param>
    /// <param name="m">The number of columns; by default as many as rows.</param>
    public static NDArray<long>[] tril_indices(int n, int k = 0, int? m = null)
    {
        var columns = Math.Max(m ?? n, 0L);
        var rows = arange(columns == 0 ? n : Math.Clamp(-(long)k, 0, Math.Max(n, 0)), (long)n);
        return Stretches(rows, zeros_like(rows), minimum(rows + (k + 1L), columns));
    }

    /// <summary>The indices of the lower triangle of a matrix.</summary>
    /// <exception cref="ValueError">The array has not two axes.</exception>
    public static NDArray<long>[] tril_indices_from(NDArray arr, int k = 0)
    {
        var (rows, columns) = MatrixExtents(arr);
        return tril_indices(rows, k, columns);
    }

    /// <summary>The indices of the upper triangle of a matrix.</summary>
    /// <param name="n">The number of rows.</param>
    /// <param name="k">The first diagonal that belongs to it.</param>
    /// <param name="m">The number of columns; by default as many as rows.</param>
    public static NDArray<long>[] triu_indices(int n, int k = 0, int? m = null)
    {
        var columns = Math.Max(m ?? n, 0L);
        var rows = arange(Math.Clamp(columns - k, 0, Math.Max(n, 0)));
        var firsts = maximum(rows + (long)k, 0L);
        return Stretches(rows, firsts, columns - firsts);
    }

    /// <summary>The indices of the upper triangle of a matrix.</summary>
    /// <exception cref="ValueError">The array has not two axes.</exception>
    public static NDArray<long>[] triu_indices_from(NDArray arr, int k = 0)
    {
        var (rows, columns) = MatrixExtents(arr);
        return triu_indices(rows, k, columns);
    }

    /// <summary>The indices of what a function leaves of a square matrix of ones.</summary>
    /// <param name="n">The number of rows and columns.</param>
    /// <param name="mask_func">The function, such as <see cref="triu"/>: it gets the matrix and k.</param>
    /// <param name="k">The function's second argument.</param>
    public static NDArray<long>[] mask_indices(int n, Func<NDArray, int, NDArray> mask_func, int k = 0) =>
        nonzero((mask_func ?? throw new ArgumentNullException(nameof(mask_func)))(
            ones(new Shape(n, n), typeof(long)), k));

    /// <summary>Index arrays that select the cross product of sequences.</summary>
    /// <param name="args">For each axis a sequence of indices or a mask.</param>
    /// <exception cref="ValueError">A sequence has several axes.</exception>
    public static NDArray[] ix_(params object[] args)
    {
        var results = new NDArray[Given(args).Length];
        for (var i = 0; i < args.Length; i++)
        {
            var indices = ArrayFactory.FromObject(args[i]);
            if (indices.ndim != 1)
            {
                throw new ValueError("Cross index must be 1 dimensional");
            }

            indices = indices.size == 0 ? indices.astype(int64)
                : indices.Type == ElementType.Boolean ? flatnonzero(indices)
                : indices;
            var extents = new long[args.Length];
            extents.AsSpan().Fill(1);
            extents[i] = indices.size;
            results[i] = Reshaped(indices, extents);
        }

        return results;
    }

    /// <summary>Sets, for each position, the element along an axis.</summary>
    /// <param name="arr">The array.</param>
    /// <param name="indices">The positions: as many axes as the array has.</param>
    /// <param name="values">The values, which broadcast to the positions.</param>
    /// <param name="axis">The axis; null for the flattened array.</param>
    /// <exception cref="IndexError">A position is out of bounds.</exception>
    /// <exception cref="ValueError">The numbers of axes differ.</exception>
    public static void put_along_axis(NDArray arr, NDArray indices, object values, int? axis)
    {
        if (axis is null)
        {
            put(arr, ravel(indices), ravel(broadcast_to(ArrayFactory.FromObject(values), indices.Shape)));
            return;
        }

        if (Given(indices).ndim != Given(arr).ndim)
        {
            throw new ValueError("`indices` and `arr` must have the same number of dimensions");
        }

        ArrayIndexing.Set(arr, AlongAxis(arr, indices, Axes.Normalize(axis.Value, arr.ndim)),
            ArrayFactory.FromObject(values));
    }

    /// <summary>Sets the main diagonal in place.</summary>
    /// <param name="a">The array, of at least two axes; of more than two, of equal extents.</param>
    /// <param name="val">The value, or values, which are repeated as needed.</param>
    /// <param name="wrap">Whether in a tall matrix the diagonal begins again below its end, after an empty row.</param>
    /// <exception cref="ValueError">The array has fewer axes, or its extents differ.</exception>
    public static void fill_diagonal(NDArray a, object val, bool wrap = false)
    {
        if (Given(a).ndim < 2)
        {
            throw new ValueError("array must be at least 2-d");
        }

        if (a.ndim > 2)
        {
            _ = diag_indices_from(a);
        }

        var (rows, columns) = (a.Layout.Extents[0], a.Layout.Extents[1]);
        var stride = 0L;
        foreach (var step in a.Layout.Strides)
        {
            stride += step;
        }

        var values = ravel(ArrayFactory.FromObject(val));
        var last = wrap && a.ndim == 2 ? rows : Math.Min(rows, columns);
        for (var (row, at) = (0L, 0L); row < last; row += columns + 1)
        {
            var count = Math.Min(last - row, columns);
            var part = new Layout(a.Layout.Offset + (row * a.Layout.Strides[0]), [count], [stride]);
            ArrayFactory.Store(a.ViewOf(part), values.size == 1 ? values
                : Gathering.Take(values, (arange(count) + at) % values.size));
            at += count;
        }
    }

    /// <summary>The elements, repeated as needed, in another shape.</summary>
    public static NDArray resize(NDArray a, Shape new_shape)
    {
        var wanted = Layout.Product(new_shape.Dimensions);
        if (Array.Exists(new_shape.Dimensions, extent => extent < 0))
        {
            throw new ValueError("all elements of `new_shape` must be non-negative");
        }

        if (Given(a).size == 0 || wanted == 0)
        {
            return zeros(new_shape, a.dtype);
        }

        var flat = ravel(a);
        if (wanted > a.size)
        {
            var times = (wanted + a.size - 1) / a.size;
            flat = Reshaped(broadcast_to(flat, new Shape(times, a.size)), [times * a.size]);
        }

        return ArrayFactory.Copy(flat.ViewOf(flat.Layout.Slice(0, 0, wanted))).reshape(new_shape);
    }

    // Of every row so many columns from the first one on.
    private static NDArray<long>[] Stretches(NDArray rows, NDArray firsts, NDArray counts)
    {
        var ends = cumsum(counts);
        var columns = repeat(firsts - (ends - counts), counts);
        return
        [
            ArrayFactory.Typed<long>(repeat(rows, counts)), ArrayFactory.Typed<long>(columns + arange(columns.size)),
        ];
    }

    private static (int Rows, int Columns) MatrixExtents(NDArray arr) => Given(arr).ndim == 2
        ? ((int)arr.Layout.Extents[0], (int)arr.Layout.Extents[1])
        : throw new ValueError("input array must be 2-d");
}
