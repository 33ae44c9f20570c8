namespace Cohort.Runtime.Regions;

/// <summary>
/// How stored content was computed, in case that it gets lost with its device. Refers to contents, never to versions,
/// so that it keeps no array alive.
/// </summary>
public abstract class Derivation
{
    /// <summary>How many kernels lead to the content from the last one whose sources have been forgotten.</summary>
    public int Length { get; protected init; }
}
