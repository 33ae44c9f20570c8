namespace Cohort.Kernels.Gpu.Library.Random;

/// <summary>The sizes of <see cref="PcgKernels{T, TNumbers}"/>.</summary>
internal static class PcgKernelSizes
{
    /// <summary>The threads of a block.</summary>
    public const int Threads = 1 << ThreadsPower;

    /// <summary>The logarithm of that.</summary>
    public const int ThreadsPower = 7;

    /// <summary>For how many powers of two steps are prepared.</summary>
    public const int Powers = 48;
}
