using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort.Iteration;

/// <summary>
/// The order in which operands of one shape are passed through: the axes from the slowest to the fastest, and which of
/// them run backwards.
/// </summary>
internal sealed class IterationOrder
{
    private IterationOrder(int[] axes, bool[] isFlipped) => (Axes, IsFlipped) = (axes, isFlipped);

    /// <summary>The axis of the operands that comes at each place.</summary>
    public int[] Axes { get; }

    /// <summary>Whether the axis at each place runs from its end.</summary>
    public bool[] IsFlipped { get; }

    /// <summary>
    /// NumPy's order: 'C' and 'F' as they say, 'A' as 'F' where all operands are column-major; 'K' follows the memory,
    /// against the direction of axes along which no operand goes forward.
    /// </summary>
    /// <exception cref="ValueError">There is no such order.</exception>
    public static IterationOrder Of(char order, IReadOnlyList<Layout> operands, int rank)
    {
        var axes = Enumerable.Range(0, rank).ToArray();
        var isFlipped = new bool[rank];
        switch (order)
        {
            case 'C':
                break;
            case 'F':
                Array.Reverse(axes);
                break;
            case 'A':
                if (operands.Count > 0 && operands.All(Orders.IsColumnMajor) && !operands.All(o => o.IsContiguous))
                {
                    Array.Reverse(axes);
                }

                break;
            case 'K':
                for (var axis = 0; axis < rank; axis++)
                {
                    isFlipped[axis] = operands.All(o => o.Strides[axis] <= 0)
                        && operands.Any(o => o.Strides[axis] < 0);
                }

                SortByStride(axes, operands);
                break;
            default:
                throw new ValueError($"order must be one of 'C', 'F', 'A', or 'K' (got '{order}')");
        }

        return new IterationOrder(axes, Array.ConvertAll(axes, axis => isFlipped[axis]));
    }

    /// <summary>A layout with its axes in this order and direction.</summary>
    public Layout Arranged(Layout layout)
    {
        var arranged = layout.Transpose(Axes);
        for (var place = 0; place < IsFlipped.Length; place++)
        {
            if (IsFlipped[place] && arranged.Extents[place] > 0)
            {
                arranged = arranged.Slice(place, arranged.Extents[place] - 1, arranged.Extents[place], -1);
            }
        }

        return arranged;
    }

    // Insertion: an axis moves before another only where the operands agree that its strides are larger.
    private static void SortByStride(int[] axes, IReadOnlyList<Layout> operands)
    {
        for (var place = 1; place < axes.Length; place++)
        {
            for (var at = place; at > 0 && IsFaster(axes[at - 1], axes[at], operands); at--)
            {
                (axes[at - 1], axes[at]) = (axes[at], axes[at - 1]);
            }
        }
    }

    private static bool IsFaster(int axis, int other, IReadOnlyList<Layout> operands)
    {
        var isFaster = false;
        foreach (var layout in operands)
        {
            long own = Math.Abs(layout.Strides[axis]), others = Math.Abs(layout.Strides[other]);
            if (own == 0 || others == 0)
            {
                continue;
            }

            if (own > others)
            {
                return false;
            }

            isFaster |= own < others;
        }

        return isFaster;
    }
}
