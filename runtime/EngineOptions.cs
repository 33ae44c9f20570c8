using Cohort.Runtime.Execution;

namespace Cohort.Runtime;

/// <summary>How an engine works. Tests lower the thresholds so that tiny arrays take every path.</summary>
public sealed record EngineOptions
{
    /// <summary>Run every operation at its call, in order, unfused.</summary>
    public bool IsEager { get; init; }

    /// <summary>
    /// Up to how many elements (weighted by cost) an operation on host arrays runs at once on the calling thread.
    /// </summary>
    public long InlineElements { get; init; } = 8192;

    /// <summary>After how many recorded operations everything that is pending is issued.</summary>
    public int WindowOperations { get; init; } = 256;

    /// <summary>How many seconds of recorded work start an idle device when an array is written.</summary>
    public double StartAfterSeconds { get; init; } = 1e-3;

    /// <summary>
    /// How many fresh bytes may be held by arrays that may be dead before a collection looks for them.
    /// </summary>
    public long OldVersionBytes { get; init; } = Math.Max(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8, 64 << 20);

    /// <summary>
    /// Up to how many bytes a region gets memory for all of it on each device that holds a part; of a larger one a
    /// device gets memory for its part.
    /// </summary>
    public long WholeInstanceBytes { get; init; } = 1 << 20;

    /// <summary>
    /// How many operations' plans are kept, all plans together, to serve operations of the same shapes again; 0 for
    /// none.
    /// </summary>
    public int PlannedOperationsKept { get; init; } = 16384;

    /// <summary>How often operations of some shapes are planned before their plan is kept: 0 or 1 times.</summary>
    public int TurnsBeforeReplay { get; init; } = 1;

    /// <summary>
    /// Whether a kept plan is compared with the operations before it is used again; false plants a fault that tests
    /// have to find.
    /// </summary>
    internal bool ComparesPlans { get; init; } = true;

    /// <summary>Sees every plan, or null.</summary>
    public IPlanObserver? Observer { get; init; }
}
