namespace Cohort.Runtime.Operations;

/// <summary>One point of a library operation: its operands on host memory, and helpers to run in parallel.</summary>
public readonly ref struct LibraryCall
{
    /// <summary>Creates a call.</summary>
    public LibraryCall(
        ReadOnlySpan<HostView> operands, ReadOnlySpan<long> space, ReadOnlySpan<long> origin,
        Action<int, Action<int>> parallelFor)
    {
        Operands = operands;
        Space = space;
        Origin = origin;
        ParallelFor = parallelFor;
    }

    /// <summary>
    /// The operands in the order of the recording: inputs, then outputs. Tiles, where the operation is cut.
    /// </summary>
    public ReadOnlySpan<HostView> Operands { get; }

    /// <summary>
    /// The extents of the operation's whole index space: what decides the order of sums follows from them, not from the
    /// tile.
    /// </summary>
    public ReadOnlySpan<long> Space { get; }

    /// <summary>The index of the tile's first point along each axis of the operation's index space.</summary>
    public ReadOnlySpan<long> Origin { get; }

    /// <summary>Runs a body for 0 .. count - 1 on the device's workers and returns when all are done.</summary>
    public Action<int, Action<int>> ParallelFor { get; }
}
