namespace Cohort.Kernels.Gpu.Emission;

/// <summary>Fills the slots of a launch.</summary>
internal sealed class LaunchArguments
{
    private readonly GpuArgumentLayout _layout;

    public LaunchArguments(GpuArgumentLayout layout)
    {
        _layout = layout;
        Slots = new ulong[layout.SlotCount];
    }

    /// <summary>The slots.</summary>
    public ulong[] Slots { get; }

    public void SetAddress(int operand, nint address) => Slots[_layout.Address(operand)] = (ulong)address;

    public void SetUnits(long units) => Slots[_layout.Units] = (ulong)units;

    public void SetReduction(long leafBegin, long kept, long reduced, long keptStride)
    {
        Slots[_layout.LeafBegin] = (ulong)leafBegin;
        Slots[_layout.KeptCount] = (ulong)kept;
        Slots[_layout.KeptDivisor] = GpuArgumentLayout.Divisor(kept);
        Slots[_layout.ReducedCount] = (ulong)reduced;
        Slots[_layout.KeptStride] = (ulong)keptStride;
    }

    public void SetLoops(LoopSpace loops)
    {
        for (var loop = 0; loop < loops.Rank; loop++)
        {
            Slots[_layout.Extent(loop)] = (ulong)loops.Extents[loop];
            Slots[_layout.ExtentDivisor(loop)] = GpuArgumentLayout.Divisor(loops.Extents[loop]);
            Slots[_layout.Origin(loop)] = (ulong)loops.Origin[loop];
        }

        for (var operand = 0; operand < _layout.StridedOperands; operand++)
        {
            SetAddress(operand, loops.Addresses[operand]);
            for (var loop = 0; loop < loops.Rank; loop++)
            {
                Slots[_layout.Stride(operand, loop)] = (ulong)loops.Strides[(operand * loops.Rank) + loop];
            }
        }
    }

    public void SetScalars(ulong[] scalars)
    {
        for (var scalar = 0; scalar < scalars.Length; scalar++)
        {
            Slots[_layout.Scalar(scalar)] = scalars[scalar];
        }
    }
}
