namespace Cohort.Kernels.Gpu.Emission;

/// <summary>The text of a kernel and how it is launched.</summary>
/// <param name="Text">PTX or OpenCL C: one whole module with one entry.</param>
/// <param name="EntryName">The entry's name.</param>
/// <param name="ThreadsPerBlock">
/// The size of a block along its only dimension; kernels that share memory between threads demand it. A launch that
/// names a size of its own (<see cref="GpuLaunch.Threads"/>) replaces it.
/// </param>
/// <param name="UnitsPerBlock">How many units (<see cref="GpuArgumentLayout.Units"/>) a block computes.</param>
/// <param name="ArgumentBytes">The size of the arguments.</param>
public sealed record GpuKernelSource(
    string Text, string EntryName, int ThreadsPerBlock, int UnitsPerBlock, int ArgumentBytes)
{
    /// <summary>The blocks of a launch and the threads of each. Shared memory is declared statically.</summary>
    public (long Blocks, int Threads) ShapeOf(GpuLaunch launch) => launch.Threads != 0
        ? (launch.Units, launch.Threads)
        : ((launch.Units + UnitsPerBlock - 1) / UnitsPerBlock, ThreadsPerBlock);
}
