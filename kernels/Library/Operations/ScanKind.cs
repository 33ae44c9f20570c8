namespace Cohort.Kernels.Library.Operations;

/// <summary>What a scan accumulates.</summary>
public enum ScanKind
{
    /// <summary>Running sums; integers wrap.</summary>
    Sum,

    /// <summary>Running products; integers wrap.</summary>
    Product,
}
