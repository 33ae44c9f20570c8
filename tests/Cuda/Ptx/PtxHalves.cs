namespace Cohort.Tests.Cuda.Ptx;

/// <summary>A move between a register and two of half its size.</summary>
internal sealed class PtxHalves(int whole, int[] parts, int bits, bool isPack) : PtxInstruction
{
    public override int Run(PtxThread thread, int next)
    {
        var registers = thread.Registers;
        if (isPack)
        {
            registers[whole] = registers[parts[0]] | (registers[parts[1]] << bits);
            return next;
        }

        var value = registers[whole];
        registers[parts[0]] = value & ((1UL << bits) - 1);
        registers[parts[1]] = value >> bits;
        return next;
    }
}
