using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Ufuncs;

namespace Cohort.Statistics;

/// <summary>Medians along axes: the mean of the one or two elements in the middle of each sorted line.</summary>
internal static class Medians
{
    /// <summary>The medians of all elements; NaN where there is a NaN.</summary>
    public static NDArray Of(NDArray a, int[]? axes, bool keepdims)
    {
        var lines = new ReducedLines(a, axes);
        if (lines.Length == 0)
        {
            return Moments.Mean(a, axes, keepdims);
        }

        var (low, high) = ((lines.Length - 1) / 2, lines.Length / 2);
        var sorted = lines.Length > int.MaxValue
            ? np.sort(lines.Elements)
            : np.partition(lines.Elements, [.. ((int[])[(int)low, (int)high, (int)lines.Length - 1]).Distinct()]);
        var last = sorted.ndim - 1;
        var middle = sorted.ViewOf(sorted.Layout.Slice(last, low, high - low + 1));
        var median = Moments.Mean(middle, [last]);
        if (a.Type.IsFloat() || a.Type == ElementType.Complex)
        {
            var highest = ReducedLines.At(sorted, lines.Length - 1);
            median = np.where(np.isnan(highest), highest, median);
        }

        return Delivery.Shaped(median, lines.Extents(keepdims));
    }

    /// <summary>The medians of what is not NaN; NaN where there is nothing else.</summary>
    public static NDArray WithoutNaN(NDArray a, int[]? axes, bool keepdims)
    {
        if (!(np.Given(a).Type.IsFloat() || a.Type == ElementType.Complex) || a.size == 0)
        {
            return Of(a, axes, keepdims);
        }

        var lines = new ReducedLines(a, axes);
        var counts = ReductionTable.Sum.Apply(~np.isnan(lines.Elements), [lines.Elements.ndim - 1]);
        var flat = np.ravel(np.PartitionedInMiddle(lines.Elements));
        var starts = Delivery.Shaped(np.arange(counts.size) * lines.Length, counts.shape);
        var low = Along(flat, starts + np.maximum((counts - 1) / 2.0, 0.0).astype(np.int64));
        var high = Along(flat, starts + np.minimum(counts / 2.0, lines.Length - 1.0).astype(np.int64));
        var isOne = (UfuncTable.Remainder.Apply(counts, 2) == 1) | (counts == 0);
        var median = np.where(isOne, high, (low + high) / 2);
        var settled = median.Type == a.Type ? median : ArrayFactory.Copy(median, a.Type);
        return Delivery.Shaped(settled, lines.Extents(keepdims));
    }

    // Half precision adds in single.
    private static NDArray Along(NDArray flat, NDArray positions)
    {
        var found = Gathering.Take(flat, positions);
        return found.Type == ElementType.Half ? ArrayFactory.Copy(found, ElementType.Single) : found;
    }
}
