namespace Cohort.Kernels.Cuda;

/// <summary>The shape of a launch: blocks of threads.</summary>
/// <param name="GridX">Blocks along the first axis.</param>
/// <param name="GridY">Blocks along the second axis.</param>
/// <param name="GridZ">Blocks along the third axis.</param>
/// <param name="BlockX">Threads of a block along the first axis.</param>
/// <param name="BlockY">Threads of a block along the second axis.</param>
/// <param name="BlockZ">Threads of a block along the third axis.</param>
/// <param name="SharedBytes">Shared memory of a block beyond what the code declares.</param>
public readonly record struct CudaLaunch(
    uint GridX, uint GridY, uint GridZ, uint BlockX, uint BlockY, uint BlockZ, uint SharedBytes)
{
    /// <summary>A launch along one axis.</summary>
    public static CudaLaunch Linear(uint blocks, uint threads) => new(blocks, 1, 1, threads, 1, 1, 0);
}
