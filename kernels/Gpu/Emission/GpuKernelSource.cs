namespace Cohort.Kernels.Gpu.Emission;

/// <summary>The text of a kernel and how it is launched.</summary>
/// <param name="Text">PTX or OpenCL C: one whole module with one entry.</param>
/// <param name="EntryName">The entry's name.</param>
/// <param name="ThreadsPerBlock">
/// The size of a block along its only dimension; kernels that share memory between threads demand it.
/// </param>
/// <param name="UnitsPerBlock">How many units (<see cref="GpuArgumentLayout.Units"/>) a block computes.</param>
/// <param name="Arguments">Where the arguments lie.</param>
public sealed record GpuKernelSource(
    string Text, string EntryName, int ThreadsPerBlock, int UnitsPerBlock, GpuArgumentLayout Arguments)
{
    /// <summary>The number of blocks that a launch of some units needs. Shared memory is declared statically.</summary>
    public long BlocksFor(long units) => (units + UnitsPerBlock - 1) / UnitsPerBlock;
}
