using Cohort.Indexing;
using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.Sets;

/// <summary>
/// The distinct elements of many integers that lie close together, by counting them: one pass where sorting takes many.
/// </summary>
internal static class Tally
{
    // Sorting fewer elements is as fast as the passes here.
    private const int Fewest = 4096;

    /// <summary>The distinct elements in ascending order and how often they occur.</summary>
    /// <returns>Null where the elements are few, far apart or no integers; then they are to be sorted.</returns>
    public static (NDArray Values, NDArray Counts)? Of(NDArray flat)
    {
        var fits = flat.Type.IsInteger() && flat.Type != ElementType.UInt64;
        if (!fits || flat.size < Fewest)
        {
            return null;
        }

        var (least, most) = ((long)ReductionTable.Minimum.Apply(flat), (long)ReductionTable.Maximum.Apply(flat));
        if ((UInt128)((Int128)most - least) >= (UInt128)flat.size)
        {
            return null;
        }

        var counts = np.bincount(flat.astype(np.int64) - least);
        var places = np.flatnonzero(counts);
        return ((places + least).astype(flat.dtype, copy: false), Gathering.Take(counts, places));
    }
}
