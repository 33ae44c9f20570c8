using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Typing;

namespace Cohort.Sets;

/// <summary>Orders by several keys: stable sorts, from the least significant key to the most significant.</summary>
internal static class LexicographicOrder
{
    /// <summary>The positions along an axis that sort by the last key, then by the one before, and so on.</summary>
    /// <exception cref="TypeError">There are no keys.</exception>
    /// <exception cref="ValueError">The keys have several shapes.</exception>
    public static NDArray Of(NDArray[] keys, int axis)
    {
        if (np.Given(keys).Length == 0)
        {
            throw new TypeError("need sequence of keys with len > 0 in lexsort");
        }

        if (Array.Exists(keys, key => !np.Given(key).Layout.HasExtents(keys[0].Layout.Extents)))
        {
            throw new ValueError("all keys need to be the same shape");
        }

        if (keys[0].ndim == 0)
        {
            return np.zeros(new Shape(), typeof(long));
        }

        var along = Axes.Normalize(axis, keys[0].ndim);
        var lines = Array.ConvertAll(keys, key => np.moveaxis(key, along, -1));
        var order = np.argsort(lines[0]);
        for (var i = 1; i < lines.Length; i++)
        {
            order = Permuted(order, np.argsort(Permuted(lines[i], order)));
        }

        return along == keys[0].ndim - 1 ? order : ArrayFactory.Copy(np.moveaxis(order, -1, along));
    }

    // Each line in the order that a line of positions gives.
    private static NDArray Permuted(NDArray lines, NDArray order)
    {
        if (lines.ndim == 1)
        {
            return Gathering.Take(lines, order);
        }

        var (count, n) = (lines.size, lines.Layout.Extents[^1]);
        var flat = np.Reshaped(lines, [count]);
        var starts = np.Reshaped(np.arange(n == 0 ? 0 : count / n) * n, [.. lines.Layout.Extents[..^1], 1]);
        return Gathering.Take(flat, order + starts);
    }
}
