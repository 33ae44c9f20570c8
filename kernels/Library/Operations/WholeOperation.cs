using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// A library operation that runs in one piece unless it says along which axes it may be cut; what is independent in a
/// piece runs on the device's workers.
/// </summary>
public abstract class WholeOperation : LibraryOperation
{
    /// <summary>Creates an operation.</summary>
    protected WholeOperation(string name)
        : base(name)
    {
    }

    /// <inheritdoc/>
    public override long[] IndexSpace(ReadOnlySpan<Layout> operands) => [];

    /// <inheritdoc/>
    public override int[] AxisMap(int operand, ReadOnlySpan<Layout> operands) => Uncut(operands[operand]);

    /// <summary>By default a few operations for each element of the largest operand.</summary>
    public override double Work(ReadOnlySpan<Layout> operands)
    {
        var largest = 0L;
        foreach (var layout in operands)
        {
            largest = Math.Max(largest, layout.Count);
        }

        return 4.0 * largest;
    }

    /// <summary>The map of an operand of which every tile needs all.</summary>
    protected static int[] Uncut(Layout layout)
    {
        var map = new int[layout.Rank];
        map.AsSpan().Fill(-1);
        return map;
    }

    /// <summary>The map of an operand whose first axes are those of the index space.</summary>
    protected static int[] CutBy(ReadOnlySpan<long> space, Layout layout)
    {
        var map = Uncut(layout);
        for (var axis = 0; axis < space.Length; axis++)
        {
            map[axis] = axis;
        }

        return map;
    }

    /// <summary>
    /// The first axes of a layout until one is longer than 1: cut along these, what is dense stays dense.
    /// </summary>
    protected static long[] Leading(Layout layout)
    {
        var axis = layout.Extents.IndexOfAnyExcept(1);
        return axis < 0 ? [] : layout.Extents[..(axis + 1)].ToArray();
    }
}
