namespace Cohort.Tests.Cuda.Ptx;

/// <summary>The decoded instructions of an entry and what its threads need.</summary>
/// <param name="Instructions">The instructions; the last one ends the thread.</param>
/// <param name="InitialRegisters">The registers of a fresh thread, literals set.</param>
/// <param name="SpecialStart">The index of the first special register.</param>
/// <param name="SharedBytes">The size of statically shared memory.</param>
/// <param name="LocalBytes">The size of a thread's own memory.</param>
/// <param name="HasStops">Whether threads wait for each other.</param>
internal sealed record PtxCode(
    PtxInstruction[] Instructions, ulong[] InitialRegisters, int SpecialStart, int SharedBytes, int LocalBytes,
    bool HasStops);
