namespace Cohort.Tests.Cuda.Ptx;

/// <summary>A load or a store of one or several neighbouring values.</summary>
/// <param name="space">The state space.</param>
/// <param name="type">The type in memory.</param>
/// <param name="address">The register of the address.</param>
/// <param name="offset">What is added to it.</param>
/// <param name="values">The registers, -1 where a value is dropped.</param>
/// <param name="widths">The types of the registers, to which loads extend.</param>
/// <param name="isStore">Whether it writes.</param>
internal sealed class PtxAccess(
    PtxSpace space, PtxScalar type, int address, ulong offset, int[] values, PtxScalar[] widths, bool isStore)
    : PtxInstruction
{
    public override int Run(PtxThread thread, int next)
    {
        var at = thread.Registers[address] + offset;
        var size = type.Size();
        if (at % (ulong)(size * values.Length) != 0)
        {
            throw new PtxException($"address 0x{at:x} is not aligned to {size * values.Length} bytes");
        }

        for (var i = 0; i < values.Length; i++, at += (ulong)size)
        {
            if (isStore)
            {
                thread.Write(space, at, size, type.Truncate(thread.Registers[values[i]]));
            }
            else
            {
                var value = thread.Read(space, at, size);
                if (values[i] >= 0)
                {
                    thread.Registers[values[i]] = widths[i].Truncate(type.Extend(value));
                }
            }
        }

        return next;
    }
}
