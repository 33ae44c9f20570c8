using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Statistics;

namespace Cohort;

/// <content>Histograms of several variables, and the edges of bins.</content>
public static partial class np
{
    /// <summary>The edges of bins of equal width.</summary>
    /// <param name="a">The elements.</param>
    /// <param name="bins">The number of bins, at least 1.</param>
    /// <param name="range">The outer edges; by default the smallest and the largest element.</param>
    /// <param name="weights">Ignored.</param>
    /// <exception cref="ValueError">There is no bin, or the range is not finite or ends before it begins.</exception>
    /// <remarks>Waits for the outer edges where they are not given.</remarks>
    public static NDArray histogram_bin_edges(
        NDArray a, int bins = 10, (double, double)? range = null, NDArray? weights = null)
    {
        if (bins < 1)
        {
            throw new ValueError("`bins` must be positive, when an integer");
        }

        var (first, last) = OuterEdges(Given(a).ravel(), range);
        return linspace(first, last, bins + 1).astype(a.Type.IsFloat() ? a.dtype : float64);
    }

    /// <summary>The edges of as many bins of equal width as a rule wants.</summary>
    /// <param name="a">The elements.</param>
    /// <param name="bins">"auto", "doane", "fd", "rice", "scott", "sqrt", "stone" or "sturges".</param>
    /// <param name="range">The outer edges; by default the smallest and the largest element.</param>
    /// <param name="weights">Not supported.</param>
    /// <exception cref="TypeError">There are weights.</exception>
    /// <inheritdoc cref="histogram_bin_edges(NDArray, int, ValueTuple{double, double}?, NDArray)"/>
    public static NDArray histogram_bin_edges(
        NDArray a, string bins, (double, double)? range = null, NDArray? weights = null) =>
        histogram_bin_edges(a, BinCount(a, bins, range, weights), range);

    /// <summary>How many elements fall into each of as many bins of equal width as a rule wants.</summary>
    /// <inheritdoc cref="histogram_bin_edges(NDArray, string, ValueTuple{double, double}?, NDArray)"/>
    public static (NDArray hist, NDArray bin_edges) histogram(
        NDArray a, string bins, (double, double)? range = null, NDArray? weights = null, bool density = false) =>
        histogram(a, BinCount(a, bins, range, weights), range, null, density);

    /// <summary>How many points fall into each cell of a grid.</summary>
    /// <param name="sample">The points, a row each.</param>
    /// <param name="bins">The number of bins, numbers for each axis, or edges for each axis; 10 by default.</param>
    /// <param name="range">The outer edges of each axis; by default the smallest and the largest coordinate.</param>
    /// <param name="density">Whether to divide by the sum and the volumes, so that the integral is 1.</param>
    /// <param name="weights">What each point counts; null for 1.</param>
    /// <returns>The counts as float64, and the edges of each axis.</returns>
    /// <exception cref="ValueError">The bins do not fit the points.</exception>
    /// <remarks>Waits for the outer edges where they are not given.</remarks>
    public static (NDArray H, NDArray[] edges) histogramdd(
        NDArray sample, object? bins = null, (double, double)?[]? range = null, bool density = false,
        NDArray? weights = null)
    {
        var points = Given(sample).ndim == 1 ? expand_dims(sample, 1) : sample;
        var coordinates = unstack(points, 1);
        var edges = GridEdges(coordinates, bins ?? 10, range);
        var places = zeros(new Shape(points.Layout.Extents[0]), typeof(long));
        var extents = new long[edges.Length];
        for (var axis = 0; axis < edges.Length; axis++)
        {
            extents[axis] = edges[axis].size + 1;
            var place = searchsorted(edges[axis], coordinates[axis], "right");
            var onLastEdge = coordinates[axis] == edges[axis]["-1"];
            places = (places * extents[axis]) + where(onLastEdge, place - 1L, place);
        }

        var counts = Counts(ArrayIndexing.Dense(places), weights, Layout.Product(extents));
        var inside = Layout.Contiguous(extents);
        for (var axis = 0; axis < edges.Length; axis++)
        {
            inside = inside.Slice(axis, 1, extents[axis] - 2);
        }

        var result = counts.ViewOf(inside).astype(float64);
        return (density ? GridDensity(result, edges) : result, edges);
    }

    /// <summary>How many points of a plane fall into each cell of a grid.</summary>
    /// <param name="x">One coordinate of each point, the rows of the result.</param>
    /// <param name="y">The other coordinate, its columns.</param>
    /// <param name="bins">The number of bins, two numbers, edges for both axes, or two arrays of edges.</param>
    /// <param name="range">The outer edges of both axes.</param>
    /// <param name="density">Whether to divide by the sum and the areas, so that the integral is 1.</param>
    /// <param name="weights">What each point counts; null for 1.</param>
    /// <exception cref="ValueError">There are not as many coordinates of either kind, or the bins do not
    /// fit.</exception>
    /// <remarks>Waits for the outer edges where they are not given.</remarks>
    public static (NDArray H, NDArray xedges, NDArray yedges) histogram2d(
        NDArray x, NDArray y, object? bins = null, (double, double)?[]? range = null, bool density = false,
        NDArray? weights = null)
    {
        if (Given(x).size != Given(y).size)
        {
            throw new ValueError("x and y must have the same length.");
        }

        var both = bins is NDArray shared ? new[] { shared, shared } : bins;
        var (counts, edges) = histogramdd(stack([x, y], 1), both, range, density, weights);
        return (counts, edges[0], edges[1]);
    }

    private static int BinCount(NDArray a, string bins, (double, double)? range, NDArray? weights)
    {
        if (weights is not null)
        {
            throw new TypeError("Automated estimation of the number of bins is not supported for weighted data");
        }

        var flat = Given(a).ravel();
        var (first, last) = OuterEdges(flat, range);
        return BinWidths.Count(flat, bins, first, last);
    }

    private static NDArray[] GridEdges(NDArray[] coordinates, object bins, (double, double)?[]? range)
    {
        var rank = coordinates.Length;
        object[] each = bins switch
        {
            int count => [.. Enumerable.Repeat((object)count, rank)],
            int[] counts => [.. counts.Cast<object>()],
            NDArray[] edges => edges,
            System.Collections.IEnumerable items => [.. items.Cast<object>()],
            _ => throw new TypeError("`bins` must be an integer, or integers or edges for each axis"),
        };
        if (each.Length != rank)
        {
            throw new ValueError("The dimension of bins must be equal to the dimension of the sample x.");
        }

        if (range is not null && range.Length != rank)
        {
            throw new ValueError("range argument must have one entry per dimension");
        }

        return [.. each.Select((item, axis) => AxisEdges(coordinates[axis], item, range?[axis], axis))];
    }

    private static NDArray AxisEdges(NDArray coordinates, object bins, (double, double)? range, int axis)
    {
        if (bins is int count)
        {
            if (count < 1)
            {
                throw new ValueError($"`bins[{axis}]` must be positive, when an integer");
            }

            var (first, last) = OuterEdges(coordinates, range);
            return linspace(first, last, count + 1);
        }

        var edges = ArrayFactory.FromObject(bins);
        if (edges.ndim != 1)
        {
            throw new ValueError($"`bins[{axis}]` must be a scalar or 1d array");
        }

        return edges.size > 1 && any(edges["1:"] < edges[":-1"])
            ? throw new ValueError($"`bins[{axis}]` must be monotonically increasing, when an array")
            : edges;
    }

    private static NDArray GridDensity(NDArray counts, NDArray[] edges)
    {
        var result = counts;
        for (var axis = 0; axis < edges.Length; axis++)
        {
            var extents = new long[edges.Length];
            extents.AsSpan().Fill(1);
            extents[axis] = edges[axis].size - 1;
            result /= diff(edges[axis]).reshape(extents);
        }

        return result / counts.sum();
    }
}
