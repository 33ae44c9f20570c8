namespace Cohort;

/// <summary>A device of a session.</summary>
/// <param name="Name">Its name as in COHORT_DEVICES.</param>
/// <param name="Description">What it is.</param>
/// <param name="MemoryBudget">How many bytes arrays may take on it, or all its memory in a survey.</param>
public sealed record SessionDevice(string Name, string Description, long MemoryBudget)
{
    /// <summary>The device in one line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Name}: {Description}, {MemoryBudget / (double)(1L << 30):0.0} GiB for arrays");
}
