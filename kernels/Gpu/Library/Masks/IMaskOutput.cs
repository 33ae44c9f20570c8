using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Masks;

/// <summary>What is stored for each true element of a mask.</summary>
internal interface IMaskOutput<T>
    where T : unmanaged
{
    /// <summary>The value for a position.</summary>
    static abstract T Of(ArrayView<T> source, long position);
}
