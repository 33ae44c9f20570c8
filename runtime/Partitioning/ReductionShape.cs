using Cohort.Runtime.Geometry;
using Cohort.Runtime.Kernels;

namespace Cohort.Runtime.Partitioning;

/// <summary>
/// The order in which a reduction goes through its index space: the axes permuted into one of the forms, and the leaves
/// of the reduced indices. Fixed by the extents and the reduced axes alone.
/// </summary>
public sealed class ReductionShape
{
    /// <summary>The number of reduced indices in a leaf of <see cref="ReductionForm.Trailing"/>.</summary>
    internal const int TrailingLeaf = 4096;

    private const int OuterLeaf = 64;

    /// <summary>Analyses a reduction of an index space over some axes.</summary>
    public ReductionShape(Layout space, ReadOnlySpan<int> reducedAxes)
    {
        var kept = new List<int>();
        for (var axis = 0; axis < space.Rank; axis++)
        {
            if (!reducedAxes.Contains(axis))
            {
                kept.Add(axis);
            }
        }

        var isOuter = kept.Count > 0 && kept[^1] == space.Rank - 1 && reducedAxes.Length > 0;
        Form = isOuter ? ReductionForm.Outer : ReductionForm.Trailing;
        LeadingKept = isOuter ? kept.Count - 1 : kept.Count;
        Order = isOuter
            ? [.. kept[..^1], .. reducedAxes, kept[^1]]
            : [.. kept, .. reducedAxes];
        KeptCount = 1;
        ReducedCount = 1;
        for (var axis = 0; axis < space.Rank; axis++)
        {
            if (reducedAxes.Contains(axis))
            {
                ReducedCount *= space.Extents[axis];
            }
            else
            {
                KeptCount *= space.Extents[axis];
            }
        }

        LeafSize = isOuter ? OuterLeaf : TrailingLeaf;
        Leaves = (ReducedCount + LeafSize - 1) / LeafSize;
        ReducedRank = reducedAxes.Length;
    }

    /// <summary>Where the reduced axes lie after the permutation.</summary>
    public ReductionForm Form { get; }

    /// <summary>Axis i of the permuted space is axis Order[i] of the operation's.</summary>
    public int[] Order { get; }

    /// <summary>The number of kept axes before the reduced ones.</summary>
    public int LeadingKept { get; }

    /// <summary>The number of reduced axes.</summary>
    public int ReducedRank { get; }

    /// <summary>The number of results.</summary>
    public long KeptCount { get; }

    /// <summary>The number of elements that each result combines.</summary>
    public long ReducedCount { get; }

    /// <summary>The number of reduced indices in a leaf.</summary>
    public long LeafSize { get; }

    /// <summary>The number of leaves of each result.</summary>
    public long Leaves { get; }

    /// <summary>The permuted axis along which results may be cut, or -1 without kept axes.</summary>
    public int KeptCutAxis =>
        LeadingKept > 0 ? 0 : Form == ReductionForm.Outer ? ReducedRank : -1;
}
