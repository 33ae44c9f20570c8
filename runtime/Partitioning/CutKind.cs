namespace Cohort.Runtime.Partitioning;

/// <summary>What the pieces of a launch are tiles of.</summary>
public enum CutKind
{
    /// <summary>Nothing: there is one piece.</summary>
    None,

    /// <summary>The kernel's index space (library operations: their own).</summary>
    Indices,

    /// <summary>The leaves of a reduction: a second kernel folds the partial results.</summary>
    Leaves,
}
