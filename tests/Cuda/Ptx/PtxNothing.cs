namespace Cohort.Tests.Cuda.Ptx;

/// <summary>A fence: threads run one at a time, so all they do is visible at once.</summary>
internal sealed class PtxNothing : PtxInstruction
{
    public override int Run(PtxThread thread, int next) => next;
}
