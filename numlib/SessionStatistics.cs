using Cohort.Runtime.Execution;

namespace Cohort;

/// <summary>What a session has done.</summary>
/// <param name="OperationsRecorded">Array operations that were recorded to run later.</param>
/// <param name="OperationsInline">Operations on small arrays that ran at the call.</param>
/// <param name="KernelsLaunched">Kernels after fusion.</param>
/// <param name="Pieces">Pieces into which kernels were cut for the devices.</param>
/// <param name="Copies">Copies within and between devices.</param>
/// <param name="BytesCopiedBetweenDevices">Bytes copied from one device to another.</param>
/// <param name="ValuesRecomputed">Values that were computed a second time, and stored then.</param>
/// <param name="FreshBlocks">Memory blocks taken from the system.</param>
/// <param name="Collections">Garbage collections that were induced to find dead arrays.</param>
/// <param name="Evictions">Times that an array of a full GPU went to the host to make room.</param>
/// <param name="Streamed">Kernels that passed in pieces through a GPU that was too small for their data.</param>
/// <param name="HostReads">Times that the host asked for values that devices hold, and waited for them.</param>
public readonly record struct SessionStatistics(
    long OperationsRecorded, long OperationsInline, long KernelsLaunched, long Pieces, long Copies,
    long BytesCopiedBetweenDevices, long ValuesRecomputed, long FreshBlocks, long Collections,
    long Evictions, long Streamed, long HostReads)
{
    /// <summary>What happened between two readings.</summary>
    public static SessionStatistics operator -(SessionStatistics later, SessionStatistics earlier) => new(
        later.OperationsRecorded - earlier.OperationsRecorded,
        later.OperationsInline - earlier.OperationsInline,
        later.KernelsLaunched - earlier.KernelsLaunched,
        later.Pieces - earlier.Pieces,
        later.Copies - earlier.Copies,
        later.BytesCopiedBetweenDevices - earlier.BytesCopiedBetweenDevices,
        later.ValuesRecomputed - earlier.ValuesRecomputed,
        later.FreshBlocks - earlier.FreshBlocks,
        later.Collections - earlier.Collections,
        later.Evictions - earlier.Evictions,
        later.Streamed - earlier.Streamed,
        later.HostReads - earlier.HostReads);

    internal static SessionStatistics Of(in EngineStatistics s) => new(
        s.OperationsRecorded, s.OperationsInline, s.KernelsLaunched, s.Pieces, s.Copies, s.BytesCopiedBetweenDevices,
        s.ValuesRecomputed, s.FreshBlocks, s.Collections, s.Evictions, s.Streamed,
        s.HostReads);
}
