namespace Cohort.Tests.Cuda.Ptx;

/// <summary>A jump.</summary>
internal sealed class PtxBranch(int target) : PtxInstruction
{
    public override int Run(PtxThread thread, int next) => target;
}
