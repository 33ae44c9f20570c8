namespace Cohort.Tests.Cuda.Ptx;

/// <summary>An instruction that computes a register from registers.</summary>
internal sealed class PtxCompute(int target, int a, int b, int c, PtxFunction apply, ulong mask) : PtxInstruction
{
    public override int Run(PtxThread thread, int next)
    {
        var registers = thread.Registers;
        registers[target] = apply(registers[a], registers[b], registers[c]) & mask;
        return next;
    }
}
