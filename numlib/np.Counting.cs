using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Kernels.Library.Operations;
using Cohort.Printing;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Regions;
using Cohort.Typing;

namespace Cohort;

/// <content>How often values occur.</content>
public static partial class np
{
    /// <summary>
    /// How often each of 0, 1, ..., max(x) occurs; with weights, the sum of the weights of its occurrences.
    /// </summary>
    /// <param name="x">Integers of one axis, none negative.</param>
    /// <param name="weights">As many numbers, or null.</param>
    /// <param name="minlength">The least number of bins.</param>
    /// <returns>int64 counts, or float64 sums.</returns>
    /// <exception cref="ValueError">A number is negative, or the shapes do not fit.</exception>
    /// <exception cref="TypeError">x is not of integers that fit int64.</exception>
    /// <remarks>Waits for the smallest and the largest number.</remarks>
    public static NDArray bincount(NDArray x, NDArray? weights = null, int minlength = 0)
    {
        if (Given(x).ndim != 1)
        {
            throw new ValueError(x.ndim == 0 ? "object of too small depth for desired array"
                : "object too deep for desired array");
        }

        if (minlength < 0)
        {
            throw new ValueError("'minlength' must not be negative");
        }

        if (!x.Type.IsInteger() && x.Type != ElementType.Boolean)
        {
            throw new TypeError($"Cannot cast array data from {TypeText(x.Type)} to dtype('int64') according to the "
                + "rule 'safe'");
        }

        if (x.Type == ElementType.UInt64)
        {
            throw new TypeError("Cannot cast array data from dtype('uint64') to dtype('int64') according to the rule "
                + "'safe'");
        }

        if (weights is not null && (weights.ndim != 1 || weights.size != x.size))
        {
            throw new ValueError("The weights and list don't have the same length.");
        }

        var numbers = ArrayIndexing.Dense(x.Type == ElementType.Int64 ? x : x.astype(int64));
        long bins = minlength;
        if (x.size > 0)
        {
            // Negative numbers are the greatest without a sign.
            var largest = numbers.Reinterpreted(numbers.Layout, ElementType.UInt64).max().item<ulong>();
            if (largest > long.MaxValue)
            {
                throw new ValueError("'list' argument must have no negative elements");
            }

            bins = Math.Max(bins, checked((long)largest + 1));
        }

        return Counts(numbers, weights, bins);
    }

    /// <summary>How many elements fall into each of some bins of equal width.</summary>
    /// <param name="a">The elements; NaNs are in no bin.</param>
    /// <param name="bins">The number of bins, at least 1.</param>
    /// <param name="range">The outer edges; by default the smallest and the largest element.</param>
    /// <param name="weights">What each element counts, of the shape of a; null for 1.</param>
    /// <param name="density">Whether to divide by the sum and the widths, so that the integral is 1.</param>
    /// <returns>The counts, and the edges of the bins: one more. The last bin includes its right edge.</returns>
    /// <exception cref="ValueError">There is no bin, or the range is not finite or ends before it begins.</exception>
    /// <remarks>Waits for the outer edges where they are not given.</remarks>
    public static (NDArray hist, NDArray bin_edges) histogram(
        NDArray a, int bins = 10, (double, double)? range = null, NDArray? weights = null, bool density = false)
    {
        if (bins < 1)
        {
            throw new ValueError("`bins` must be positive, when an integer");
        }

        var flat = Given(a).ravel();
        var (first, last) = OuterEdges(flat, range);
        var isNarrow = flat.Type is ElementType.Half or ElementType.Single;
        var values = isNarrow ? flat : flat.astype(float64);
        var edges = linspace(first, last, bins + 1).astype(values.dtype);
        var isInside = (values >= first) & (values <= last);
        var places = BinPlaces(values, edges, isInside, first, last, bins);
        var counts = Counts(ArrayIndexing.Dense(places), weights?.ravel(), bins);
        return (density ? Density(counts, edges) : counts, edges);
    }

    /// <summary>How many elements fall between each two of some edges.</summary>
    /// <param name="a">The elements; NaNs are in no bin.</param>
    /// <param name="bins">The edges, ascending.</param>
    /// <param name="weights">What each element counts, of the shape of a; null for 1.</param>
    /// <param name="density">Whether to divide by the sum and the widths, so that the integral is 1.</param>
    /// <inheritdoc cref="histogram(NDArray, int, ValueTuple{double, double}?, NDArray, bool)"/>
    public static (NDArray hist, NDArray bin_edges) histogram(
        NDArray a, NDArray bins, NDArray? weights = null, bool density = false)
    {
        if (Given(bins).ndim != 1)
        {
            throw new ValueError("`bins` must be 1d, when an array");
        }

        if (bins.size > 1 && (bins["1:"] < bins[":-1"]).any().item<bool>())
        {
            throw new ValueError("`bins` must increase monotonically, when an array");
        }

        var flat = Given(a).ravel();
        var count = (long)bins.size - 1;
        var places = searchsorted(bins, flat, "right") - 1;
        var onLastEdge = (places == count) & (flat == bins["-1"]);
        places = where(onLastEdge, count - 1, places);
        var counts = Counts(ArrayIndexing.Dense(places), weights?.ravel(), count);
        return (density ? Density(counts, bins) : counts, bins);
    }

    private static NDArray Counts(NDArray numbers, NDArray? weights, long bins)
    {
        if (weights is not null && weights.size != numbers.size)
        {
            throw new ValueError("The weights and list don't have the same length.");
        }

        var type = weights is null ? ElementType.Int64 : ElementType.Double;
        ReadOnlySpan<RegionView> inputs = weights is null
            ? [numbers.View]
            : [numbers.View, ArrayIndexing.Dense(weights.astype(float64)).View];
        var outputs = numbers.Engine.Library(new BinCountOperation(), inputs, [(type, [bins])]);
        return NDArray.Create(numbers.Session, outputs[0]);
    }

    private static (double First, double Last) OuterEdges(NDArray flat, (double First, double Last)? range)
    {
        if (range is { } given)
        {
            if (given.First > given.Last)
            {
                throw new ValueError("max must be larger than min in range parameter.");
            }

            if (!double.IsFinite(given.First) || !double.IsFinite(given.Last))
            {
                throw new ValueError($"supplied range of {Text(given.First, given.Last)} is not finite");
            }
        }

        var (first, last) = range ?? (flat.size == 0 ? (0, 1) : (flat.min().astype(float64).item<double>(),
            flat.max().astype(float64).item<double>()));
        if (!double.IsFinite(first) || !double.IsFinite(last))
        {
            throw new ValueError($"autodetected range of {Text(first, last)} is not finite");
        }

        return first == last ? (first - 0.5, last + 0.5) : (first, last);
    }

    // The bin that the position within the range says, put right where rounding has carried it over an edge. What is
    // outside gets -1, which is no bin.
    private static NDArray BinPlaces(
        NDArray values, NDArray edges, NDArray isInside, double first, double last, int bins)
    {
        var inside = where(isInside, values, first);
        var places = ((inside - first) / (last - first) * (double)bins).astype(int64);
        places = minimum(places, bins - 1L);
        places = where(inside < edges[places], places - 1, places);
        var carries = (inside >= edges[places + 1]) & (places != bins - 1L);
        return where(isInside, where(carries, places + 1, places), -1L);
    }

    private static NDArray Density(NDArray counts, NDArray edges) =>
        counts / diff(edges) / counts.sum();

    private static string Text(double first, double last) =>
        $"[{FloatText.Scalar(first, ElementType.Double)}, {FloatText.Scalar(last, ElementType.Double)}]";

    private static string TypeText(ElementType type) => $"dtype('{type.Name()}')";
}
