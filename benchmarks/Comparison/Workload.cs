namespace Benchmarks.Comparison;

/// <summary>Something that every peer computes.</summary>
/// <param name="Name">The name, by which the peers know it.</param>
/// <param name="Text">What is computed.</param>
/// <param name="Repetitions">How often one sample computes it; times are per computation.</param>
internal sealed record Workload(string Name, string Text, int Repetitions)
{
    /// <summary>The aim: NumPy's time over Cohort's, at least; 0 for none.</summary>
    public double TimesNumPy { get; init; }

    /// <summary>The aim: Cohort's seconds, at most; 0 for none.</summary>
    public double Seconds { get; init; }

    /// <summary>How large it is, for peers that are told; what they mean is the workload's own.</summary>
    public IReadOnlyList<long> Sizes { get; init; } = [];

    /// <summary>By how much the results of peers may differ, as a share of the largest.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>The additions and multiplications of a product of matrices.</summary>
    public double Flops { get; init; }

    /// <summary>The bytes that must pass between memory and the cores, where that is what bounds it.</summary>
    public long BytesMoved { get; init; }
}
