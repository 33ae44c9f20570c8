namespace Cohort.Runtime.Execution;

/// <summary>What an engine has done since it was created (or its statistics were last subtracted).</summary>
/// <param name="OperationsRecorded">Array operations that were recorded.</param>
/// <param name="OperationsInline">Array operations that ran at the call, on small arrays.</param>
/// <param name="KernelsLaunched">Kernels after fusion.</param>
/// <param name="Pieces">Pieces into which kernels were cut.</param>
/// <param name="Copies">Copies between instances.</param>
/// <param name="BytesCopiedBetweenDevices">The bytes of copies from one device to another.</param>
/// <param name="ValuesRecomputed">Values that were computed a second time, and stored then.</param>
/// <param name="FreshBlocks">Memory blocks taken from the system.</param>
/// <param name="Collections">Garbage collections that the engine induced.</param>
/// <param name="PlansReplayed">Runs of pending operations that used a plan made before.</param>
/// <param name="LaunchesReplayed">Kernels that were cut as they had been before, without a question.</param>
/// <param name="Evictions">Times that what a full device held went to the host to make room.</param>
/// <param name="Streamed">Kernels that passed in pieces through a GPU that was too small for their data.</param>
/// <param name="HostReads">Times that the host asked for values that devices hold, and waited for them.</param>
public readonly record struct EngineStatistics(
    long OperationsRecorded, long OperationsInline, long KernelsLaunched, long Pieces, long Copies,
    long BytesCopiedBetweenDevices, long ValuesRecomputed, long FreshBlocks, long Collections, long PlansReplayed,
    long LaunchesReplayed, long Evictions, long Streamed, long HostReads)
{
    /// <summary>What happened between two readings.</summary>
    public static EngineStatistics operator -(EngineStatistics later, EngineStatistics earlier) => new(
        later.OperationsRecorded - earlier.OperationsRecorded,
        later.OperationsInline - earlier.OperationsInline,
        later.KernelsLaunched - earlier.KernelsLaunched,
        later.Pieces - earlier.Pieces,
        later.Copies - earlier.Copies,
        later.BytesCopiedBetweenDevices - earlier.BytesCopiedBetweenDevices,
        later.ValuesRecomputed - earlier.ValuesRecomputed,
        later.FreshBlocks - earlier.FreshBlocks,
        later.Collections - earlier.Collections,
        later.PlansReplayed - earlier.PlansReplayed,
        later.LaunchesReplayed - earlier.LaunchesReplayed,
        later.Evictions - earlier.Evictions,
        later.Streamed - earlier.Streamed,
        later.HostReads - earlier.HostReads);
}
