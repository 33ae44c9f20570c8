using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Masks;

/// <summary>The position itself.</summary>
internal readonly struct SelectedPosition : IMaskOutput<long>
{
    /// <inheritdoc/>
    public static long Of(ArrayView<long> source, long position) => position;
}
