namespace Cohort.Tests.Cuda.Ptx;

/// <summary>The end of a thread, or a barrier at which it stops.</summary>
internal sealed class PtxHalt(PtxStop reason) : PtxInstruction
{
    /// <summary>Whether the thread ends.</summary>
    public bool IsExit => reason == PtxStop.Exit;

    public override int Run(PtxThread thread, int next)
    {
        thread.Stop = reason;
        return ~next;
    }
}
