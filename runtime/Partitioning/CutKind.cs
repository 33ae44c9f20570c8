namespace Cohort.Runtime.Partitioning;

/// <summary>What the pieces of a launch are ranges of.</summary>
public enum CutKind
{
    /// <summary>Nothing: there is one piece.</summary>
    None,

    /// <summary>Indices along one axis of the kernel's index space.</summary>
    Axis,

    /// <summary>Leaves of a reduction: a second kernel folds the partial results.</summary>
    Leaves,
}
