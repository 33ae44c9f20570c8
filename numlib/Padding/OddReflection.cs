using Cohort.Creation;
using Cohort.Indexing;

namespace Cohort.Padding;

/// <summary>
/// A line continued by reflection through the points at its ends. Each turn changes the sign and adds twice the value
/// of an end, so that an element is a multiple of the first, one of the last, and plus or minus one of the line.
/// </summary>
internal static class OddReflection
{
    /// <summary>The array with a border along an axis.</summary>
    /// <param name="array">The array.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="before">How many elements come before.</param>
    /// <param name="after">How many elements come behind.</param>
    /// <param name="repeatsEdge">Whether the turn is half an element beyond the end, not in it.</param>
    public static NDArray Of(NDArray array, int axis, long before, long after, bool repeatsEdge)
    {
        var n = array.Layout.Extents[axis];
        if (n == 1 && !repeatsEdge)
        {
            return ArrayFactory.Copy(
                Gathering.Take(array, np.zeros(new Shape(before + n + after), typeof(long)), axis));
        }

        var count = before + n + after;
        var (places, signs) = (new long[count], new long[count]);
        var (firsts, lasts) = (new long[count], new long[count]);
        var length = repeatsEdge ? n : n - 1;
        for (var i = 0L; i < count; i++)
        {
            var block = (long)Math.Floor((double)(i - before) / length);
            block = i - before == length && !repeatsEdge ? 0 : block;
            var within = i - before - (block * length);
            var isTurned = (block & 1) != 0;
            places[i] = isTurned ? n - 1 - within : within;
            signs[i] = isTurned ? -1 : 1;
            (firsts[i], lasts[i]) = Ends(block);
        }

        var start = array.ViewOf(array.Layout.Slice(axis, 0, 1));
        var end = array.ViewOf(array.Layout.Slice(axis, n - 1, 1));
        var line = Gathering.Take(array, np.array(places), axis);
        return (Column(signs) * line) + (Column(firsts) * start) + (Column(lasts) * end);

        NDArray Column(long[] numbers)
        {
            var extents = new long[array.ndim];
            extents.AsSpan().Fill(1);
            extents[axis] = count;
            return np.array(numbers).reshape(extents).astype(array.dtype);
        }
    }

    // How often the first and the last element are added after so many turns, to the right or (negative) to the left.
    private static (long First, long Last) Ends(long block)
    {
        var (turns, isRight) = (Math.Abs(block), block > 0);
        var (near, far) = (2 * ((turns + 1) / 2), -2 * (turns / 2));
        return isRight ? (far, near) : (near, far);
    }
}
