using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Runtime.Geometry;

namespace Cohort.Padding;

/// <summary>
/// Borders that repeat elements of the array. The array is copied once, to the middle of the result; then the border of
/// one axis after the other is copied from there, so that corners come from the borders of the axes before.
/// </summary>
internal static class RepeatedBorders
{
    /// <summary>The array with a border by the modes edge, wrap, reflect and symmetric.</summary>
    public static NDArray Around(NDArray array, long[,] widths, string mode)
    {
        var extents = array.shape;
        var counts = array.shape;
        var starts = new long[extents.Length];
        for (var axis = 0; axis < extents.Length; axis++)
        {
            starts[axis] = widths[axis, 0];
            extents[axis] += widths[axis, 0] + widths[axis, 1];
        }

        var result = ArrayFactory.Allocate(array.Session, array.Type, Layout.Contiguous(extents));
        ArrayFactory.Store(Box(result, starts, counts), array);
        for (var axis = 0; axis < extents.Length; axis++)
        {
            var (inside, n) = (Box(result, starts, counts), counts[axis]);
            foreach (var (start, width) in new[] { (0, widths[axis, 0]), (starts[axis] + n, widths[axis, 1]) })
            {
                if (width > 0)
                {
                    var repeated = Repeated(inside, axis, start - widths[axis, 0], width, mode);
                    (starts[axis], counts[axis]) = (start, width);
                    ArrayFactory.Store(Box(result, starts, counts), repeated);
                    (starts[axis], counts[axis]) = (widths[axis, 0], n);
                }
            }

            (starts[axis], counts[axis]) = (0, extents[axis]);
        }

        return result;
    }

    private static NDArray Box(NDArray array, long[] starts, long[] counts)
    {
        var layout = array.Layout;
        for (var axis = 0; axis < starts.Length; axis++)
        {
            layout = layout.Slice(axis, starts[axis], counts[axis]);
        }

        return array.ViewOf(layout);
    }

    // What a stretch of the border holds, by its place relative to the array: one slice that broadcasts, or some.
    private static NDArray Repeated(NDArray inside, int axis, long start, long width, string mode)
    {
        var n = inside.Layout.Extents[axis];
        if (mode == "edge")
        {
            return inside.ViewOf(inside.Layout.Slice(axis, start < 0 ? 0 : n - 1, 1));
        }

        var positions = HostContent.Buffer<long>(width, nameof(np.pad));
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = Source(start + i, n, mode);
        }

        return Gathering.Take(inside, np.array(positions), axis);
    }

    /// <summary>The position in an axis of n elements that a position of the bordered axis repeats.</summary>
    private static long Source(long at, long n, string mode)
    {
        switch (mode)
        {
            case "wrap":
                return ((at % n) + n) % n;
            case "symmetric":
                var twice = ((at % (2 * n)) + (2 * n)) % (2 * n);
                return twice < n ? twice : (2 * n) - 1 - twice;
            default:
                var period = Math.Max(2 * (n - 1), 1);
                var folded = ((at % period) + period) % period;
                return n == 1 ? 0 : folded < n ? folded : period - folded;
        }
    }
}
