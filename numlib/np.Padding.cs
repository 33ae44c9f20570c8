using Cohort.Creation;
using Cohort.Runtime.Geometry;

namespace Cohort;

/// <content>Arrays with a border.</content>
public static partial class np
{
    /// <summary>The array with a border of equal width around it.</summary>
    /// <param name="array">The array.</param>
    /// <param name="pad_width">The width of the border.</param>
    /// <param name="mode">constant, edge, reflect, symmetric, wrap or empty.</param>
    /// <param name="constant_values">The value of a constant border; by default 0.</param>
    /// <exception cref="ValueError">The mode is unknown, a width is negative, or there is nothing to
    /// repeat.</exception>
    public static NDArray pad(NDArray array, int pad_width, string mode = "constant", object? constant_values = null)
    {
        var widths = new int[array.ndim, 2];
        for (var axis = 0; axis < array.ndim; axis++)
        {
            (widths[axis, 0], widths[axis, 1]) = (pad_width, pad_width);
        }

        return pad(array, widths, mode, constant_values);
    }

    /// <summary>The array with borders of one width before and one behind every axis.</summary>
    /// <inheritdoc cref="pad(NDArray, int, string, object)"/>
    public static NDArray pad(
        NDArray array, (int Before, int After) pad_width, string mode = "constant", object? constant_values = null)
    {
        var widths = new int[array.ndim, 2];
        for (var axis = 0; axis < array.ndim; axis++)
        {
            (widths[axis, 0], widths[axis, 1]) = pad_width;
        }

        return pad(array, widths, mode, constant_values);
    }

    /// <summary>The array with borders of its own widths before and behind each axis.</summary>
    /// <inheritdoc cref="pad(NDArray, int, string, object)"/>
    public static NDArray pad(NDArray array, int[,] pad_width, string mode = "constant", object? constant_values = null)
    {
        var widths = pad_width.GetLength(0) == 1 && array.ndim > 1 ? Repeated(pad_width, array.ndim) : pad_width;
        if (widths.GetLength(0) != array.ndim || widths.GetLength(1) != 2)
        {
            throw new IncorrectShapeException($"operands could not be broadcast together with remapped shapes "
                + $"[original->remapped]: ({pad_width.GetLength(0)},{pad_width.GetLength(1)}) and requested shape "
                    + $"({array.ndim},2)");
        }

        if (widths.Cast<int>().Any(width => width < 0))
        {
            throw new ValueError("index can't contain negative values");
        }

        return mode is "constant" or "empty" ? Framed(array, widths, constant_values ?? 0) : Repeating(array, widths,
            mode);
    }

    private static int[,] Repeated(int[,] widths, int rank)
    {
        var result = new int[rank, 2];
        for (var axis = 0; axis < rank; axis++)
        {
            (result[axis, 0], result[axis, 1]) = (widths[0, 0], widths[0, 1]);
        }

        return result;
    }

    private static NDArray Framed(NDArray array, int[,] widths, object value)
    {
        var extents = array.shape;
        for (var axis = 0; axis < extents.Length; axis++)
        {
            extents[axis] += (long)widths[axis, 0] + widths[axis, 1];
        }

        var result = full(new Shape(extents), value, array.dtype);
        var inside = result.Layout;
        for (var axis = 0; axis < extents.Length; axis++)
        {
            inside = inside.Slice(axis, widths[axis, 0], array.Layout.Extents[axis]);
        }

        ArrayFactory.Store(result.ViewOf(inside), array);
        return result;
    }

    private static NDArray Repeating(NDArray array, int[,] widths, string mode)
    {
        var result = array;
        for (var axis = 0; axis < array.ndim; axis++)
        {
            var n = array.Layout.Extents[axis];
            var (before, after) = (widths[axis, 0], widths[axis, 1]);
            if (n == 0 && before + after > 0)
            {
                throw new ValueError($"can't extend empty axis {axis} using modes other than 'constant' or 'empty'");
            }

            var positions = HostContent.Buffer<long>(before + n + after, nameof(pad));
            for (var i = 0; i < positions.Length; i++)
            {
                positions[i] = Source(i - before, n, mode);
            }

            result = take(result, np.array(positions), axis);
        }

        return ReferenceEquals(result, array) ? ArrayFactory.Copy(array) : result;
    }

    /// <summary>The position in an axis of n elements that a position of the bordered axis repeats.</summary>
    private static long Source(long at, long n, string mode)
    {
        switch (mode)
        {
            case "edge":
                return Math.Clamp(at, 0, n - 1);
            case "wrap":
                return ((at % n) + n) % n;
            case "symmetric":
                var twice = ((at % (2 * n)) + (2 * n)) % (2 * n);
                return twice < n ? twice : (2 * n) - 1 - twice;
            case "reflect":
                var period = Math.Max(2 * (n - 1), 1);
                var folded = ((at % period) + period) % period;
                return n == 1 ? 0 : folded < n ? folded : period - folded;
            default:
                throw new ValueError($"mode '{mode}' is not supported");
        }
    }
}
