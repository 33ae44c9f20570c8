using Cohort.Creation;
using Cohort.Indexing;

namespace Cohort.Sets;

/// <summary>Sets of elements as sorted vectors: what NumPy's functions on sets share.</summary>
internal static class SetOperations
{
    // As many as one kernel holds comparisons of, and enough that they are cheaper than bisections.
    private const long FewToCompare = 24;
    private const long ManyCompared = 8193;

    /// <summary>Whether each element is among others, by a search in those sorted.</summary>
    public static NDArray IsIn(NDArray element, NDArray others, bool invert)
    {
        var flat = np.ravel(others);
        if (flat.size == 0)
        {
            return np.full(element.Shape, invert, typeof(bool));
        }

        if (flat.size <= FewToCompare && np.Given(element).size >= ManyCompared)
        {
            return Compared(element, flat, invert);
        }

        var sorted = np.sort(flat);
        var places = np.minimum(np.searchsorted(sorted, element), flat.size - 1);
        var nearest = Gathering.Take(sorted, places);
        return invert ? nearest != element : nearest == element;
    }

    // One pass over many elements for all the others together.
    private static NDArray Compared(NDArray element, NDArray others, bool invert)
    {
        var found = element == others["0"];
        for (var i = 1L; i < others.size; i++)
        {
            found |= element == others.ViewOf(others.Layout.Slice(0, i, 1));
        }

        return invert ? !found : found;
    }

    /// <summary>What two vectors have in common, and where it is in them.</summary>
    public static (NDArray Values, NDArray First, NDArray Second) Intersection(NDArray first, NDArray second)
    {
        var both = np.concatenate([first, second]);
        var order = np.argsort(both);
        var sorted = Gathering.Take(both, order);
        var (earlier, later) = Neighbours(sorted);
        var places = np.flatnonzero(earlier == later);
        return (
            Gathering.Take(earlier, places), Gathering.Take(order, places),
            Gathering.Take(order, places + 1) - first.size);
    }

    /// <summary>What is in one of two vectors alone.</summary>
    public static NDArray SymmetricDifference(NDArray first, NDArray second)
    {
        var sorted = np.sort(np.concatenate([first, second]));
        if (sorted.size == 0)
        {
            return sorted;
        }

        var (earlier, later) = Neighbours(sorted);
        var differs = np.ones(new Shape(sorted.size + 1), typeof(bool));
        ArrayFactory.Store(differs.ViewOf(differs.Layout.Slice(0, 1, sorted.size - 1)), earlier != later);
        return sorted[differs["1:"] & differs[":-1"]];
    }

    /// <summary>The elements, flattened, each once unless they are known to be.</summary>
    public static NDArray Distinct(NDArray array, bool isUnique) => isUnique ? np.ravel(array) : np.unique(array);

    private static (NDArray Earlier, NDArray Later) Neighbours(NDArray sorted)
    {
        var count = Math.Max(sorted.size - 1, 0);
        return (
            sorted.ViewOf(sorted.Layout.Slice(0, 0, count)),
            sorted.ViewOf(sorted.Layout.Slice(0, Math.Min(1, sorted.size), count)));
    }
}
