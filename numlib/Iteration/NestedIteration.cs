namespace Cohort.Iteration;

/// <summary>Iterations inside each other over the axes of the same operands.</summary>
internal static class NestedIteration
{
    /// <summary>The iterations, the outermost first.</summary>
    /// <exception cref="ValueError">An axis is named twice, or is none of the operands'.</exception>
    public static np.NDIterator[] Of(NDArray[] operands, int[][] axes, IterationFlags flags, IterationRequest request)
    {
        ArgumentNullException.ThrowIfNull(operands);
        ArgumentNullException.ThrowIfNull(axes);
        if (axes.Length < 2)
        {
            throw new ValueError("axes must have at least 2 entries for nested iteration");
        }

        var all = new IteratedOperands(operands, flags, request);
        var seen = new HashSet<int>();
        foreach (var axis in axes.SelectMany(part => part))
        {
            if (axis < 0 || axis >= all.Extents.Length)
            {
                throw new ValueError("An axis is out of bounds");
            }

            if (!seen.Add(axis))
            {
                throw new ValueError("An axis is used more than once");
            }
        }

        var iterations = new np.NDIterator[axes.Length];
        for (var i = 0; i < iterations.Length; i++)
        {
            // Runs of elements are of use to the innermost iteration alone.
            var own = i < iterations.Length - 1 ? flags with { HasExternalLoop = false } : flags;
            iterations[i] = new np.NDIterator(all, axes[i], own, request, i > 0 ? iterations[i - 1] : null);
        }

        return iterations;
    }
}
