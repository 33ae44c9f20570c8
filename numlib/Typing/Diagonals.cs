using Cohort.Runtime.Geometry;

namespace Cohort.Typing;

/// <summary>The diagonals of two axes as views.</summary>
internal static class Diagonals
{
    /// <summary>The layout without two axes and with a last axis that runs along their diagonal.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="offset">Which diagonal: 0 the main one, positive above it.</param>
    /// <param name="row">The axis of the rows.</param>
    /// <param name="column">The axis of the columns.</param>
    /// <exception cref="ValueError">There are fewer than two axes, or they are the same.</exception>
    public static Layout Of(Layout layout, long offset, int row, int column)
    {
        if (layout.Rank < 2)
        {
            throw new ValueError("diag requires an array of at least two dimensions");
        }

        var (first, second) = (Axes.Normalize(row, layout.Rank), Axes.Normalize(column, layout.Rank));
        if (first == second)
        {
            throw new ValueError("axis1 and axis2 cannot be the same");
        }

        var (down, right) = offset < 0 ? (-offset, 0L) : (0L, offset);
        var count = Math.Max(0, Math.Min(layout.Extents[first] - down, layout.Extents[second] - right));
        var start = count == 0 ? 0 : (down * layout.Strides[first]) + (right * layout.Strides[second]);
        var extents = new List<long>();
        var strides = new List<long>();
        for (var axis = 0; axis < layout.Rank; axis++)
        {
            if (axis != first && axis != second)
            {
                extents.Add(layout.Extents[axis]);
                strides.Add(layout.Strides[axis]);
            }
        }

        return new Layout(
            layout.Offset + start, [.. extents, count], [.. strides, layout.Strides[first] + layout.Strides[second]]);
    }
}
