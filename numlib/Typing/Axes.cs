namespace Cohort.Typing;

/// <summary>Turns axes as users give them, negative ones counted from the end, into positions.</summary>
internal static class Axes
{
    /// <exception cref="AxisError">There is no such axis.</exception>
    public static int Normalize(int axis, int rank)
    {
        var position = axis < 0 ? axis + rank : axis;
        return position >= 0 && position < rank ? position : throw new AxisError(axis, rank);
    }

    /// <summary>The position of an axis; an error begins with the name of the argument.</summary>
    /// <exception cref="AxisError">There is no such axis.</exception>
    public static int Normalize(int axis, int rank, string argument) => axis >= -rank && axis < rank
        ? Normalize(axis, rank)
        : throw new AxisError($"{argument}: axis {axis} is out of bounds for array of dimension {rank}");

    /// <summary>The positions of several axes in the order given.</summary>
    /// <exception cref="AxisError">There is no such axis.</exception>
    /// <exception cref="ValueError">An axis is given twice.</exception>
    public static int[] Normalize(ReadOnlySpan<int> axes, int rank, string argument = "axis")
    {
        var positions = new int[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            positions[i] = argument is "axis" or "axes" ? Normalize(axes[i], rank)
                : Normalize(axes[i], rank, argument);
            if (positions.AsSpan(0, i).Contains(positions[i]))
            {
                throw new ValueError(argument switch
                {
                    "axis" => "duplicate value in 'axis'",
                    "axes" => "repeated axis in transpose",
                    _ => $"repeated axis in `{argument}` argument",
                });
            }
        }

        return positions;
    }

    /// <summary>The positions of the axes of a reduction in ascending order; null stands for all.</summary>
    public static int[] Reduced(int[]? axes, int rank)
    {
        if (axes is null)
        {
            return All(rank);
        }

        var positions = Normalize(axes, rank);
        Array.Sort(positions);
        return positions;
    }

    /// <summary>0, 1, ..., <paramref name="rank"/> - 1.</summary>
    public static int[] All(int rank)
    {
        var positions = new int[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            positions[axis] = axis;
        }

        return positions;
    }
}
