namespace Cohort.Kernels.Gpu.Emission;

/// <summary>What decides, besides a command, which kernel is launched for it.</summary>
/// <param name="LargestVector">
/// The size in bytes of the largest vector load of elementwise kernels, 0 where loads are of single elements.
/// </param>
/// <param name="ArgumentBytes">How many bytes of arguments a launch may have.</param>
public sealed record GpuTarget(int LargestVector, int ArgumentBytes)
{
    /// <summary>The size in bytes of the largest vector load of reductions, 0 for none.</summary>
    public int LargestReducedVector { get; init; } = LargestVector;

    /// <summary>Whether queues have <see cref="IGpuQueue.Decompositions"/>.</summary>
    public bool HasDecompositions { get; init; }

    /// <summary>Whether queues have <see cref="IGpuQueue.Transforms"/>.</summary>
    public bool HasTransforms { get; init; }

    /// <summary>CUDA: vectors of 16 bytes, and the 4 KB of arguments that every driver takes.</summary>
    public static GpuTarget Cuda { get; } = new(16, 4096);

    /// <summary>
    /// OpenCL: vectors in reductions alone; the device says how large arguments may be (at least 1,024 bytes).
    /// </summary>
    /// <param name="argumentBytes">The device's CL_DEVICE_MAX_PARAMETER_SIZE.</param>
    public static GpuTarget OpenCl(int argumentBytes) => new(0, argumentBytes) { LargestReducedVector = 16 };
}
