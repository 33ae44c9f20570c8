using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Random;

/// <summary>Stores the number that half of an earlier draw makes.</summary>
internal static class WaitingKernel
{
    /// <summary>The kernel.</summary>
    public static readonly LibraryKernelKey Store = new(StoreFirst);

    private static void StoreFirst(ArrayView<float> target, long bits) =>
        target[0] = Interop.IntAsFloat((uint)bits);
}
