namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// All that the text of a GPU kernel depends on. Arrays, sizes, strides and scalar values are arguments, so equal keys
/// share one compiled kernel. Compares by value: use it as the key of a module cache.
/// </summary>
public abstract record GpuKernelKey
{
    /// <summary>How many memory operands a launch names.</summary>
    public abstract int OperandCount { get; }

    /// <summary>The slot of a launch's arguments that holds the address of an operand.</summary>
    public virtual int AddressSlot(int operand) => operand;
}
