namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// All that the text of a GPU kernel depends on. Arrays, sizes, strides and scalar values are arguments
/// (<see cref="GpuArgumentLayout"/>), so equal keys share one compiled kernel. Compares by value: use it as the key of
/// a module cache.
/// </summary>
/// <param name="IsNarrow">
/// Whether 32-bit index arithmetic is enough: fewer than 2^31 indices, and strides that fit 32 bits.
/// </param>
public abstract record GpuKernelKey(bool IsNarrow)
{
    /// <summary>How many memory operands a launch names.</summary>
    public abstract int OperandCount { get; }

    /// <summary>How many of them, from the first on, have strides.</summary>
    public abstract int StridedOperands { get; }

    /// <summary>The number of loops.</summary>
    public abstract int LoopCount { get; }

    /// <summary>The number of scalar arguments.</summary>
    public abstract int ScalarCount { get; }

    /// <summary>Where the arguments of a launch lie.</summary>
    public GpuArgumentLayout Arguments => new(OperandCount, StridedOperands, LoopCount, ScalarCount);
}
