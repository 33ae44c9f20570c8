namespace Cohort.Indexing;

/// <summary>Elements at positions that are known to be in bounds, so that nothing waits for them.</summary>
internal static class Gathering
{
    /// <summary>The slices at positions of an axis; the result has the positions' shape in place of the axis.</summary>
    public static NDArray Take(NDArray array, NDArray positions, int axis = 0)
    {
        var terms = new List<object>();
        for (var i = 0; i < axis; i++)
        {
            terms.Add(Slice.All);
        }

        terms.Add(positions);
        return ArrayIndexing.Get(array, terms, mayFail: false);
    }
}
