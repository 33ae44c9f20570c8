using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Ufuncs;

namespace Cohort.Statistics;

/// <summary>
/// Quantiles along axes: a partition or a sort of the lines, two elements of each, and NumPy's interpolation between
/// them. Which elements these are is known at the call, so nothing waits.
/// </summary>
internal static class Quantiles
{
    // A partition at more places than this costs as much as a sort.
    private const int MostPlaces = 8;

    /// <summary>The quantiles of all elements along axes; NaN where there is a NaN.</summary>
    /// <exception cref="TypeError">The elements are complex.</exception>
    /// <exception cref="ValueError">There is no method of the name.</exception>
    /// <exception cref="IndexError">There are no elements.</exception>
    public static NDArray Of(NDArray a, Fractions fractions, int[]? axes, string method, bool keepdims)
    {
        var (definition, lines) = (QuantileMethod.Of(method), new ReducedLines(Checked(a), axes));
        long[] extents = [.. fractions.Shape, .. lines.Extents(keepdims)];
        if (lines.Length == 0)
        {
            throw new IndexError("index -1 is out of bounds for axis 0 with size 0");
        }

        var round = Fractions.RoundingOf(fractions.Type);
        var places = Array.ConvertAll(fractions.Values, q => definition.Place(lines.Length, q, round));
        var sorted = Sorted(lines, places);
        var takes = definition.IsDiscrete || (definition.IsLinear && !fractions.Type.IsFloat());
        var result = fractions.Shape.Length == 0
            ? One(sorted, places[0], fractions, takes)
            : Several(sorted, places, fractions, takes);
        return Delivery.Shaped(WithNaNs(result, sorted, lines.Length), extents);
    }

    /// <summary>
    /// The quantiles of what is not NaN. Waits for how many elements of each line that is, if they are floats.
    /// </summary>
    public static NDArray WithoutNaN(NDArray a, Fractions fractions, int[]? axes, string method, bool keepdims)
    {
        if (!Checked(a).Type.IsFloat())
        {
            return Of(a, fractions, axes, method, keepdims);
        }

        var (definition, lines) = (QuantileMethod.Of(method), new ReducedLines(a, axes));
        if (a.size == 0)
        {
            return Moments.Mean(a, axes, keepdims);
        }

        var present = ~np.isnan(lines.Elements);
        var counts = HostContent.Read<long>(ReductionTable.Sum.Apply(present, [present.ndim - 1]));
        var round = Fractions.RoundingOf(fractions.Type);
        var all = new List<QuantilePlace>();
        foreach (var q in fractions.Values)
        {
            for (var line = 0L; line < counts.Length; line++)
            {
                var place = definition.Place(Math.Max(counts[line], 1), q, round);
                var start = line * lines.Length;
                all.Add(new QuantilePlace(start + place.Previous, start + place.Next, place.Weight));
            }
        }

        var flat = np.ravel(np.sort(lines.Elements));
        var result = Gathered(flat, [.. all], fractions, definition.IsDiscrete);
        return Delivery.Shaped(result, [.. fractions.Shape, .. lines.Extents(keepdims)]);
    }

    private static NDArray Checked(NDArray a) => np.Given(a).Type == ElementType.Complex
        ? throw new TypeError("a must be an array of real numbers")
        : a;

    private static NDArray Sorted(ReducedLines lines, QuantilePlace[] places)
    {
        if (places.Length > MostPlaces || lines.Length > int.MaxValue)
        {
            return np.sort(lines.Elements);
        }

        int[] wanted = [.. places.SelectMany(place => (int[])[(int)place.Previous, (int)place.Next]),
            (int)lines.Length - 1];
        return np.partition(lines.Elements, [.. wanted.Distinct().Order()]);
    }

    private static NDArray One(NDArray sorted, QuantilePlace place, Fractions fractions, bool takes)
    {
        var previous = ReducedLines.At(sorted, place.Previous);
        if (takes)
        {
            return ArrayFactory.Copy(previous);
        }

        var difference = UfuncTable.Subtract.Apply(ReducedLines.At(sorted, place.Next), previous);
        var round = Fractions.RoundingOf(fractions.Type);
        return place.Weight >= 0.5
            ? ReducedLines.At(sorted, place.Next) - (difference * Number(round(1 - place.Weight)))
            : previous + (difference * Number(place.Weight));

        NDArray Number(double x) => fractions.Type == sorted.Type || !sorted.Type.IsFloat()
            ? x
            : ArrayFactory.Copy((NDArray)x, fractions.Type);
    }

    private static NDArray Several(NDArray sorted, QuantilePlace[] places, Fractions fractions, bool takes)
    {
        var previous = Along(sorted, places, place => place.Previous);
        if (takes)
        {
            return previous;
        }

        var column = new long[previous.ndim];
        column.AsSpan().Fill(1);
        column[0] = places.Length;
        var next = Along(sorted, places, place => place.Next);
        return Between(previous, next, Weights(places, fractions).reshape(column));
    }

    private static NDArray Gathered(NDArray flat, QuantilePlace[] places, Fractions fractions, bool takes)
    {
        var previous = Along(flat, places, place => place.Previous);
        return takes
            ? previous
            : Between(previous, Along(flat, places, place => place.Next), Weights(places, fractions));
    }

    // One slice for each quantile, in front.
    private static NDArray Along(NDArray sorted, QuantilePlace[] places, Func<QuantilePlace, long> which)
    {
        var positions = np.array(Array.ConvertAll(places, place => which(place)));
        return ArrayFactory.Copy(np.moveaxis(Gathering.Take(sorted, positions, sorted.ndim - 1), -1, 0));
    }

    private static NDArray Weights(QuantilePlace[] places, Fractions fractions)
    {
        var weights = np.array(Array.ConvertAll(places, place => place.Weight));
        return fractions.Type is ElementType.Half or ElementType.Single
            ? ArrayFactory.Copy(weights, fractions.Type)
            : weights;
    }

    // From the nearer end, so that the result is monotonic in the weight.
    private static NDArray Between(NDArray previous, NDArray next, NDArray weights)
    {
        var difference = UfuncTable.Subtract.Apply(next, previous);
        return np.where(weights >= 0.5, next - (difference * (1 - weights)), previous + (difference * weights));
    }

    // NaNs are sorted to the end.
    private static NDArray WithNaNs(NDArray result, NDArray sorted, long length)
    {
        if (!sorted.Type.IsFloat())
        {
            return result;
        }

        var last = ReducedLines.At(sorted, length - 1);
        return np.where(np.isnan(last), last, result);
    }
}
