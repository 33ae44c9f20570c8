namespace Cohort.Runtime.Regions;

/// <summary>What computes a version that is not stored: a recorded operation.</summary>
public abstract class Recipe
{
    /// <summary>The place in program order.</summary>
    public long Sequence { get; internal set; }
}
