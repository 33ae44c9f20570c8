using Cohort.Kernels.Gpu.Library.Decompositions;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>A routine that a vendor's library runs on GPUs, for real numbers.</summary>
internal interface IGpuMatrixRoutine : IMatrixRoutine
{
    /// <summary>Whether the library does it with these parameters.</summary>
    bool HasLaunch => true;

    /// <summary>Queues the launches.</summary>
    void Launch(DenseLaunches launches, Func<string, Exception> refusal);
}
