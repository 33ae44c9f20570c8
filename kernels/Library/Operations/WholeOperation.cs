using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// A library operation that runs in one piece; what is independent in it runs on the device's workers.
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
    public override int[] AxisMap(int operand, Layout layout)
    {
        var map = new int[layout.Rank];
        map.AsSpan().Fill(-1);
        return map;
    }

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
}
