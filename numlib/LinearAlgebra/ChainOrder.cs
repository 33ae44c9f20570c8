namespace Cohort.LinearAlgebra;

/// <summary>In which order a chain of matrices is multiplied with the fewest multiplications.</summary>
/// <remarks>Dynamic programming: Cormen, Leiserson, Rivest, Stein, Introduction to Algorithms, section 15.2.</remarks>
internal static class ChainOrder
{
    /// <summary>For the first and the last factor of a part: behind which factor the part is split.</summary>
    public static int[,] Of(NDArray[] factors)
    {
        var n = factors.Length;
        double[] extents =
            [factors[0].Layout.Extents[0], .. factors.Select(factor => (double)factor.Layout.Extents[1])];
        var costs = new double[n, n];
        var splits = new int[n, n];
        for (var length = 1; length < n; length++)
        {
            for (var first = 0; first + length < n; first++)
            {
                var last = first + length;
                costs[first, last] = double.PositiveInfinity;
                for (var split = first; split < last; split++)
                {
                    var cost = costs[first, split] + costs[split + 1, last]
                        + (extents[first] * extents[split + 1] * extents[last + 1]);
                    if (cost < costs[first, last])
                    {
                        (costs[first, last], splits[first, last]) = (cost, split);
                    }
                }
            }
        }

        return splits;
    }
}
