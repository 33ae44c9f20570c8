using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Runtime.Elements;

namespace Cohort.Sets;

/// <summary>The distinct slices along an axis, in lexicographic order.</summary>
internal static class UniqueSlices
{
    /// <summary>The slices and, as far as asked for, where they are.</summary>
    public static np.UniqueResult Of(
        NDArray array, int axis, bool withIndex, bool withInverse, bool withCounts, bool equalNaN)
    {
        var slices = np.moveaxis(array, axis, 0);
        var count = slices.Layout.Extents[0];
        var rows = np.Reshaped(slices, [count, count == 0 ? 0 : slices.size / count]);
        var width = rows.Layout.Extents[1];
        var order = width == 0 ? np.arange(count)
            : LexicographicOrder.Of([.. np.unstack(rows, 1).Reverse()], -1);
        var sorted = Gathering.Take(rows, order);
        var first = FirstOfRuns(sorted, count, equalNaN);
        var starts = np.flatnonzero(first);
        var found = Gathering.Take(order, starts);
        return new np.UniqueResult(
            ArrayFactory.Copy(np.moveaxis(Gathering.Take(slices, found), 0, axis)),
            withIndex ? found : null,
            withInverse ? Inverse(order, first) : null,
            withCounts ? np.diff(starts, append: count) : null);
    }

    private static NDArray FirstOfRuns(NDArray sorted, long count, bool equalNaN)
    {
        var first = np.ones(new Shape(count), typeof(bool));
        if (count > 1)
        {
            var (later, earlier) = (sorted["1:"], sorted[":-1"]);
            NDArray differs = later != earlier;
            if (equalNaN && sorted.Type.IsFloat())
            {
                differs &= ~(np.isnan(later) & np.isnan(earlier));
            }

            ArrayFactory.Store(first.ViewOf(first.Layout.Slice(0, 1, count - 1)), np.any(differs, 1));
        }

        return first;
    }

    private static NDArray Inverse(NDArray order, NDArray first)
    {
        var numbers = np.cumsum(first) - 1;
        return Gathering.Take(numbers, np.argsort(order));
    }
}
