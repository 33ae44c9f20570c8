namespace Cohort.Tests.Cuda.Ptx;

/// <summary>Something the lanes of a warp do together: each brings values and takes others away.</summary>
internal abstract class PtxWarpOperation : PtxInstruction
{
    public sealed override int Run(PtxThread thread, int next)
    {
        thread.Pending = this;
        thread.Stop = PtxStop.Warp;
        return ~next;
    }

    /// <summary>Runs for all lanes that take part; null where a lane does not.</summary>
    public abstract void Complete(PtxThread?[] lanes);
}
