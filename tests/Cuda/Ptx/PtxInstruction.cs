namespace Cohort.Tests.Cuda.Ptx;

/// <summary>A decoded instruction.</summary>
internal abstract class PtxInstruction
{
    /// <summary>The index of the predicate that has to hold, or -1.</summary>
    public int Guard { get; set; } = -1;

    /// <summary>Whether it must not hold.</summary>
    public bool IsGuardNegated { get; set; }

    /// <summary>As it was written.</summary>
    public required PtxStatement Source { get; init; }

    /// <summary>
    /// Runs in a thread. Gives the index of the next instruction, or its complement to stop the thread there.
    /// </summary>
    public abstract int Run(PtxThread thread, int next);
}
