using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Typing;

namespace Cohort.Sets;

/// <summary>Slices put into an array before positions of an axis, and taken out of it.</summary>
internal static class Insertion
{
    /// <summary>The array with values before positions.</summary>
    /// <param name="array">The array.</param>
    /// <param name="axis">The axis; null flattens the array.</param>
    /// <param name="positions">What gives the positions for an axis of some extent.</param>
    /// <param name="values">The values, which broadcast and are converted.</param>
    /// <param name="isSingle">Whether the position is a number, so that the first axis of the values is the axis.
    /// </param>
    /// <exception cref="IndexError">A position is out of bounds.</exception>
    public static NDArray Into(
        NDArray array, int? axis, Func<long, long[]> positions, NDArray values, bool isSingle)
    {
        var (source, along) = Flattened(array, axis);
        var n = source.Layout.Extents[along];
        var indices = positions(n);
        if (indices.Length == 1)
        {
            return One(source, along, Checked(indices[0], n, along, n + 1), values, isSingle);
        }

        var places = Array.ConvertAll(indices, index => Checked(index, n, along, n + 1));
        var extents = source.shape;
        extents[along] = places.Length;
        var added = np.broadcast_to(Cast(values, source), new Shape(extents));
        return places.Length == 0 ? ArrayFactory.Copy(source)
            : ArrayFactory.Copy(Gathering.Take(
                np.concatenate([source, added], along), np.array(Merged(places, n)), along));
    }

    /// <summary>The array without the slices at positions.</summary>
    /// <inheritdoc cref="Into"/>
    public static NDArray OutOf(NDArray array, int? axis, Func<long, long[]> positions)
    {
        var (source, along) = Flattened(array, axis);
        var n = source.Layout.Extents[along];
        var keeps = new bool[n];
        Array.Fill(keeps, true);
        foreach (var index in positions(n))
        {
            keeps[Checked(index, n, along, n)] = false;
        }

        var kept = Enumerable.Range(0, checked((int)n)).Where(i => keeps[i]).Select(i => (long)i).ToArray();
        return ArrayFactory.Copy(Gathering.Take(source, np.array(kept), along));
    }

    /// <summary>The array without the slice at one position.</summary>
    /// <inheritdoc cref="Into"/>
    public static NDArray OutOf(NDArray array, int? axis, long index)
    {
        var (source, along) = Flattened(array, axis);
        var n = source.Layout.Extents[along];
        var at = Checked(index, n, along, n);
        return np.concatenate(
            [
                source.ViewOf(source.Layout.Slice(along, 0, at)),
                source.ViewOf(source.Layout.Slice(along, at + 1, n - at - 1)),
            ],
            along);
    }

    private static (NDArray Source, int Along) Flattened(NDArray array, int? axis) => axis is { } given
        ? (np.Given(array), Axes.Normalize(given, array.ndim))
        : (np.ravel(array), 0);

    private static long Checked(long index, long n, int axis, long bound) => index >= -n && index < bound
        ? index < 0 ? index + n : index
        : throw new IndexError($"index {index} is out of bounds for axis {axis} with size {n}");

    private static NDArray Cast(NDArray values, NDArray source) =>
        np.Given(values).Type == source.Type ? values : ArrayFactory.Copy(values, source.Type);

    private static NDArray One(NDArray source, int along, long at, NDArray values, bool isSingle)
    {
        var added = Cast(values, source);
        while (added.ndim < source.ndim)
        {
            added = np.expand_dims(added, 0);
        }

        added = isSingle ? np.moveaxis(added, 0, along) : added;
        var extents = source.shape;
        var n = extents[along];
        extents[along] = added.Layout.Extents[along];
        return np.concatenate(
            [
                source.ViewOf(source.Layout.Slice(along, 0, at)),
                np.broadcast_to(added, new Shape(extents)),
                source.ViewOf(source.Layout.Slice(along, at, n - at)),
            ],
            along);
    }

    // Where each slice of the result is among the old slices with the new ones behind them.
    private static long[] Merged(long[] places, long n)
    {
        var order = Enumerable.Range(0, places.Length).OrderBy(i => places[i]).ToArray();
        var merged = new long[n + places.Length];
        Array.Fill(merged, -1);
        for (var i = 0; i < order.Length; i++)
        {
            merged[places[order[i]] + i] = n + order[i];
        }

        var next = 0L;
        for (var i = 0; i < merged.Length; i++)
        {
            merged[i] = merged[i] < 0 ? next++ : merged[i];
        }

        return merged;
    }
}
