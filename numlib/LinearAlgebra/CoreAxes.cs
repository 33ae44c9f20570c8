using Cohort.Typing;

namespace Cohort.LinearAlgebra;

/// <summary>Which axes of operands and result a product of vectors or matrices works on.</summary>
/// <param name="name">The function, for messages.</param>
/// <param name="ranks">How many axes it works on in each operand, and in the result at the end.</param>
internal sealed class CoreAxes(string name, params int[] ranks)
{
    /// <summary>The operand with its axes at the end, in order.</summary>
    public NDArray ToEnd(NDArray operand, int place, int[][]? axes) => axes is null
        ? operand
        : np.moveaxis(operand, Checked(axes, place, operand.ndim), Last(ranks[place]));

    /// <summary>The result with its axes where they are wanted.</summary>
    public NDArray FromEnd(NDArray result, int[][]? axes)
    {
        var place = ranks.Length - 1;
        return axes is null || axes.Length == place
            ? result
            : np.moveaxis(result, Last(ranks[place]), Checked(axes, place, result.ndim));
    }

    private static int[] Last(int count) => [.. Enumerable.Range(-count, count)];

    private int[] Checked(int[][] axes, int place, int rank)
    {
        if (axes.Length != ranks.Length && (axes.Length != ranks.Length - 1 || ranks[^1] != 0))
        {
            throw new ValueError($"{name}: axes should be a list with an entry for all {ranks.Length} inputs and "
                + "outputs; entries for outputs can only be omitted if none of them has core axes.");
        }

        return axes[place].Length == ranks[place]
            ? Axes.Normalize(axes[place], rank)
            : throw new AxisError($"{name}: operand {place} has {ranks[place]} core dimensions, but "
                + $"{axes[place].Length} dimensions are specified by axes tuple.");
    }
}
