namespace Cohort.Tests.Cuda.Ptx;

/// <summary>An atomic change of one value in memory; threads run one at a time, so nothing comes between.</summary>
internal sealed class PtxAtomic(
    PtxSpace space, PtxScalar type, int target, int address, ulong offset, int operand, int second, PtxFunction change)
    : PtxInstruction
{
    public override int Run(PtxThread thread, int next)
    {
        var at = thread.Registers[address] + offset;
        if (at % (ulong)type.Size() != 0)
        {
            throw new PtxException($"address 0x{at:x} is not aligned to {type.Size()} bytes");
        }

        var registers = thread.Registers;
        var old = thread.Read(space, at, type.Size());
        var value = change(old, registers[operand], registers[second]);
        thread.Write(space, at, type.Size(), type.Truncate(value));
        if (target >= 0)
        {
            registers[target] = old;
        }

        return next;
    }
}
