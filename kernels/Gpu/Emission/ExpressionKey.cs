namespace Cohort.Kernels.Gpu.Emission;

/// <summary>A kernel that is written from an expression graph.</summary>
/// <param name="IsNarrow">
/// Whether 32-bit index arithmetic is enough: fewer than 2^31 indices, and strides that fit 32 bits.
/// </param>
public abstract record ExpressionKey(bool IsNarrow) : GpuKernelKey
{
    /// <summary>How many operands, from the first on, have strides.</summary>
    public abstract int StridedOperands { get; }

    /// <summary>The number of loops.</summary>
    public abstract int LoopCount { get; }

    /// <summary>The number of scalar arguments.</summary>
    public abstract int ScalarCount { get; }

    /// <summary>Where the arguments of a launch lie.</summary>
    public GpuArgumentLayout Arguments => new(OperandCount, StridedOperands, LoopCount, ScalarCount);
}
